import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished, vi } from 'vitest'
import { openMemoryCore } from '../../server/http/testing/memoryCore.ts'
import type { ModelTestRun } from '../../shared/modelMeasures.ts'
import type { Figures } from '../../shared/workers.ts'
import { createManualClock } from '../manualClock.ts'

const resourcesDir = join(import.meta.dirname, '..', '..', '..', 'resources')
/** Any file: the child in memory takes it for a model. */
const id = join(resourcesDir, 'starter', 'everyone.txt')
const critique = '## What I see\nA quiet frame.\n\n## Composition\nIt holds together.\n'

const figures = (generationTokens: number): Figures => ({
  promptTokens: 50,
  cachedTokens: 0,
  imageTokens: null,
  generationTokens,
  promptTps: 500,
  generationTps: 10,
  peakMemoryBytes: 2.5e9,
})

type Write = NonNullable<Parameters<typeof openMemoryCore>[1]>['write']

async function start(write: Write) {
  const dataDir = await mkdtemp(join(tmpdir(), 'mondrian-tests-'))
  onTestFinished(() => rm(dataDir, { recursive: true, force: true }))
  const clock = createManualClock()
  const { core } = await openMemoryCore(dataDir, { clock, ...(write && { write }) })
  const runs: ModelTestRun[] = []
  core.on((event) => {
    if (event.type === 'model_test') runs.push(event.test)
  })
  const end = (): Promise<ModelTestRun> =>
    vi.waitFor(() => {
      const last = runs.at(-1)
      if (last?.state !== 'done' && last?.state !== 'failed') throw new Error(`still ${last?.state}`)
      return last
    })
  return { core, clock, runs, end }
}

it('tries a model on a photograph that ships, keeps the figures and nothing else', async () => {
  const { core, clock, runs, end } = await start((post, requestId) => {
    post({ type: 'steps', requestId, text: critique, tokens: [1], figures: figures(20) })
    queueMicrotask(() => {
      clock.advance(4000)
      post({ type: 'finished', requestId, finishReason: 'stop', keep: critique.length, figures: figures(40) })
    })
  })
  expect(await core.api['models.test']({ id })).toMatchObject({ modelId: id, state: 'running', tested: null })
  const { tested, ...run } = await end()
  expect(run).toEqual({ modelId: id, state: 'done', stage: null, share: 1, error: null })
  expect(tested).toMatchObject({ peakBytes: 2.5e9, device: 'CPU', tokensPerSecond: 10 })
  expect(tested?.secondsPerPhoto).toBe(4.15)
  expect(new Set(runs.map(({ stage }) => stage))).toEqual(new Set([null, 'loading', 'prompting', 'writing']))
  await core.api['settings.set']({ defaultModelId: id })
  const { models } = await core.api['models.list']({})
  expect(models.find((model) => model.id === id)?.tested).toEqual(tested)
  expect((await core.api['photos.list']({})).photos).toEqual([])
  expect((await core.api['jobs.list']({})).jobs).toEqual([])
})

it('ends a long text after twenty seconds, and reckons what the whole would take', async () => {
  const { core, clock, end } = await start((post, requestId) => {
    post({ type: 'steps', requestId, text: 'Long', tokens: [1], figures: figures(1) })
    queueMicrotask(() => queueMicrotask(() => queueMicrotask(() => clock.advance(20_000))))
  })
  await core.api['models.test']({ id })
  const { tested } = await end()
  // Twenty tokens in twenty seconds, as the child in memory says when it is told to stop, of the 700 that are usual.
  expect(tested?.secondsPerPhoto).toBe(700.15)
})

it('waits for the critique that is being written, and another test for this one', async () => {
  const releases: (() => void)[] = []
  const { core, end } = await start((post, requestId) => {
    releases.push(() => {
      post({ type: 'steps', requestId, text: critique, tokens: [1], figures: figures(1) })
      post({ type: 'finished', requestId, finishReason: 'stop', keep: critique.length, figures: figures(1) })
    })
  })
  await core.api['photos.addSample']({ id: 'pier-sunset', advisorIds: ['ansel'], modelId: id })
  await vi.waitFor(() => expect(releases.length).toBe(1))
  expect((await core.api['models.test']({ id })).state).toBe('waiting')
  await expect(core.api['models.test']({ id })).rejects.toMatchObject({ code: 'illegal-transition' })
  releases[0]!()
  await vi.waitFor(() => expect(releases.length).toBe(2))
  expect((await core.api['jobs.list']({})).jobs[0]?.status).toBe('completed')
  releases[1]!()
  expect(await end()).toMatchObject({ state: 'done' })
})

it('fails with a sentence where there is no such model, and is stopped when its memory is wanted', async () => {
  const { core, runs, end } = await start(() => undefined)
  await core.api['models.test']({ id: join(resourcesDir, 'none.gguf') })
  expect((await end()).error).toContain('is not there')
  runs.length = 0
  await core.api['models.test']({ id })
  await vi.waitFor(() => expect(runs.at(-1)?.stage).toBe('prompting'))
  await core.api['models.unload']({})
  expect(runs.at(-1)).toMatchObject({ state: 'failed', error: 'The test was stopped.' })
})

it('is refused while the queue is paused', async () => {
  const { core } = await start(() => undefined)
  await core.api['queue.pause']({})
  await expect(core.api['models.test']({ id })).rejects.toMatchObject({
    message: expect.stringContaining('while the queue stands still') as string,
  })
})
