// The queue over a real store whose disk is full whenever a test says so.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { AppError } from '../../shared/errors.ts'
import type { MondrianEvent } from '../../shared/events.ts'
import type { Job } from '../../shared/jobs.ts'
import { emptyCamera } from '../../shared/photos.ts'
import type { Remark } from '../../shared/remarks.ts'
import { defaultSettings } from '../../shared/settings.ts'
import { createHub } from '../hub.ts'
import type { LogRecord } from '../log/index.ts'
import { createManualClock } from '../manualClock.ts'
import { openStore, type Store } from '../store/index.ts'
import { createAttempt, type Attempt } from './attempt.ts'
import { typicalDurations } from './progress.ts'
import { createQueue } from './queue.ts'
import { complete as completeCritique } from './settle.ts'

const text = '## What I see\nA quiet frame.\n'
const stats = {
  promptTokens: 5,
  cachedTokens: 0,
  imageTokens: null,
  completionTokens: 9,
  totalTokens: 14,
  promptTps: null,
  generationTps: null,
  timeToFirstTokenMs: null,
  elapsedMs: 10,
  peakMemoryBytes: null,
  finishReason: 'stop',
} as const

/** A queue with one job waiting; `write` is what the job's attempt does before it ends. */
function start(write: (attempt: Attempt) => Promise<void>, remarks?: Remark[]) {
  const dataDir = mkdtempSync(join(tmpdir(), 'mondrian-queue-'))
  const clock = createManualClock()
  const wallNow = (): number => 1_800_000_000_000 + clock.now()
  const real = openStore({ dataDir, now: wallNow })
  onTestFinished(() => {
    real.close()
    rmSync(dataDir, { recursive: true })
  })
  const disk = { isFull: false }
  const onDisk =
    <Args extends unknown[], Result>(change: (...args: Args) => Result) =>
    (...args: Args): Result => {
      if (disk.isFull) throw new AppError('disk-full', 'The disk is full.')
      return change(...args)
    }
  const { saveText, saveFigures, complete, claim, cancelRunning } = real.jobs
  const jobs = {
    ...real.jobs,
    saveText: onDisk(saveText),
    saveFigures: onDisk(saveFigures),
    complete: onDisk(complete),
    claim: onDisk(claim),
    cancelRunning: onDisk(cancelRunning),
  }
  const store: Store = { ...real, jobs }
  real.photos.insert({ id: 'photo', name: 'photo.jpg', path: '/photo.jpg', addedAt: 0 })
  real.jobs.insert({ id: 'job', photoId: 'photo', advisorId: 'ansel', modelId: 'm', now: wallNow() })
  const pauses: (string | null)[] = []
  const records: LogRecord[] = []
  const events: MondrianEvent[] = []
  const hub = createHub({
    reserveSeq: store.meta.reserveSeq,
    wallNow,
    snapshot: () => ({ jobs: [], queuePaused: null, notice: null }),
  })
  hub.on((event) => events.push(event))
  const queue = createQueue({
    store,
    hub,
    clock,
    wallNow,
    owner: 'test',
    log: { write: (record) => records.push(record), close: () => undefined },
    random: () => 0.5,
    timeoutMs: () => 600_000,
    open: (opened, on) =>
      createAttempt({
        ...opened,
        ...on,
        store,
        hub,
        clock,
        wallNow,
        settings: defaultSettings,
        durations: typicalDurations,
        learned: false,
        expectedTokens: 100,
      }),
    run: async (attempt) => {
      await write(attempt)
      attempt.text.push(text)
      attempt.text.flush()
      const photo = store.photos.get('photo')
      const shaper = {
        push: (raw: string) => raw,
        finish: () => '',
        ...(remarks && { remarks: () => remarks }),
      }
      const options = { system: '', user: '', maxTokens: 1, temperature: 0, seed: 1 }
      const brief = { mode: 'text', options, shaper } as const
      const measured = { photo, facts: {}, camera: emptyCamera, unseen: null, advice: [] }
      return (settle) => completeCritique(settle, attempt as Attempt<Job>, { measured, brief, stats })
    },
    restartEngine: () => undefined,
    onPaused: (reason) => pauses.push(reason),
    folderTrouble: () => null,
    onFault: (fault) => {
      throw fault
    },
  })
  onTestFinished(() => queue.close())
  return { queue, clock, disk, pauses, events, records, store }
}

test('on a full disk the queue pauses by name, the text goes on in memory, and all of it is stored', async () => {
  const { queue, clock, disk, pauses, events, store } = start(async (attempt) => {
    disk.isFull = true
    attempt.text.push('thrown away by nobody: ')
    clock.advance(300)
    attempt.text.cut(0)
    disk.isFull = false
  })
  queue.wake()
  await vi.waitFor(() => expect(events.at(-1)).toMatchObject({ type: 'done', status: 'completed' }))
  expect(pauses).toEqual(['The disk is full.', null])
  expect(store.jobs.text('job')).toBe(text)
})

test('a result that cannot be stored is held and tried again, never called done before', async () => {
  const { queue, clock, disk, pauses, events, store } = start(async () => {
    disk.isFull = true
  })
  queue.wake()
  await vi.waitFor(() => expect(pauses).toEqual(['The disk is full.']))
  clock.advance(5000)
  await Promise.resolve()
  expect(events.filter((event) => event.type === 'done')).toEqual([])
  expect(store.jobs.get('job').status).toBe('running')
  disk.isFull = false
  await vi.waitFor(() => {
    clock.advance(1000)
    expect(store.jobs.get('job').status).toBe('completed')
  })
  expect(pauses).toEqual(['The disk is full.', null])
  expect(store.critiques.get('job')?.analysisMarkdown).toBe(text)
})

test('a disk that is free again does not lift a pause that a person asked for', async () => {
  const { queue, clock, disk, pauses, store } = start(async () => undefined)
  disk.isFull = true
  queue.wake()
  await vi.waitFor(() => expect(pauses).toEqual(['The disk is full.']))
  queue.pause('Paused by you.')
  disk.isFull = false
  clock.advance(5000)
  await Promise.resolve()
  expect(queue.paused()).toBe('Paused by you.')
  expect(store.jobs.get('job').status).toBe('queued')
  queue.resume()
  await vi.waitFor(() => expect(store.jobs.get('job').status).toBe('completed'))
})

test('a stop that cannot be stored is refused, and the job goes on being told', async () => {
  const written = Promise.withResolvers<void>()
  const { queue, clock, disk, events, store } = start(() => written.promise)
  queue.wake()
  await vi.waitFor(() => expect(queue.active()).not.toBeNull())
  disk.isFull = true
  expect(() => queue.cancel('job')).toThrow(expect.objectContaining({ code: 'disk-full' }))
  disk.isFull = false
  const before = events.length
  clock.advance(300)
  expect(events.slice(before).map((event) => event.type)).toContain('progress')
  written.resolve()
  await vi.waitFor(() => expect(store.jobs.get('job').status).toBe('completed'))
})

test('nothing is told of a job that was left when the core closed', async () => {
  const left = Promise.withResolvers<void>()
  const { queue, clock, events } = start(async (attempt) => {
    attempt.text.push('told at once')
    attempt.text.push(' and held back')
    await left.promise
  })
  onTestFinished(() => left.resolve())
  queue.wake()
  await vi.waitFor(() => expect(queue.active()?.text.text()).toBe('told at once and held back'))
  queue.active()?.end()
  const before = events.length
  clock.advance(1000)
  expect(events.slice(before)).toEqual([])
})

test('what a writer ties to its sentences is stored and told; what lies outside the text is dropped and logged', async () => {
  const box = { x: 0, y: 0, width: 0.5, height: 0.5 }
  const remark: Remark = { start: 14, end: 28, regions: [{ of: 'face', box }], operation: null }
  const outside: Remark = { ...remark, start: 20, end: 900 }
  const { queue, events, records, store } = start(() => Promise.resolve(), [remark, outside])
  queue.wake()
  await vi.waitFor(() => expect(store.jobs.get('job').status).toBe('completed'))
  expect(store.critiques.get('job')?.remarks).toEqual([remark])
  expect(events.find(({ type }) => type === 'analysis_complete')).toMatchObject({ remarks: [remark] })
  expect(records).toContainEqual({ event: 'remarks-dropped', jobId: 'job', count: 1 })
})
