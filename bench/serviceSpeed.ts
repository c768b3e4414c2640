import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { shapedModel } from '../test/fixtures/gguf/index.ts'
import { openAttempt } from './attempt.ts'
import { openChild } from './child.ts'
import { alternatingRatio, figure, type Figure } from './figure.ts'

const pairs = 7
const maxTokens = 64
const question = 'Describe the light in this photograph, then say what would change most.'

/** Tokens per second as a subscriber of the service sees them, over the same model driven by hand. */
export async function serviceSpeed(): Promise<Figure[]> {
  const modelPath = await shapedModel()
  const dataDir = await mkdtemp(join(tmpdir(), 'mondrian-bench-'))
  const bare = fork(join(import.meta.dirname, 'bareEngine.ts'), [modelPath])
  await once(bare, 'message')
  const child = await openChild(modelPath)
  const attempt = openAttempt(dataDir)
  let request = 0
  // A different beginning each time, so that nothing comes from the cache.
  const prompt = (): string => `${request++} ${question}`

  const viaService = async (): Promise<number> => {
    let first: number | undefined
    let last = 0
    let count = 0
    await child.generate(prompt(), maxTokens, (text, tokens, figures) => {
      last = performance.now()
      first ??= last
      count += tokens
      attempt.steps(text, figures)
    })
    return ((count - 1) * 1000) / (last - first!)
  }
  const byHand = async (): Promise<number> => {
    bare.send({ prompt: prompt(), maxTokens })
    const [answer] = (await once(bare, 'message')) as [{ tokensPerSecond: number }]
    return answer.tokensPerSecond
  }
  await viaService()
  await byHand()
  const ratio = await alternatingRatio(pairs, viaService, byHand)
  attempt.close()
  bare.disconnect()
  await child.close()
  await rm(dataDir, { recursive: true })
  return [figure('service tokens/s over bare node-llama-cpp', ratio, { atLeast: 0.95 }, 'ratio')]
}
