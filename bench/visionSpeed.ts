import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { builtEngineDir } from '../src/core/models/engineDir.ts'
import { smolVlmShaped } from '../test/fixtures/gguf/index.ts'
import { openAttempt } from './attempt.ts'
import { openBareServer } from './bareServer.ts'
import { openChild } from './child.ts'
import { figure, median, type Figure } from './figure.ts'

const pairs = 5
const maxTokens = 48
const question = 'Describe the light in this photograph, then say what would change most.'

type Answer = { firstMs: number; tokensPerSecond: number }

/** A picture as a subscriber of the service sees it answered, over the same llama-server driven by hand. */
export async function visionSpeed(): Promise<Figure[]> {
  const engineDir = builtEngineDir(join(import.meta.dirname, '..'))
  if (engineDir === null) throw new Error('The vision engine is not built: npm run engine')
  const model = await smolVlmShaped()
  const dataDir = await mkdtemp(join(tmpdir(), 'mondrian-bench-'))
  const bare = await openBareServer(engineDir, model)
  const child = await openChild(model.path, engineDir)
  const attempt = openAttempt(dataDir)
  let request = 0
  /** A picture of its own each time, so that nothing comes from the cache. */
  const next = async (): Promise<string> => {
    const path = join(dataDir, `${request++}.jpg`)
    const background = { r: (request * 40) % 256, g: 90, b: 140 }
    const picture = sharp({ create: { width: 640, height: 480, channels: 3, background } })
    await writeFile(path, await picture.jpeg().toBuffer())
    return path
  }

  const viaService = async (): Promise<Answer> => {
    const imagePath = await next()
    const startedAt = performance.now()
    let first: number | undefined
    let last = 0
    let count = 0
    const onSteps: Parameters<typeof child.generate>[2] = (text, tokens, figures) => {
      last = performance.now()
      first ??= last
      count += tokens
      attempt.steps(text, figures)
    }
    await child.generate(`${request} ${question}`, maxTokens, onSteps, imagePath)
    return { firstMs: first! - startedAt, tokensPerSecond: ((count - 1) * 1000) / (last - first!) }
  }
  const byHand = async (): Promise<Answer> => {
    const jpeg = await readFile(await next())
    return bare.ask(`${request} ${question}`, jpeg, maxTokens)
  }
  await viaService()
  await byHand()
  const speeds: number[] = []
  const firsts: number[] = []
  const ours: number[] = []
  for (let pair = 0; pair < pairs; pair++) {
    const oursFirst = pair % 2 === 0
    const a = await (oursFirst ? viaService() : byHand())
    const b = await (oursFirst ? byHand() : viaService())
    const [service, hand] = oursFirst ? [a, b] : [b, a]
    speeds.push(service.tokensPerSecond / hand.tokensPerSecond)
    firsts.push(service.firstMs / hand.firstMs)
    ours.push(service.firstMs)
  }
  attempt.close()
  await child.close()
  await bare.close()
  await rm(dataDir, { recursive: true })
  return [
    figure('vision tokens/s over bare llama-server', median(speeds), { atLeast: 0.95 }, 'ratio'),
    figure('time to first token over bare llama-server', median(firsts), { atMost: 1.05 }, 'ratio'),
    figure('SmolVLM-shaped picture to first token', median(ours) / 1000, { atMost: 10 }, 's'),
  ]
}
