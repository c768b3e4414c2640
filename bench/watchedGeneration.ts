import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Core } from '../src/core/index.ts'
import { createServer } from '../src/server/http/index.ts'
import { shapedModel } from '../test/fixtures/gguf/index.ts'
import { openAttempt } from './attempt.ts'
import { openChild } from './child.ts'
import { alternatingRatio, figure, type Figure } from './figure.ts'

const pairs = 7
const maxTokens = 96
const readers = 20

/** Tokens per second while twenty clients read the event stream and one never does, over none. */
export async function watchedGeneration(): Promise<Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'mondrian-bench-'))
  const dataDir = join(folder, 'data')
  await mkdir(dataDir)
  await writeFile(join(folder, 'index.html'), '')
  const child = await openChild(await shapedModel())
  const attempt = openAttempt(dataDir)
  const server = await createServer({
    // Readers ask for nothing but events.
    core: {
      api: {} as Core['api'],
      upload: () => Promise.reject(),
      exportParcel: () => Promise.reject(),
      on: attempt.on,
      tellFault: () => undefined,
      close: () => Promise.resolve(),
    },
    dataDir,
    rendererDir: folder,
    port: 0,
    version: 'bench',
    onFault: (fault) => console.error(fault),
  })
  let request = 0
  const tokensPerSecond = async (): Promise<number> => {
    let first: number | undefined
    let last = 0
    let count = 0
    await child.generate(`${request++} Describe the light.`, maxTokens, (text, tokens, figures) => {
      last = performance.now()
      first ??= last
      count += tokens
      attempt.steps(text, figures)
    })
    return ((count - 1) * 1000) / (last - first!)
  }
  const watched = async (): Promise<number> => {
    const args = [String(server.port), server.token(), String(readers)]
    const clients = fork(join(import.meta.dirname, 'eventReaders.ts'), args)
    await once(clients, 'message')
    const speed = await tokensPerSecond()
    clients.disconnect()
    await once(clients, 'exit')
    return speed
  }
  await tokensPerSecond()
  const ratio = await alternatingRatio(pairs, watched, tokensPerSecond)
  await server.close()
  attempt.close()
  await child.close()
  await rm(folder, { recursive: true })
  return [
    figure('tokens/s with 20 event readers and a deaf one over none', ratio, { atLeast: 0.95 }, 'ratio'),
  ]
}
