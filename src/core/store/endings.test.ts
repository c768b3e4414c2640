import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openReadOnly } from './db.ts'
import { critique } from './critique.fixture.ts'
import { addJob, claim, openTestStore, temporaryFolder } from './store.fixture.ts'

const failure = { code: 'engine-crashed', message: 'The engine stopped.', hint: 'Try again.' } as const

describe('complete', () => {
  it('stores critique, figures and status together', () => {
    const store = openTestStore()
    addJob(store, 'a')
    const { lease } = claim(store)
    const figures = { progress: 97, thinking: 'Analysis complete', completionTokens: 9, totalTokens: 109 }
    expect(store.jobs.complete(lease, { critique: critique(), figures, now: 50 })).toBe(true)
    expect(store.jobs.get('a')).toMatchObject({
      ...figures,
      status: 'completed',
      progress: 100,
      stage: null,
      currentStep: 'Analysis complete',
      finishReason: 'stop',
      overall: 7.5,
      completedAt: 50,
    })
    const { claims, ...shown } = critique()
    expect(store.critiques.get('a')).toEqual({ jobId: 'a', ...shown })
    expect(store.critiques.ofPhoto(store.jobs.critique('a').photoId)).toEqual([
      { jobId: 'a', ...shown, claims },
    ])
  })

  it('changes nothing when the critique cannot be stored', () => {
    const store = openTestStore()
    addJob(store, 'a')
    const { job, lease } = claim(store)
    const broken = { ...critique(), analysisMarkdown: null as unknown as string }
    expect(() =>
      store.jobs.complete(lease, { critique: broken, figures: { progress: 99 }, now: 50 }),
    ).toThrow('NOT NULL constraint failed: critiques')
    expect(store.jobs.get('a')).toEqual(job)
    expect(store.jobs.complete(lease, { critique: critique(), now: 60 })).toBe(true)
  })
})

describe('fail', () => {
  it('says why and keeps the text', () => {
    const store = openTestStore()
    addJob(store, 'a')
    const { lease } = claim(store)
    store.jobs.saveText(lease, 'half')
    store.jobs.fail(lease, { error: failure, figures: { progress: 40 }, now: 50 })
    expect(store.jobs.get('a')).toMatchObject({
      status: 'failed',
      progress: 40,
      errorCode: failure.code,
      errorMessage: failure.message,
      errorHint: failure.hint,
      overall: null,
      completedAt: 50,
    })
    expect(store.jobs.text('a')).toBe('half')
  })
})

describe('cancelRunning', () => {
  it.each([
    { given: 'the text so far', text: undefined, kept: 'saved' },
    { given: 'the text given', text: 'saved and more', kept: 'saved and more' },
  ])('keeps $given', ({ text, kept }) => {
    const store = openTestStore()
    addJob(store, 'a')
    const { lease } = claim(store)
    store.jobs.saveText(lease, 'saved')
    store.jobs.cancelRunning(lease, { text, now: 50 })
    expect(store.jobs.get('a')).toMatchObject({
      status: 'cancelled',
      finishReason: 'cancelled',
      errorCode: null,
    })
    expect(store.jobs.text('a')).toBe(kept)
  })
})

describe('requeue', () => {
  it.each([
    { counts: true, tries: 2 },
    { counts: false, tries: 1 },
  ])('drops the text; the attempt counts: $counts', ({ counts, tries }) => {
    const store = openTestStore()
    for (const id of ['a', 'b']) addJob(store, id)
    const { lease } = claim(store)
    store.jobs.saveText(lease, 'half')
    store.jobs.requeue(lease, { notBefore: 70, error: failure, counts, now: 50 })
    expect(store.jobs.get('a')).toMatchObject({
      status: 'queued',
      notBefore: 70,
      errorCode: failure.code,
      errorHint: failure.hint,
      progress: 0,
    })
    expect(store.jobs.open().map(({ job }) => job.id)).toEqual(['a', 'b'])
    expect(store.jobs.text('a')).toBe('')
    expect(claim(store, 'again', 70)).toMatchObject({ job: { id: 'a' }, tries })
  })
})

it('records every attempt and how it ended', () => {
  const folder = temporaryFolder()
  const store = openTestStore(folder)
  addJob(store, 'a')
  store.jobs.requeue(claim(store, 'one', 10).lease, {
    notBefore: null,
    error: failure,
    counts: true,
    now: 11,
  })
  claim(store, 'two', 20)
  store.jobs.recover('three', 21)
  const last = claim(store, 'three', 30)
  store.jobs.saveStages(last.lease, { writing: 400 })
  store.jobs.complete(last.lease, { critique: critique(), now: 31 })

  const db = openReadOnly(join(folder, 'mondrian.db'))
  const rows = db.prepare('SELECT * FROM attempts ORDER BY attempt').all()
  db.close()
  const error = { error_code: failure.code, error_message: failure.message }
  const none = { error_code: null, error_message: null, finish_reason: null, stages: null }
  const third = { ...none, finish_reason: 'stop', stages: '{"writing":400}' }
  expect(rows).toEqual([
    {
      ...none,
      ...error,
      job_id: 'a',
      attempt: 1,
      owner: 'one',
      started_at: 10,
      ended_at: 11,
      outcome: 'requeued',
    },
    { ...none, job_id: 'a', attempt: 2, owner: 'two', started_at: 20, ended_at: 21, outcome: 'lost' },
    { ...third, job_id: 'a', attempt: 3, owner: 'three', started_at: 30, ended_at: 31, outcome: 'completed' },
  ])
})

it('of a job that failed or was stopped the stage stays, until it waits again', () => {
  const store = openTestStore()
  for (const id of ['failed', 'stopped', 'back']) {
    addJob(store, id)
    const { lease } = claim(store)
    store.jobs.setStage(lease, { stage: 'prompting', currentStep: 'Reading the brief', now: 20 })
    if (id === 'failed') store.jobs.fail(lease, { error: failure, now: 30 })
    if (id === 'stopped') store.jobs.cancelRunning(lease, { now: 30 })
    if (id === 'back') store.jobs.requeue(lease, { notBefore: null, error: failure, counts: true, now: 30 })
  }
  const stages = () => ['failed', 'stopped', 'back'].map((id) => store.jobs.get(id).stage)
  expect(stages()).toEqual(['prompting', 'prompting', null])
  for (const id of ['failed', 'stopped']) store.jobs.retry(id, 40)
  expect(stages()).toEqual([null, null, null])
})

it('every failed job that may end otherwise is tried again, in the order of the queue', () => {
  const store = openTestStore()
  const codes = { a: 'model-missing', b: 'photo-damaged', c: 'timeout', d: null } as const
  for (const [id, code] of Object.entries(codes)) {
    addJob(store, id)
    const { lease } = claim(store)
    if (code) store.jobs.fail(lease, { error: { code, message: 'No.' }, now: 30 })
    else store.jobs.complete(lease, { critique: critique(), now: 30 })
  }
  expect(store.jobs.countRetryable()).toBe(2)
  const ids = store.jobs.retryable()
  expect(ids).toEqual(['a', 'c'])
  store.jobs.retry('a', 40)
  expect(store.jobs.retryFailed([...ids, 'gone', 'd'], 41).map(({ id, status }) => [id, status])).toEqual([
    ['c', 'queued'],
  ])
  expect(store.jobs.open().map(({ job }) => job.id)).toEqual(['a', 'c'])
  expect(store.jobs.countRetryable()).toBe(0)
})
