import { mkdir, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { Clock } from '../../../core/clock.ts'
import type { Core } from '../../../core/index.ts'
import { createServer, type LocalServer } from '../index.ts'
import type { Limits } from '../limits.ts'
import { ask, type Ask, type Answer } from './ask.ts'
import { openMemoryCore, temporaryFolder, type writeCritique } from './memoryCore.ts'

export type Options = {
  limits?: Partial<Limits>
  clock?: Clock
  wallNow?: () => number
  write?: typeof writeCritique
  /** In place of a core over children in memory. */
  core?: Core
}

export type TestServer = LocalServer & {
  core: Core
  dataDir: string
  faults: unknown[]
  /** A request without credentials. */
  ask: (path: string, request?: Ask) => Promise<Answer>
  /** A request with the token. */
  askIn: (path: string, request?: Ask) => Promise<Answer>
  /** A command with the token; its reply. */
  command: (name: string, input?: unknown) => Promise<Answer>
}

/** A server on a free port with a window of a few files, closed when the test ends. */
export async function startServer(options: Options = {}): Promise<TestServer> {
  const folder = await temporaryFolder()
  const rendererDir = join(folder, 'renderer')
  await mkdir(join(rendererDir, 'assets'), { recursive: true })
  await writeFile(join(rendererDir, 'index.html'), '<!doctype html><title>Mondrian</title>')
  await writeFile(join(rendererDir, 'assets', 'main.js'), 'export {}')
  await writeFile(join(rendererDir, 'assets', 'large.js'), '')
  await truncate(join(rendererDir, 'assets', 'large.js'), 500_000)
  await writeFile(join(folder, 'secret.txt'), 'secret')
  const dataDir = join(folder, 'data')
  await mkdir(dataDir)
  const core =
    options.core ?? (await openMemoryCore(dataDir, { ...(options.write && { write: options.write }) })).core
  const faults: unknown[] = []
  const server = await createServer({
    core,
    dataDir,
    rendererDir,
    port: 0,
    version: '0.0.0-test',
    onFault: (fault) => faults.push(fault),
    ...(options.limits && { limits: options.limits }),
    ...(options.clock && { clock: options.clock }),
    ...(options.wallNow && { wallNow: options.wallNow }),
  })
  onTestFinished(() => server.close())
  const askIn: TestServer['askIn'] = (path, request = {}) =>
    ask(server.port, path, {
      ...request,
      headers: { authorization: `Bearer ${server.token()}`, ...request.headers },
    })
  return {
    ...server,
    core,
    dataDir,
    faults,
    ask: (path, request) => ask(server.port, path, request),
    askIn,
    command: (name, input = {}) => askIn(`/api/${name}`, { json: input }),
  }
}
