import { describe, expect, it } from 'vitest'
import { sampleFacts, sampleJob, samplePhoto, sampleStats } from '../../shared/testing/samples.ts'
import type { Job } from '../../shared/jobs.ts'
import { applyEvents } from './applyEvent.ts'
import { mergeFacts, mergeFetched, mergeJobs, mergePhotos, select } from './merge.ts'
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

describe('mergePhotos', () => {
  const photo = (id: string, addedAt: number) => samplePhoto(id, { addedAt })

  it('keeps the newest first, whichever page comes first', () => {
    const newest = mergePhotos(emptyState, [photo('d', 4), photo('c', 3)], true)
    const older = mergePhotos(newest, [photo('b', 3), photo('a', 1)], false)
    expect(older.order).toEqual(['d', 'c', 'b', 'a'])
    expect(mergePhotos(older, [photo('e', 4), photo('d', 4)], true).order).toEqual(['e', 'd', 'c', 'b', 'a'])
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
