// The vision engine is killed at every stage, its child too, and the whole app: one retry, one result, nothing left.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import type { Stage } from '../../src/shared/jobs.ts'
import { openStore } from '../../src/core/store/index.ts'
import { slowVisionRecital } from '../fixtures/gguf/index.ts'
import { isRunning, recordingStarter } from '../support/children.ts'
import { eventsOf, openCore, temporaryFolder, textOf } from '../support/core.ts'
import { writeTinted } from '../support/tinted.ts'

const { path: modelId, texts } = await slowVisionRecital()
const stages: Stage[] = ['loading', 'encoding', 'prompting', 'writing']

/** A data folder whose critiques end early: the way there is what these tests are about. */
async function dataFolder(): Promise<string> {
  const dataDir = await temporaryFolder()
  const store = openStore({ dataDir, now: Date.now })
  store.settings.set({ maxTokens: 64 })
  store.close()
  return dataDir
}

/** The beginning of the text, as far as 64 tokens go. */
function expectBeginning(text: string, whole: string): void {
  expect(text.length).toBeGreaterThan(200)
  expect(whole.startsWith(text)).toBe(true)
}

/** Process id of the vision engine, from the record in the data folder; waits until there is one. */
function enginePid(dataDir: string): Promise<number> {
  return vi.waitFor(
    async () => (JSON.parse(await readFile(join(dataDir, 'helper.json'), 'utf8')) as { pid: number }).pid,
    { timeout: 10_000 },
  )
}

const gone = (...pids: number[]): Promise<void> =>
  vi.waitFor(() => expect(pids.filter(isRunning)).toEqual([]), { timeout: 5000 })

test.each(stages)('the engine killed while %s', async (stage) => {
  const dataDir = await dataFolder()
  const core = await openCore({ dataDir })
  const killed = core
    .until('status_update', ({ job }) => job.stage === stage && job.attempt === 1)
    .then(async () => {
      const pid = await enginePid(dataDir)
      process.kill(pid, 'SIGKILL')
      return pid
    })
  const paths = [await writeTinted(dataDir, 'green')]
  const { jobs } = await core.api['photos.add']({ paths, advisorIds: ['ansel'], modelId })
  const id = jobs[0]!.id
  const first = await killed
  const done = await core.until('done')
  expect(done).toMatchObject({ jobId: id, status: 'completed', attempt: 2 })
  expectBeginning(textOf(core.events, id), texts.green)
  expect(eventsOf(core.events, id).filter(({ type }) => type === 'analysis_complete')).toHaveLength(1)
  // Memory may have been short: it is shown less, and that is said.
  const seen = await core.api['jobs.seen']({ id })
  const begun = core.events.findLast((event) => event.type === 'start' && event.jobId === id)
  const isSmaller = stage === 'encoding'
  expect(seen).toMatchObject({ width: isSmaller ? 512 : 900 })
  expect(begun).toMatchObject({ notice: isSmaller ? expect.stringContaining('512 pixels') : null })
  const second = await enginePid(dataDir)
  expect(second).not.toBe(first)
  await core.close()
  await gone(first, second)
})

test.each(stages)('the inference child killed while %s takes the engine with it', async (stage) => {
  const dataDir = await dataFolder()
  const children = recordingStarter()
  const core = await openCore({ dataDir, startWorker: children.startWorker })
  const killed = core
    .until('status_update', ({ job }) => job.stage === stage && job.attempt === 1)
    .then(async () => {
      const pid = await enginePid(dataDir)
      children.latest('inference').kill()
      return pid
    })
  const paths = [await writeTinted(dataDir, 'blue')]
  const { jobs } = await core.api['photos.add']({ paths, advisorIds: ['ansel'], modelId })
  await gone(await killed)
  const done = await core.until('done')
  expect(done).toMatchObject({ jobId: jobs[0]!.id, status: 'completed', attempt: 2 })
  expectBeginning(textOf(core.events, done.jobId), texts.blue)
})

test.each(stages)(
  'the app killed while %s leaves nothing behind and goes on at the next start',
  async (stage) => {
    const dataDir = await dataFolder()
    const photo = await writeTinted(dataDir, 'red')
    const app = fork(join(import.meta.dirname, '..', 'support', 'app.ts'), [dataDir, modelId, photo, 'one'])
    const children: number[] = []
    await new Promise<void>((resolve) => {
      app.on('message', (message: { child?: number; type?: string; job?: { stage: Stage } }) => {
        if (message.child !== undefined) children.push(message.child)
        if (message.type === 'status_update' && message.job?.stage === stage) resolve()
      })
    })
    const engine = await enginePid(dataDir)
    app.kill('SIGKILL')
    await gone(engine, ...children)

    const core = await openCore({ dataDir })
    const done = await core.until('done')
    expect(done.status).toBe('completed')
    expectBeginning(textOf(core.events, done.jobId), texts.red)
  },
)

test('app and child killed together: the next start ends the engine they left', async () => {
  const dataDir = await dataFolder()
  const photo = await writeTinted(dataDir, 'red')
  const app = fork(join(import.meta.dirname, '..', 'support', 'app.ts'), [dataDir, modelId, photo, 'one'])
  const children: number[] = []
  await new Promise<void>((resolve) => {
    app.on('message', (message: { child?: number; type?: string }) => {
      if (message.child !== undefined) children.push(message.child)
      if (message.type === 'chunk') resolve()
    })
  })
  const engine = await enginePid(dataDir)
  // Held, so that it cannot notice the end of its children first.
  process.kill(app.pid!, 'SIGSTOP')
  // Its exit and not its state: the last of its threads lets go of the data folder.
  const left = once(app, 'exit')
  for (const pid of [...children, app.pid!]) process.kill(pid, 'SIGKILL')
  await Promise.all([left, gone(...children)])
  expect(isRunning(engine)).toBe(true)
  const core = await openCore({ dataDir })
  await gone(engine)
  expect((await core.until('done')).status).toBe('completed')
})

test.each(['preparing', ...stages] as Stage[])('stopped while %s, the next job runs', async (stage) => {
  const dataDir = await dataFolder()
  const core = await openCore({ dataDir })
  const stopped = core
    .until('status_update', ({ job }) => job.stage === stage)
    .then(({ jobId }) => core.api['jobs.cancel']({ id: jobId }))
  const paths = [await writeTinted(dataDir, 'red')]
  const { jobs } = await core.api['photos.add']({ paths, advisorIds: ['ansel', 'weston'], modelId })
  expect(await stopped).toMatchObject({ id: jobs[0]!.id, status: 'cancelled', finishReason: 'cancelled' })
  const next = await core.until('done', ({ jobId }) => jobId === jobs[1]!.id)
  expect(next.status).toBe('completed')
  expectBeginning(textOf(core.events, next.jobId), texts.red)
})
