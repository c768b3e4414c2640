import { fork } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { expect, onTestFinished, test, vi } from 'vitest'
import { z } from 'zod'
import { isRunning } from '../../test/support/children.ts'
import { createSupervisor } from '../core/workers/supervisor.ts'
import type { WorkerExit, WorkerHandle } from '../core/workers/worker.ts'
import { confinedVariable } from '../shared/workers.ts'
import { permissionFlags } from './confine.ts'
import type { Order } from './fixtures/child.ts'
import { everyKind } from './fixtures/everyKind.ts'
import { forkWorker, workerEntries } from './startWorker.ts'

const fixture = (name: string): string => fileURLToPath(new URL(`fixtures/${name}.ts`, import.meta.url))

function start(entry = fixture('child')) {
  const worker = forkWorker(everyKind(entry))('photo')
  const messages: unknown[] = []
  worker.onMessage((message) => messages.push(message))
  const gone = new Promise<WorkerExit>((exited) => worker.onExit(exited))
  onTestFinished(async () => {
    worker.kill()
    await gone
  })
  return { worker, messages, gone }
}
const order = (worker: WorkerHandle, message: Order): void => worker.post(message)
const nextMessage = (worker: WorkerHandle): Promise<unknown> =>
  new Promise((arrived) => {
    const stop = worker.onMessage((message) => {
      stop()
      arrived(message)
    })
  })

test('messages go both ways with their types, also one posted before the child runs', async () => {
  const { worker, messages } = start()
  const value = { text: 'höhe ✨', bytes: new Uint8Array([1, 2, 3]), none: undefined, big: [Number.NaN] }
  order(worker, { do: 'echo', value })
  expect(await nextMessage(worker)).toEqual(value)
  order(worker, { do: 'echo', value: 'again' })
  expect(await nextMessage(worker)).toBe('again')
  expect(messages.length).toBe(2)
})

test('an exit code is told', async () => {
  const { worker, gone } = start()
  order(worker, { do: 'exit', code: 3 })
  expect(await gone).toEqual({ code: 3, signal: null })
})

test('a child that hangs can be killed', async () => {
  const { worker, gone } = start()
  order(worker, { do: 'hang' })
  expect(await nextMessage(worker)).toBe('hanging')
  worker.kill()
  expect(await gone).toEqual({ code: null, signal: 'SIGKILL' })
})

test('all that a child said before it died is heard before its exit', async () => {
  const { worker, messages, gone } = start()
  order(worker, { do: 'speak and die', count: 500 })
  expect(await gone).toEqual({ code: null, signal: 'SIGKILL' })
  expect(messages).toEqual(Array.from({ length: 500 }, (_, word) => word))
})

test('a child that is gone can be written to and killed in vain', async () => {
  const { worker, gone } = start()
  worker.kill()
  order(worker, { do: 'describe' })
  expect(await gone).toEqual({ code: null, signal: 'SIGKILL' })
  expect(() => order(worker, { do: 'describe' })).not.toThrow()
  expect(() => worker.kill()).not.toThrow()
})

test('an entry file that is missing is an exit', async () => {
  const { gone } = start(fixture('missing'))
  expect(await gone).toEqual({ code: 1, signal: null })
})

test('a child sees a scrubbed environment and no Node options of ours', async () => {
  onTestFinished(() => void vi.unstubAllEnvs())
  vi.stubEnv('MONDRIAN_SECRET', 'secret')
  vi.stubEnv('NODE_OPTIONS', '--no-warnings')
  vi.stubEnv('LD_LIBRARY_PATH', '/somewhere')
  const { worker } = start()
  order(worker, { do: 'describe' })
  const { names, execArgv } = (await nextMessage(worker)) as { names: string[]; execArgv: string[] }
  expect(execArgv).toEqual(permissionFlags('photo', fixture('child')))
  expect(names).toEqual(expect.arrayContaining(['PATH', 'GGML_NO_BACKTRACE']))
  const allowed = ['PATH', 'HOME', 'TMPDIR', 'LANG', 'SystemRoot', 'TEMP', 'GGML_NO_BACKTRACE']
  // Set by the shell that starts it, and by macOS for every process.
  const added = [confinedVariable, 'PWD', 'OLDPWD', 'SHLVL', '_', '__CF_USER_TEXT_ENCODING']
  expect(names.filter((name) => ![...allowed, ...added].includes(name))).toEqual([])
})

test('the children of a host that is killed are gone with it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'mondrian-children-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const socket = join(folder, 'socket')
  const server = createServer().listen(socket)
  onTestFinished(() => void server.close())
  await once(server, 'listening')
  const connected = once(server, 'connection') as Promise<[Socket]>
  const host = fork(fixture('parent'), [socket], { execArgv: [], stdio: 'ignore' })
  onTestFinished(() => void host.kill('SIGKILL'))
  const [child] = await connected
  const childGone = once(child.resume(), 'close')
  host.kill('SIGKILL')
  expect(await childGone).toEqual([false])
})

test.runIf(process.platform !== 'win32')('also a child that hangs and hears nothing', async () => {
  const host = fork(fixture('parent'), ['hang'], {
    execArgv: [],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  onTestFinished(() => void host.kill('SIGKILL'))
  const [pid] = (await once(host, 'message')) as [number]
  expect(isRunning(pid)).toBe(true)
  host.kill('SIGKILL')
  await vi.waitFor(() => expect(isRunning(pid)).toBe(false), { timeout: 10_000, interval: 50 })
})

test('a supervisor brings a killed child back', async () => {
  const entry = fixture('supervised')
  const replySchema = z.discriminatedUnion('type', [
    z.object({ type: z.literal('ready') }),
    z.object({ type: z.literal('done'), requestId: z.string() }),
  ])
  const supervisor = createSupervisor<{ requestId: string }, z.infer<typeof replySchema>>({
    kind: 'inference',
    startWorker: forkWorker(everyKind(entry)),
    replySchema,
    isSuccess: () => true,
  })
  onTestFinished(() => supervisor.close())
  const run = (requestId: string): Promise<unknown> =>
    supervisor.run({
      request: { requestId },
      onReply: () => undefined,
      isFinal: (reply) => reply.type === 'done',
      deadlineMs: 15_000,
    })
  await expect(run('fatal')).rejects.toMatchObject({
    code: 'engine-crashed',
    message: 'The model stopped unexpectedly (SIGKILL).',
  })
  expect(await run('harmless')).toEqual({ type: 'done', requestId: 'harmless' })
  expect(supervisor.pid()).toBeTypeOf('number')
})

test('children start from sources beside sources, from bundles beside a bundle', () => {
  const root = resolve('/app')
  expect(workerEntries(pathToFileURL(join(root, 'src/cli/index.ts')))).toEqual({
    photo: join(root, 'src/workers/photo/main.ts'),
    inference: join(root, 'src/workers/inference/main.ts'),
    sight: join(root, 'src/workers/sight/main.ts'),
    metadata: join(root, 'src/workers/metadata/main.ts'),
    remote: join(root, 'src/workers/inference/remote/main.ts'),
    voice: join(root, 'src/workers/voice/main.ts'),
  })
  expect(workerEntries(pathToFileURL(join(root, 'out/main/cli.js')).href)).toEqual({
    photo: join(root, 'out/main/photo.js'),
    inference: join(root, 'out/main/inference.js'),
    sight: join(root, 'out/main/sight.js'),
    metadata: join(root, 'out/main/metadata.js'),
    remote: join(root, 'out/main/remote.js'),
    voice: join(root, 'out/main/voice.js'),
  })
  for (const entry of Object.values(workerEntries(import.meta.url))) expect(existsSync(entry)).toBe(true)
})
