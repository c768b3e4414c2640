import { describe, expect, it } from 'vitest'
import { beginning, chunk, completion, sampleFacts } from '../../shared/testing/samples.ts'
import { sampleJob, samplePhoto, sampleStats } from '../../shared/testing/samples.ts'
import type { EventBody, MondrianEvent } from '../../shared/events.ts'
import type { Job } from '../../shared/jobs.ts'
import { applyEvents } from './applyEvent.ts'
import { mergeFacts, mergeFetched, mergeJobs, mergePhotos, select } from './merge.ts'
import { emptyState, type StudioState } from './studioState.ts'

const after = (state: StudioState, ...bodies: EventBody[]): StudioState => {
  const events: MondrianEvent[] = bodies.map((body, index) => ({
    seq: state.seq + 1 + index,
    at: 0,
    ...body,
  }))
  return applyEvents(state, events, 0)
}
const status = (job: Job): EventBody => ({ type: 'status_update', jobId: job.id, attempt: job.attempt, job })
const photoRemoved = (photoId: string): EventBody => ({ type: 'photo_removed', photoId })
const jobRemoved = ({ id, photoId }: Job): EventBody => ({ type: 'job_removed', jobId: id, photoId })
const facts = (photoId: string): EventBody => ({
  type: 'facts',
  photoId,
  facts: sampleFacts,
  complete: true,
})

const photos = ['new', 'mid', 'old'].map((id, index) => samplePhoto(id, { addedAt: 9 - index }))
const mid = samplePhoto('mid', { addedAt: 8 })
const [first, second] = ['a', 'b'].map((id, index) => sampleJob(id, 'mid', { createdAt: index })) as [
  Job,
  Job,
]
const other = sampleJob('c', 'old')
const full = after(
  mergeJobs(mergePhotos({ ...emptyState, listedFrom: 0 }, photos), [other, second, first], 0),
  facts('mid'),
  ...beginning(first),
  chunk(first, 0, 'Hello'),
)

describe('a photograph that was removed', () => {
  const gone = after(full, photoRemoved('mid'))

  it('leaves nothing of itself, its jobs or its facts', () => {
    expect(gone.order).toEqual(['new', 'old'])
    const keys = [gone.photos, gone.facts, gone.jobs, gone.photoJobs, gone.details].map((table) => [
      ...table.keys(),
    ])
    expect(keys).toEqual([['new', 'old'], [], ['c'], ['old'], []])
    expect(gone.queue).toEqual({ paused: null, open: 1, ended: 0 })
  })

  it('is not asked about any more', () => {
    const stale = after(full, chunk(first, 90, 'lost'))
    expect(stale.stale).toEqual(['a'])
    expect(after(stale, photoRemoved('mid')).stale).toEqual([])
  })

  it('is not brought back, wholly or half, by what was told or answered late', () => {
    const third = sampleJob('d', 'mid')
    const late = after(
      gone,
      { type: 'photo_update', photo: mid },
      facts('mid'),
      status(first),
      status(third),
      ...beginning(first),
      ...beginning(third),
      chunk(first, 5, ' sky.'),
      chunk(third, 0, 'Hello'),
      { type: 'thinking_update', jobId: 'a', attempt: 1, thinking: 'Hm.' },
      { type: 'reset', jobId: 'a', attempt: 1, keep: 0 },
      ...completion(first, 'All.'),
      photoRemoved('mid'),
      { type: 'connection', jobs: [{ job: first, text: '' }], queuePaused: null, notice: null },
    )
    const critique = { jobId: 'a', analysisMarkdown: 'All.', scores: [], overall: 7, flags: [] }
    const answered = [
      (state: StudioState) => mergePhotos(state, photos),
      (state: StudioState) => mergeJobs(state, [first, third], 99),
      (state: StudioState) => mergeFacts(state, { photoId: 'mid', facts: sampleFacts, complete: true }),
      (state: StudioState) =>
        mergeFetched(state, { job: first, text: '', critique: { ...critique, stats: sampleStats } }, 99),
    ].reduce((state, answer) => answer(state), late)
    // The job 'd' was never heard of before: that it belongs to what is gone is remembered.
    expect([...answered.removed].toSorted()).toEqual(['a', 'b', 'd', 'mid'])
    const told = { seq: gone.seq, factsTold: gone.factsTold, device: gone.device, removed: gone.removed }
    expect({ ...answered, ...told, stale: [] }).toEqual(gone)
  })

  it('hands the choice on to the one below it, at the end to the one above, and to its job', () => {
    const chosen = (state: StudioState) => [state.selectedPhotoId, state.selectedJobId]
    const onMid = after(select(full, 'mid'), photoRemoved('mid'))
    expect(chosen(onMid)).toEqual(['old', 'c'])
    const onNew = after(onMid, photoRemoved('old'))
    expect(chosen(onNew)).toEqual(['new', null])
    expect(chosen(after(onNew, photoRemoved('new')))).toEqual([null, null])
    expect(chosen(after(select(full, 'new'), photoRemoved('mid')))).toEqual(['new', null])
  })
})

describe('a job that was removed', () => {
  it('leaves the tabs, and the one that stands first there is shown', () => {
    const shown = select(full, 'mid', 'b')
    const gone = after(shown, jobRemoved(second))
    expect(gone.photoJobs.get('mid')).toEqual(['a'])
    expect([gone.selectedPhotoId, gone.selectedJobId]).toEqual(['mid', 'a'])
    expect(gone.queue.open).toBe(2)
    const late = after(gone, status(second), chunk(second, 0, 'Hello'))
    expect({ ...late, seq: gone.seq }).toEqual(gone)
    expect(after(gone, jobRemoved(first)).selectedJobId).toBeNull()
  })

  it('leaves another one on show where it is', () => {
    expect(after(select(full, 'mid', 'b'), jobRemoved(first)).selectedJobId).toBe('b')
  })
})
