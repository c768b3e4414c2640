// The core over children in memory and a clock that moves only when told to: deadlines, timeouts, cadence.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import type { EventOf, EventType, MondrianEvent } from '../shared/events.ts'
import type { PhotoRequest } from '../shared/photoMessages.ts'
import type { Figures, InferenceReply, InferenceRequest } from '../shared/workers.ts'
import { createCore } from './index.ts'
import { createManualClock } from './manualClock.ts'
import { emptyFindings, memoryPhotoChild } from './photos/testing/memoryPhotoChild.ts'
import { createMemoryStarter } from './workers/memoryStarter.ts'

const resourcesDir = join(import.meta.dirname, '..', '..', 'resources')
const critique = '## What I see\nA quiet frame.\n\n## Composition · 7.5\nIt holds together.\n'

const figures = (generationTokens: number): Figures => ({
  promptTokens: 50,
  cachedTokens: 0,
  imageTokens: null,
  generationTokens,
  promptTps: 500,
  generationTps: 10,
  peakMemoryBytes: 1000,
})

const version = '1'
const memory = { weights: 3e9, context: 6e8, work: 2e8, program: 2e8 }

/** Measures nothing, at once. */
const answerPhoto = memoryPhotoChild((child, { requestId }) => emptyFindings(requestId).forEach(child.post))

/** A core whose model says what `onGenerate` makes it say. */
async function start(onGenerate: (post: (reply: InferenceReply) => void, requestId: string) => void) {
  const dataDir = await mkdtemp(join(tmpdir(), 'mondrian-core-'))
  onTestFinished(() => rm(dataDir, { recursive: true, force: true }))
  const clock = createManualClock()
  const { startWorker, children } = createMemoryStarter((_post, request, child) => {
    if (child.kind === 'photo') return answerPhoto(child, request as PhotoRequest)
    const { type, requestId } = request as InferenceRequest
    const model = { name: 'Memory', sight: 'text', notice: null } as const
    const make = { architecture: 'llama', projectorType: null, parameters: 7e9 }
    const loaded = { ...model, engine: 'memory', device: 'CPU', contextSize: 1024, seconds: 0.1 }
    if (type === 'inspect')
      child.post({
        type: 'inspected',
        requestId,
        model: { ...model, make, version, memory, files: ['/memory.gguf'] },
      })
    if (type === 'load') child.post({ type: 'loaded', requestId, model: loaded })
    if (type === 'generate') onGenerate(child.post, requestId)
    if (type === 'cancel') {
      child.post({ type: 'finished', requestId, finishReason: 'cancelled', keep: 0, figures: figures(1) })
    }
  })
  const wallStart = 1_800_000_000_000
  const wallNow = (): number => wallStart + clock.now()
  const options = {
    dataDir,
    resourcesDir,
    engineDir: null,
    sightDir: null,
    startWorker,
    version: '0.0.0-test',
    clock,
    wallNow,
  }
  const core = await createCore({ ...options, random: () => 0.5 })
  onTestFinished(() => core.close())
  const events: MondrianEvent[] = []
  core.on((event) => events.push(event))
  const seen = <Type extends EventType>(type: Type): EventOf<Type>[] =>
    events.filter((event): event is EventOf<Type> => event.type === type)
  /** Waits until `count` events of this type were seen, letting the children's messages through. */
  const until = <Type extends EventType>(type: Type, count = 1): Promise<EventOf<Type>> =>
    vi.waitFor(() => {
      const found = seen(type)[count - 1]
      if (!found) throw new Error(`only ${seen(type).length} ${type} events`)
      return found
    })
  const path = join(dataDir, 'a.jpg')
  await writeFile(path, 'a photo')
  const submit = async (modelId = join(resourcesDir, 'starter', 'everyone.txt')) => {
    const { jobs } = await core.api['photos.add']({ paths: [path], advisorIds: ['ansel'], modelId })
    return jobs[0]!
  }
  const breathe = (seconds: number): void => {
    for (let second = 0; second < seconds; second++) {
      children.forEach((child) => child.post({ type: 'alive' }))
      clock.advance(1000)
    }
  }
  return { core, clock, children, events, seen, until, path, submit, breathe }
}

test('a child that lives but makes no progress is killed, and the job tried once more', async () => {
  const { seen, until, submit, clock, children } = await start(() => undefined)
  const job = await submit()
  const stall = async (attempt: number): Promise<void> => {
    await until('start', attempt)
    for (let second = 0; second < 125; second++) {
      children.at(-1)?.post({ type: 'alive' })
      await Promise.resolve()
      clock.advance(1000)
    }
  }
  await stall(1)
  await vi.waitFor(() => {
    clock.advance(300)
    expect(seen('reset').length).toBe(1)
  })
  await stall(2)
  const done = await until('done')
  expect(done).toMatchObject({ jobId: job.id, status: 'failed', attempt: 2 })
  expect(seen('error')[0]).toMatchObject({ code: 'engine-stalled' })
  expect(children.filter((child) => child.kind === 'inference').length).toBe(2)
})

test('a job that takes longer than the setting allows fails as a timeout and keeps its text', async () => {
  const { core, until, submit, clock } = await start((post, requestId) => {
    post({ type: 'steps', requestId, text: critique, tokens: [1], figures: figures(1) })
  })
  await core.api['settings.set']({ jobTimeoutMinutes: 1 })
  const job = await submit()
  await until('chunk')
  clock.advance(59_000)
  expect((await core.api['jobs.get']({ id: job.id })).status).toBe('running')
  clock.advance(1000)
  expect(await until('error')).toMatchObject({ code: 'timeout' })
  expect(await until('done')).toMatchObject({ status: 'failed' })
  expect(await core.api['jobs.text']({ id: job.id })).toEqual({ text: critique })
})

test('figures four times a second, the thinking line every interval, with tokens and speed', async () => {
  let say = (_tokens: number): void => undefined
  const { core, until, seen, submit, clock } = await start((post, requestId) => {
    say = (tokens) => post({ type: 'steps', requestId, text: ' word', tokens: [1], figures: figures(tokens) })
    say(1)
  })
  await core.api['settings.set']({ updateIntervalSeconds: 3 })
  await submit()
  await until('chunk')
  const before = seen('progress').length
  for (let tokens = 2; tokens <= 61; tokens++) {
    say(tokens)
    await Promise.resolve()
    await Promise.resolve()
    clock.advance(100)
  }
  expect(seen('progress').length - before).toBe(24)
  const lines = seen('thinking_update').map((event) => event.thinking)
  expect(lines.length).toBe(2)
  for (const line of lines) {
    expect(line).toMatch(/^Generating analysis\.\.\. \(\d+ tokens, \d+\.\d tps\)$/)
    expect(Number(/([\d.]+) tps/.exec(line)?.[1])).toBeCloseTo(10, -1)
  }
})

test('a text that is no critique is never stored as completed', async () => {
  const { until, submit, clock, seen } = await start((post, requestId) => {
    post({ type: 'steps', requestId, text: 'HTTP 500', tokens: [1], figures: figures(1) })
    post({ type: 'finished', requestId, finishReason: 'stop', keep: 8, figures: figures(1) })
  })
  await submit()
  const tryAgain = (): void => {
    clock.advance(500)
    expect(seen('done').length).toBe(1)
  }
  await vi.waitFor(tryAgain, { timeout: 5000, interval: 10 })
  expect(await until('done')).toMatchObject({ status: 'failed' })
  expect(seen('error')[0]).toMatchObject({ code: 'critique-incomplete' })
  expect(seen('analysis_complete')).toEqual([])
})

test('a loop keeps the good part: what was shown beyond it is taken back', async () => {
  const { core, until, submit, seen } = await start((post, requestId) => {
    post({ type: 'steps', requestId, text: `${critique}again again`, tokens: [1], figures: figures(20) })
    post({
      type: 'finished',
      requestId,
      finishReason: 'loop',
      keep: critique.length,
      figures: figures(20),
    })
  })
  const job = await submit()
  const complete = await until('analysis_complete')
  expect(complete.analysisMarkdown).toBe(critique)
  expect(complete.stats.finishReason).toBe('loop')
  expect(seen('reset')[0]).toMatchObject({ keep: critique.length })
  expect((await core.api['jobs.get']({ id: job.id })).finishReason).toBe('loop')
})

test('a level is weighed by how likely its words were, and shown to nobody; a loop is cut where it began', async () => {
  const parts = ['## What I see\nA quiet frame.\n\n## Composition\nIt holds.\n\n#lev', 'el', ' sound', '\n']
  const text = parts.join('')
  const { until, submit, events } = await start((post, requestId) => {
    const say = (said: string, choices?: { at: number; shares: number[] }[]): void =>
      post({
        type: 'steps',
        requestId,
        text: said,
        tokens: [1],
        figures: figures(20),
        ...(choices && { choices }),
      })
    say(parts[0]!)
    say(parts[1]! + parts[2]! + parts[3]!, [{ at: 2, shares: [0, 0, 0.6, 0.4, 0] }])
    say('## Lighting\nagain again #level')
    post({ type: 'finished', requestId, finishReason: 'loop', keep: text.length, figures: figures(20) })
  })
  await submit()
  const complete = await until('analysis_complete')
  expect(complete.analysisMarkdown).toBe(text.replace('#level sound\n', ''))
  expect(complete.scores).toEqual([{ section: 'composition', score: 5.8 }])
  expect(JSON.stringify(events)).not.toContain('#lev')
})

test('a paused queue takes nothing, a resumed one goes on; a second pause changes nothing', async () => {
  const { core, until, submit, seen } = await start((post, requestId) => {
    post({ type: 'steps', requestId, text: critique, tokens: [1], figures: figures(1) })
    post({ type: 'finished', requestId, finishReason: 'stop', keep: critique.length, figures: figures(1) })
  })
  await core.api['queue.pause']({})
  await core.api['queue.pause']({})
  const job = await submit()
  await until('photo_update', 3)
  expect((await core.api['jobs.get']({ id: job.id })).status).toBe('queued')
  expect(seen('queue_update').length).toBe(1)
  await core.api['queue.resume']({})
  expect(await until('done')).toMatchObject({ status: 'completed' })
})

test('Retry takes a failed job up again from an empty text, and a finished one is refused', async () => {
  let fail = true
  const { core, until, submit, seen } = await start((post, requestId) => {
    post({ type: 'steps', requestId, text: critique, tokens: [1], figures: figures(1) })
    if (fail) {
      const error = { code: 'context-overflow', message: 'Too long.' } as const
      post({ type: 'failed', requestId, error } as unknown as InferenceReply)
    } else
      post({ type: 'finished', requestId, finishReason: 'stop', keep: critique.length, figures: figures(1) })
  })
  const job = await submit()
  await until('done')
  fail = false
  await core.api['jobs.retry']({ id: job.id })
  expect(await until('done', 2)).toMatchObject({ status: 'completed', attempt: 2 })
  expect(seen('reset')[0]).toMatchObject({ keep: 0, attempt: 2 })
  await expect(core.api['jobs.cancel']({ id: job.id })).rejects.toMatchObject({ code: 'illegal-transition' })
  expect(await core.api['jobs.text']({ id: job.id })).toEqual({ text: critique })
})

test('figures of the second job stand on what the first one taught', async () => {
  const { core, until, submit, seen, clock } = await start((post, requestId) => {
    clock.advance(1000)
    post({ type: 'steps', requestId, text: critique, tokens: [1], figures: figures(1) })
    clock.advance(4000)
    post({ type: 'finished', requestId, finishReason: 'stop', keep: critique.length, figures: figures(90) })
  })
  await submit()
  await until('done')
  await submit()
  await until('done', 2)
  const second = seen('done')[1]!
  const estimates = seen('progress')
    .filter((event) => event.jobId === second.jobId)
    .map((event) => event.estimatedRemainingMs)
  expect(estimates[0]).toBeGreaterThan(1000)
  expect((await core.api['jobs.list']({})).jobs.length).toBe(2)
})

test('Retry looks again for a photo that was away', async () => {
  const { core, path, until, submit, seen } = await start((post, requestId) => {
    post({ type: 'steps', requestId, text: critique, tokens: [1], figures: figures(1) })
    const finished = { finishReason: 'stop', keep: critique.length, figures: figures(1) } as const
    post({ type: 'finished', requestId, ...finished })
  })
  await rm(path)
  const job = await submit()
  expect(await until('done')).toMatchObject({ status: 'failed', attempt: 1 })
  expect(seen('error')[0]).toMatchObject({ code: 'photo-missing', retryable: true })
  await writeFile(path, 'a photo')
  await core.api['jobs.retry']({ id: job.id })
  expect(await until('done', 2)).toMatchObject({ status: 'completed' })
})
