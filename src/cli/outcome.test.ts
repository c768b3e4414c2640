import { describe, expect, it } from 'vitest'
import type { EventBody } from '../shared/events.ts'
import { createOutcome } from './outcome.ts'
import { done, sampleJob, samplePhoto } from '../shared/testing/samples.ts'

const pier = samplePhoto('pier')
const broken = samplePhoto('broken', {
  status: 'failed',
  error: { code: 'photo-empty', message: 'This file is empty.', hint: 'Copy it again.' },
})

const setUp = () => {
  const sentences: string[] = []
  const outcome = createOutcome((sentence) => sentences.push(sentence))
  const see = (...bodies: EventBody[]): void => {
    for (const body of bodies) outcome.see({ ...body, seq: 1, at: 1 })
  }
  return { outcome, sentences, see }
}
const failure = (jobId: string, code: 'photo-empty' | 'engine-crashed', message: string): EventBody => ({
  type: 'error',
  jobId,
  attempt: 1,
  code,
  message,
  retryable: false,
})

describe('createOutcome', () => {
  it('is over and complete when every accepted job completed', () => {
    const { outcome, see, sentences } = setUp()
    const jobs = [sampleJob('a', 'pier'), sampleJob('b', 'pier')]
    expect(outcome.isOver()).toBe(false)
    outcome.accept([pier], jobs)
    see(...jobs.slice(1).map((job) => done(job, 'completed')))
    expect(outcome.isOver()).toBe(false)
    see(...jobs.slice(0, 1).map((job) => done(job, 'completed')))
    expect(outcome.isOver() && outcome.isComplete()).toBe(true)
    expect(sentences).toEqual([])
  })

  it('counts events that came before the jobs were accepted', () => {
    const { outcome, see } = setUp()
    const job = sampleJob('a', 'pier')
    see(done(job, 'completed'))
    outcome.accept([pier], [job])
    expect(outcome.isOver() && outcome.isComplete()).toBe(true)
  })

  it.each(['failed', 'cancelled'] as const)('is over but not complete when a job ends %s', (status) => {
    const { outcome, see } = setUp()
    const job = sampleJob('a', 'pier')
    outcome.accept([pier], [job])
    see(done(job, status))
    expect([outcome.isOver(), outcome.isComplete()]).toEqual([true, false])
  })

  it('says one sentence for a photo that fails both its jobs', () => {
    const { outcome, see, sentences } = setUp()
    const jobs = [sampleJob('a', 'broken'), sampleJob('b', 'broken')]
    outcome.accept([{ ...broken, status: 'new', error: null }], jobs)
    see({ type: 'photo_update', photo: broken })
    for (const job of jobs) see(failure(job.id, 'photo-empty', 'This file is empty.'), done(job, 'failed'))
    expect(sentences).toEqual(['broken.jpg: This file is empty. Copy it again.'])
    expect([outcome.isOver(), outcome.isComplete()]).toEqual([true, false])
  })

  it('names photo and advisor when a job fails by itself', () => {
    const { outcome, see, sentences } = setUp()
    const job = sampleJob('a', 'pier')
    outcome.accept([pier], [job])
    see(failure('a', 'engine-crashed', 'The model stopped twice.'), done(job, 'failed'))
    expect(sentences).toEqual(['pier.jpg (ansel): The model stopped twice.'])
  })
})
