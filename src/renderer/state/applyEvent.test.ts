import { describe, expect, it } from 'vitest'
import {
  beginning,
  chunk,
  completion,
  sampleFacts,
  sampleJob,
  samplePhoto,
} from '../../shared/testing/samples.ts'
import type { EventBody, MondrianEvent } from '../../shared/events.ts'
import type { AskJob, Job, OpenJob } from '../../shared/jobs.ts'
import { applyEvents } from './applyEvent.ts'
import { emptyState, type StudioState } from './studioState.ts'

const stamped = (bodies: EventBody[], from: number): MondrianEvent[] =>
  bodies.map((body, index) => ({ seq: from + index, at: 1000 + index, ...body }))
const after = (state: StudioState, bodies: EventBody[], now = 10_000): StudioState =>
  applyEvents(state, stamped(bodies, state.seq + 1), now)
const connection = (jobs: OpenJob[]): EventBody => ({
  type: 'connection',
  jobs,
  queuePaused: null,
  notice: null,
})
const status = (job: Job): EventBody => ({ type: 'status_update', jobId: job.id, attempt: job.attempt, job })
const progress = (job: Job, changes: object = {}): EventBody => ({
  type: 'progress',
  jobId: job.id,
  attempt: 1,
  progress: 40,
  stage: 'writing',
  stageShare: 0.4,
  currentTokens: 12,
  tokensPerSecond: 20,
  elapsedMs: 2000,
  estimatedRemainingMs: 3000,
  promptTokens: 50,
  promptTps: 900,
  totalTokens: null,
  peakMemoryBytes: 1e8,
  slow: false,
  ...changes,
})
const a = sampleJob('a', 'one')
const b = sampleJob('b', 'two', { createdAt: 1 })
const textOf = (state: StudioState, id: string) => state.details.get(id)?.text
const queued = after(emptyState, [connection([]), status(a), status(b)])

describe('applyEvents', () => {
  it('takes no answer for a critique', () => {
    const { kind: _, ...rest } = sampleJob('answer', 'one')
    const job: AskJob = { ...rest, kind: 'ask', threadId: 'thread', status: 'running', attempt: 1 }
    const told = after(queued, [
      { type: 'status_update', jobId: job.id, attempt: 1, job },
      chunk(a, 0, 'of the critique'),
      { type: 'chunk', jobId: job.id, attempt: 1, offset: 0, text: 'of the answer' },
      { type: 'reset', jobId: job.id, attempt: 1, keep: 0 },
    ])
    expect([...told.jobs.keys()]).toEqual(['a', 'b'])
    expect(told.stale).toEqual([])
    expect(told.details.has(job.id)).toBe(false)
    expect(textOf(told, 'a')).toBe('of the critique')
    const late = after(emptyState, [connection([{ job, text: 'so far' }]), status(a)])
    expect([...late.jobs.keys()]).toEqual(['a'])
  })

  it('leaves the state before it as it was', () => {
    const before = after(emptyState, [connection([])])
    const frozen = structuredClone({ ...before, photos: [...before.photos] })
    after(before, [status(a), ...beginning(a), { type: 'photo_update', photo: samplePhoto('one') }])
    expect(structuredClone({ ...before, photos: [...before.photos] })).toEqual(frozen)
  })

  it('puts chunks where their offset says', () => {
    const state = after(queued, [...beginning(a), chunk(a, 0, 'Hello '), chunk(a, 6, 'sky.')])
    expect(textOf(state, 'a')).toBe('Hello sky.')
  })

  it('keeps the texts of two jobs apart', () => {
    const bodies = [chunk(a, 0, 'One'), chunk(b, 0, 'Two'), chunk(a, 3, ' more'), chunk(b, 3, ' less')]
    const state = after(queued, [...beginning(a), ...beginning(b), ...bodies])
    expect([textOf(state, 'a'), textOf(state, 'b')]).toEqual(['One more', 'Two less'])
  })

  it('drops what it was told before', () => {
    const events = stamped([...beginning(a), chunk(a, 0, 'Hello'), chunk(a, 5, '.')], 10)
    const once = applyEvents(queued, events, 0)
    expect(applyEvents(once, events, 0)).toEqual(once)
    expect(textOf(applyEvents(once, [{ ...events.at(-1)!, seq: 3 }], 0), 'a')).toBe('Hello.')
  })

  it('asks again for a text with a gap instead of showing it', () => {
    const state = after(queued, [...beginning(a), chunk(a, 0, 'Hello'), chunk(a, 9, 'lost')])
    expect([textOf(state, 'a'), state.stale]).toEqual(['Hello', ['a']])
  })

  it('cuts the text back when a retry begins, and starts its clock and stages anew', () => {
    const wrote = after(queued, [...beginning(a), chunk(a, 0, 'Hello sky.'), progress(a)], 20_000)
    expect(wrote.details.get('a')).toMatchObject({ clockStart: 18_000 })
    const second = { ...a, status: 'running' as const, attempt: 2, stage: 'preparing' as const, progress: 0 }
    const again = after(wrote, [status(second), { type: 'reset', jobId: 'a', attempt: 2, keep: 5 }], 30_000)
    expect(textOf(again, 'a')).toBe('Hello')
    expect(again.jobs.get('a')?.progress).toBe(0)
    expect(again.details.get('a')).toMatchObject({
      clockStart: 30_000,
      stages: { preparing: expect.any(Number) },
    })
    expect(Object.keys(again.details.get('a')!.stages)).toEqual(['preparing'])
  })

  it('never lets progress fall within an attempt, nor an older attempt speak', () => {
    const state = after(queued, [...beginning(a), progress(a), progress(a, { progress: 30 })])
    expect(state.jobs.get('a')?.progress).toBe(40)
    expect(after(state, [progress(a, { attempt: 0, progress: 90 })]).jobs.get('a')?.progress).toBe(40)
  })

  it('takes the text of the snapshot and finds what ended unseen', () => {
    const lost = after(queued, [...beginning(a), chunk(a, 0, 'Hel')])
    const running = lost.jobs.get('a')!
    const back = after(lost, [connection([{ job: running, text: 'Hello s' }]), chunk(a, 7, 'ky.')])
    expect([textOf(back, 'a'), back.stale]).toEqual(['Hello sky.', ['b']])
  })

  it('measures a photograph anew that was turned, and keeps a measured one from an older answer', () => {
    const photo = samplePhoto('one')
    const facts: EventBody = { type: 'facts', photoId: 'one', facts: sampleFacts, complete: true }
    const measured = after(emptyState, [{ type: 'photo_update', photo }, facts])
    const older = after(measured, [{ type: 'photo_update', photo: { ...photo, status: 'new' } }])
    expect(older.photos.get('one')?.status).toBe('measured')
    expect(older.facts.get('one')?.complete).toBe(true)
    const turned = { ...photo, status: 'new' as const, rotation: 90 as const }
    const anew = after(measured, [{ type: 'photo_update', photo: turned }])
    expect(anew.photos.get('one')).toMatchObject({ status: 'new', rotation: 90 })
    expect(anew.facts.get('one')).toEqual({ photoId: 'one', facts: {}, complete: false })
  })

  it('accepts a snapshot whatever its number', () => {
    const restarted = applyEvents(queued, [{ ...connection([]), seq: 1, at: 0 }], 0)
    expect([restarted.seq, restarted.stale]).toEqual([1, ['a', 'b']])
  })

  it('shows a finished critique with its flags, and counts the queue', () => {
    const done = { ...a, status: 'completed' as const, attempt: 1 }
    const state = after(queued, [...beginning(a), ...completion(a, 'All.'), status(done)])
    expect(state.details.get('a')).toMatchObject({
      text: 'All.',
      clockStart: null,
      critique: { overall: 7.1 },
    })
    expect(state.queue).toEqual({ paused: null, open: 1, ended: 1 })
    const next = after(state, [status({ ...b, status: 'cancelled' }), status(sampleJob('c', 'one'))])
    expect(next.queue).toEqual({ paused: null, open: 1, ended: 0 })
  })

  it('lists new photographs first and never unmeasures one', () => {
    const photo = (id: string, addedAt: number): EventBody => ({
      type: 'photo_update',
      photo: samplePhoto(id, { addedAt }),
    })
    const listed = { ...emptyState, listedFrom: 2 }
    const state = after(listed, [photo('one', 5), photo('two', 6), photo('old', 1), photo('one', 5)])
    expect(state.order).toEqual(['two', 'one'])
    const late = after(state, [
      { type: 'photo_update', photo: samplePhoto('one', { status: 'new', addedAt: 5 }) },
    ])
    expect(late.photos.get('one')?.status).toBe('measured')
  })

  it('replaces early facts by all, and not the other way', () => {
    const facts = (complete: boolean): EventBody => ({
      type: 'facts',
      photoId: 'one',
      facts: sampleFacts,
      complete,
    })
    const state = after(emptyState, [facts(false), facts(true), facts(false)])
    expect(state.facts.get('one')?.complete).toBe(true)
  })

  it('pins the first job of the photograph on show, and no later one', () => {
    const state = after({ ...emptyState, selectedPhotoId: 'one' }, [
      status(b),
      status(a),
      status(sampleJob('c', 'one')),
    ])
    expect(state.selectedJobId).toBe('a')
  })
})
