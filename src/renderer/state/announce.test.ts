import { describe, expect, it } from 'vitest'
import { sampleJob, samplePhoto, sampleStats } from '../../shared/testing/samples.ts'
import type { Job } from '../../shared/jobs.ts'
import { announcement } from './announce.ts'
import { emptyDetail, emptyState, type StudioState } from './studioState.ts'

const withJob = (changes: Partial<Job>, more: Partial<StudioState> = {}): StudioState => ({
  ...emptyState,
  jobs: new Map([['a', sampleJob('a', 'one', changes)]]),
  selectedJobId: 'a',
  ...more,
})
const writing = withJob({ status: 'running', stage: 'writing', currentStep: 'Generating analysis...' })

describe('announcement', () => {
  it('tells a new stage, and nothing while text grows', () => {
    const reading = withJob({ status: 'running', stage: 'prompting' })
    expect(announcement(reading, writing)).toBe('Generating analysis...')
    expect(announcement(writing, { ...writing, now: 5, details: new Map() })).toBeNull()
    expect(announcement(writing, withJob({ ...writing.jobs.get('a')!, progress: 50 }))).toBeNull()
  })

  it('tells how a critique ended', () => {
    const flag = { kind: 'contradiction' as const, start: 0, end: 1, claim: 'x', measured: 'y' }
    const flags = (['doesNotHold', 'checkThis'] as const).map((grade) => ({ ...flag, grade }))
    const critique = { jobId: 'a', analysisMarkdown: '', scores: [], overall: 8.1, flags, stats: sampleStats }
    const details = new Map([['a', { ...emptyDetail, critique }]])
    expect(announcement(writing, withJob({ status: 'completed' }, { details }))).toBe(
      'Critique complete, score (unseen) 8.1, 1 remark contradicted by a measurement, 1 remark to check.',
    )
    expect(announcement(writing, withJob({ status: 'failed', errorMessage: 'Too long.' }))).toBe('Too long.')
    expect(announcement(writing, withJob({ status: 'cancelled' }))).toBe('Stopped.')
  })

  it('tells how many files were not added, and nothing when that is dismissed', () => {
    const skipped = [{ name: 'notes.txt', reason: 'This is no photo.' }]
    expect(announcement(writing, { ...writing, skipped })).toBe('1 file not added.')
    const beside = [{ name: '17 other files', reason: 'They are no photographs.', count: 17 }]
    expect(announcement(writing, { ...writing, skipped: beside })).toBe('17 files not added.')
    expect(announcement({ ...writing, skipped }, writing)).toBeNull()
  })

  it('tells that the photograph on show was removed', () => {
    const shown = { ...writing, photos: new Map([['one', samplePhoto('one')]]), selectedPhotoId: 'one' }
    const removed = new Set(['one'])
    expect(announcement(shown, { ...emptyState, removed })).toBe('one.jpg was removed.')
    expect(announcement({ ...shown, selectedPhotoId: null }, { ...emptyState, removed })).toBeNull()
    expect(announcement({ ...emptyState, removed }, { ...emptyState, removed })).toBeNull()
  })

  it('tells of the connection and of the end of the queue', () => {
    const open = { ...writing, link: 'open' as const, queue: { paused: null, open: 1, ended: 2 } }
    expect(announcement(open, { ...open, link: 'lost' })).toBe('Connection lost, reconnecting.')
    expect(announcement({ ...open, link: 'lost' }, open)).toBe('Connected again.')
    const over = { ...open, jobs: new Map(open.jobs), queue: { paused: null, open: 0, ended: 3 } }
    expect(announcement(open, over)).toBe('All 3 critiques are over.')
  })
})
