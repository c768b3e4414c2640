import { describe, expect, it } from 'vitest'
import { sampleFacts, sampleJob, samplePhoto, sampleStats } from '../../shared/testing/samples.ts'
import type { Job } from '../../shared/jobs.ts'
import type { Photo } from '../../shared/photos.ts'
import { applyEvents } from './applyEvent.ts'
import { mergeFacts, mergeFetched, mergeJobs, mergePage, select, withoutPhoto } from './merge.ts'
import { listedCount } from './selectors.ts'
import { emptyState, type StudioState } from './studioState.ts'

const critique = (jobId: string, text: string) => ({
  jobId,
  analysisMarkdown: text,
  scores: [],
  overall: 7,
  flags: [],
  stats: sampleStats,
})
const told = (job: Job, seq: number, state: StudioState = emptyState): StudioState =>
  applyEvents(state, [{ type: 'status_update', seq, at: 0, jobId: job.id, attempt: job.attempt, job }], 0)

describe('the list', () => {
  const photo = (number: number, changes: Partial<Photo> = {}) =>
    samplePhoto(`p${number}`, { number, ...changes })
  const page = (numbers: number[], older: number) => ({
    photos: numbers.map((number) => photo(number)),
    next: older === 0 ? null : String(numbers.at(-1)),
    older,
  })
  const update = (state: StudioState, ...photos: Photo[]): StudioState =>
    applyEvents(
      state,
      photos.map((each, index) => ({ type: 'photo_update', seq: state.seq + 1 + index, at: 0, photo: each })),
      0,
    )
  const numbers = ({ order }: StudioState): number[] => order.map((id) => Number(id.slice(1)))

  it('is in the order of arrival, page by page, whatever the clock said, and knows how many there are', () => {
    const newest = mergePage(emptyState, page([9, 8], 5), true)
    expect(listedCount(newest)).toBe(7)
    const both = mergePage(newest, page([7, 6], 3), false)
    expect([numbers(both), listedCount(both)]).toEqual([[9, 8, 7, 6], 7])
    const more = update(both, photo(11, { addedAt: 1 }), photo(10, { addedAt: 9 }))
    expect([numbers(more), listedCount(more)]).toEqual([[11, 10, 9, 8, 7, 6], 9])
    expect(numbers(mergePage(more, page([11, 10], 7), true))).toEqual([11, 10, 9, 8, 7, 6])
  })

  it('takes in no older photograph that is told of before the list comes', () => {
    const early = update(emptyState, photo(3), photo(10))
    expect(early.order).toEqual([])
    const state = mergePage(early, page([9, 8], 7), true)
    expect(numbers(state)).toEqual([10, 9, 8])
    expect(numbers(update(state, photo(3, { status: 'failed' }), photo(2)))).toEqual([10, 9, 8])
    expect(numbers(mergePage(state, page([7, 3], 2), false))).toEqual([10, 9, 8, 7, 3])
  })

  it('leaves no hole where more came than a page holds while nobody listened', () => {
    const before = mergePage(emptyState, page([9, 8], 7), true)
    const after = mergePage(before, page([30, 29], 28), true)
    expect([numbers(after), after.listedFrom, listedCount(after)]).toEqual([[30, 29], 29, 30])
  })

  it('counts one less where one is removed that has no row yet', () => {
    const state = mergePage(emptyState, page([9, 8], 7), true)
    expect(listedCount(withoutPhoto(withoutPhoto(state, 'p3'), 'p9'))).toBe(7)
  })
})

describe('mergeJobs', () => {
  it('never replaces what an event said after the question', () => {
    const ended = told(sampleJob('a', 'one', { status: 'completed' }), 9)
    const answer = [sampleJob('a', 'one', { status: 'running' })]
    expect(mergeJobs(ended, answer, 8).jobs.get('a')?.status).toBe('completed')
    expect(mergeJobs(ended, answer, 9).jobs.get('a')?.status).toBe('running')
  })

  it('believes events about the progress of a running attempt', () => {
    const running = told(sampleJob('a', 'one', { status: 'running', attempt: 1, progress: 60 }), 1)
    const answer = sampleJob('a', 'one', { status: 'running', attempt: 1, progress: 55 })
    expect(mergeJobs(running, [answer], 1).jobs.get('a')?.progress).toBe(60)
    expect(mergeJobs(running, [{ ...answer, attempt: 2 }], 1).jobs.get('a')?.progress).toBe(55)
  })

  it('lists the jobs of a photo from the oldest on', () => {
    const jobs = [sampleJob('b', 'one', { createdAt: 2 }), sampleJob('a', 'one', { createdAt: 1 })]
    expect(mergeJobs(emptyState, jobs, 0).photoJobs.get('one')).toEqual(['a', 'b'])
  })
})

describe('mergeFetched', () => {
  const job = sampleJob('a', 'one', { status: 'completed', attempt: 1 })

  it('brings text and critique', () => {
    const state = mergeFetched(emptyState, { job, text: 'half', critique: critique('a', 'All.') }, 0)
    expect(state.details.get('a')).toMatchObject({ text: 'All.', critique: { overall: 7 } })
  })

  it('takes a longer text of the same attempt even when events went on', () => {
    const running = sampleJob('a', 'one', { status: 'running', attempt: 1 })
    const state = told(running, 5)
    const longer = mergeFetched(state, { job: running, text: 'Hello', critique: null }, 4)
    expect(longer.details.get('a')?.text).toBe('Hello')
    const shorter = mergeFetched(longer, { job: running, text: 'He', critique: null }, 4)
    expect(shorter.details.get('a')?.text).toBe('Hello')
  })
})

it('mergeFacts adds what was not known', () => {
  const facts = { photoId: 'one', facts: sampleFacts, complete: true }
  expect(mergeFacts(emptyState, facts).facts.get('one')).toBe(facts)
})

describe('select', () => {
  const jobs = ['completed', 'running', 'queued', 'completed'].map((status, index) =>
    sampleJob(`j${index}`, 'one', { status: status as Job['status'], createdAt: index }),
  )
  const choose = (some: Job[]) => select(mergeJobs(emptyState, some.toReversed(), 0), 'one').selectedJobId

  it('prefers what runs, then what waits, then the newest', () => {
    expect(choose(jobs)).toBe('j1')
    expect(choose(jobs.filter(({ id }) => id !== 'j1'))).toBe('j2')
    expect(choose(jobs.filter(({ status }) => status === 'completed'))).toBe('j3')
    expect(choose([])).toBeNull()
    expect(select(emptyState, 'one', 'j0').selectedJobId).toBe('j0')
  })
})
