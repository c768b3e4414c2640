import { describe, expect, it } from 'vitest'
import { jobSchema } from '../../shared/jobs.ts'
import type { Store } from './index.ts'
import { critique } from './critique.fixture.ts'
import { addJob, addPhoto, claim, completeNext, openTestStore } from './store.fixture.ts'

const withCode = (code: string): unknown => expect.objectContaining({ code })
const ids = (jobs: { id: string }[]): string[] => jobs.map((job) => job.id)
const failure = { code: 'internal', message: 'It broke.', hint: 'Try again.' } as const

/** A job in each status, named after it. */
function addOfEveryStatus(store: Store): void {
  for (const id of ['completed', 'failed', 'cancelled', 'running', 'queued']) addJob(store, id)
  completeNext(store)
  store.jobs.fail(claim(store).lease, { error: failure, now: 20 })
  store.jobs.cancelQueued('cancelled', 20)
  claim(store)
}

describe('insert', () => {
  it('makes a waiting job', () => {
    const store = openTestStore()
    const job = addJob(store, 'a', 5)
    expect(jobSchema.parse(job)).toMatchObject({
      id: 'a',
      status: 'queued',
      attempt: 0,
      createdAt: 5,
      progress: 0,
    })
    expect(store.jobs.get('a')).toEqual(job)
    expect(store.jobs.text('a')).toBe('')
  })

  it('refuses a job of an unknown photo', () => {
    const store = openTestStore()
    const job = { id: 'a', photoId: 'none', advisorId: 'ansel', modelId: 'starter', now: 1 }
    expect(() => store.jobs.insert(job)).toThrow('FOREIGN KEY')
  })

  it('finds the jobs of a submit again by its key', () => {
    const store = openTestStore()
    const photoId = addPhoto(store)
    const submit = { photoId, modelId: 'starter', idempotencyKey: 'drop 1', now: 1 }
    const jobs = ['ansel', 'weston'].map((advisorId) =>
      store.jobs.insert({ ...submit, id: advisorId, advisorId }),
    )
    addJob(store)
    expect(store.jobs.findByIdempotencyKey('drop 1')).toEqual(jobs)
    expect(store.jobs.findByIdempotencyKey('drop 2')).toEqual([])
  })
})

describe('list', () => {
  it('pages from the newest to the oldest, undisturbed by what arrives meanwhile', () => {
    const store = openTestStore()
    // All at the same moment, and then the clock is set back.
    for (const id of ['1', '2', '3', '4', '5']) addJob(store, id, 1000)
    const first = store.jobs.list({ limit: 2 })
    addJob(store, '6', 10)
    const second = store.jobs.list({ limit: 2, before: first.next ?? '' })
    const third = store.jobs.list({ limit: 2, before: second.next ?? '' })
    expect([first, second, third].map(({ jobs }) => ids(jobs))).toEqual([['5', '4'], ['3', '2'], ['1']])
    expect(third.next).toBeNull()
    expect(ids(store.jobs.list({ limit: 50 }).jobs)).toEqual(['6', '5', '4', '3', '2', '1'])
  })

  it('shows one status', () => {
    const store = openTestStore()
    for (const id of ['1', '2', '3', '4']) addJob(store, id)
    completeNext(store)
    completeNext(store)
    const first = store.jobs.list({ limit: 1, status: 'completed' })
    const second = store.jobs.list({ limit: 1, status: 'completed', before: first.next ?? '' })
    expect([first, second].map(({ jobs }) => ids(jobs))).toEqual([['2'], ['1']])
    expect(second.next).toBeNull()
  })

  it.each(['', 'abc', '-1', '1.5'])('refuses the cursor "%s"', (before) => {
    expect(() => openTestStore().jobs.list({ limit: 1, before })).toThrow(withCode('bad-request'))
  })
})

describe('open', () => {
  it('holds what is not over, running first, with the text so far', () => {
    const store = openTestStore()
    addOfEveryStatus(store)
    expect(store.jobs.open().map(({ job, text }) => [job.id, text])).toEqual([
      ['running', ''],
      ['queued', ''],
    ])
  })
})

describe('text', () => {
  it('is what was saved, and at last the critique', () => {
    const store = openTestStore()
    addJob(store, 'a')
    const { lease } = claim(store)
    store.jobs.saveText(lease, ' a start 🙂')
    expect(store.jobs.open().map(({ text }) => text)).toEqual([' a start 🙂'])
    expect(store.jobs.text('a')).toBe(' a start 🙂')
    store.jobs.complete(lease, { critique: critique(' the whole'), now: 3 })
    expect(store.jobs.text('a')).toBe(' the whole')
  })
})

/** When the queue is due at time 1000, holding one job that waits. */
function dueOf(notBefore: number | null): number | null {
  const store = openTestStore()
  addJob(store)
  store.jobs.requeue(claim(store).lease, { notBefore, error: failure, counts: true, now: 20 })
  return store.jobs.nextDueAt(1000)
}

describe('nextDueAt', () => {
  it('is null for an empty queue', () => {
    expect(openTestStore().jobs.nextDueAt(1000)).toBeNull()
  })

  it.each([
    { notBefore: null, due: 1000 },
    { notBefore: 900, due: 1000 },
    { notBefore: 1900, due: 1900 },
    // The clock was set back by a day: nobody waits a day.
    { notBefore: 86_400_000, due: 1000 },
  ])('of a job that waits until $notBefore is $due', ({ notBefore, due }) => {
    expect(dueOf(notBefore)).toBe(due)
  })
})

describe('cancelQueued', () => {
  it('ends a waiting job and no other', () => {
    const store = openTestStore()
    addOfEveryStatus(store)
    const over = (['completed', 'failed', 'cancelled', 'running'] as const).map((id) => {
      const before = store.jobs.get(id)
      return [store.jobs.cancelQueued(id, 30), before, store.jobs.get(id)] as const
    })
    expect(over.every(([cancelled, before, after]) => !cancelled && after.status === before.status)).toBe(
      true,
    )
    expect(store.jobs.cancelQueued('queued', 30)).toBe(true)
    expect(store.jobs.get('queued')).toMatchObject({
      status: 'cancelled',
      finishReason: 'cancelled',
      completedAt: 30,
    })
  })
})

describe('retry', () => {
  it.each(['failed', 'cancelled'])('puts a %s job at the end of the queue', (id) => {
    const store = openTestStore()
    addOfEveryStatus(store)
    const { attempt } = store.jobs.get(id)
    expect(store.jobs.retry(id, 30)).toMatchObject({
      status: 'queued',
      attempt,
      errorCode: null,
      errorHint: null,
      completedAt: null,
    })
    expect(ids(store.jobs.open().map(({ job }) => job))).toEqual(['running', 'queued', id])
  })

  it.each(['queued', 'running', 'completed'])('refuses a %s job', (id) => {
    const store = openTestStore()
    addOfEveryStatus(store)
    expect(() => store.jobs.retry(id, 30)).toThrow(withCode('illegal-transition'))
    expect(store.jobs.get(id).status).toBe(id)
  })

  it('counts attempts on and the budget anew', () => {
    const store = openTestStore()
    addJob(store, 'a')
    const requeue = { notBefore: null, error: failure, counts: true, now: 20 }
    store.jobs.requeue(claim(store).lease, requeue)
    const second = claim(store)
    expect(second).toMatchObject({ tries: 2, job: { attempt: 2 } })
    store.jobs.fail(second.lease, { error: failure, now: 20 })
    store.jobs.retry('a', 30)
    expect(claim(store)).toMatchObject({ tries: 1, job: { attempt: 3 } })
  })

  it('drops the critique of a stopped job, and its score', () => {
    const store = openTestStore()
    addJob(store, 'a')
    store.jobs.cancelRunning(claim(store).lease, { text: 'half', critique: critique('half'), now: 20 })
    expect(store.critiques.get('a')?.analysisMarkdown).toBe('half')
    expect(store.jobs.get('a').overall).toBe(7.5)
    expect(store.jobs.retry('a', 30).overall).toBeNull()
    expect(store.critiques.get('a')).toBeNull()
  })
})

describe('remove', () => {
  it.each(['queued', 'completed', 'failed', 'cancelled'])('removes a %s job with its critique', (id) => {
    const store = openTestStore()
    addOfEveryStatus(store)
    store.jobs.remove(id)
    expect(() => store.jobs.get(id)).toThrow(withCode('not-found'))
    expect(store.critiques.get(id)).toBeNull()
  })

  it('refuses a running job', () => {
    const store = openTestStore()
    addOfEveryStatus(store)
    expect(() => store.jobs.remove('running')).toThrow(withCode('illegal-transition'))
  })
})

it.each(['get', 'text', 'remove'] as const)('%s knows no job that is not there', (name) => {
  expect(() => openTestStore().jobs[name]('none')).toThrow(withCode('not-found'))
})

describe('recover', () => {
  it('puts the jobs of other owners back where they stood, with their text', () => {
    const store = openTestStore()
    for (const id of ['1', '2', '3', '4']) addJob(store, id)
    const lost = claim(store, 'gone')
    const own = claim(store, 'me')
    claim(store, 'gone too')
    store.jobs.saveText(lost.lease, 'so far')
    expect(ids(store.jobs.recover('me', 40)).toSorted()).toEqual(['1', '3'])
    expect(store.jobs.open().map(({ job }) => [job.id, job.status])).toEqual([
      ['2', 'running'],
      ['1', 'queued'],
      ['3', 'queued'],
      ['4', 'queued'],
    ])
    expect(store.jobs.text('1')).toBe('so far')
    expect(store.jobs.saveText(lost.lease, 'too late')).toBe(false)
    expect(store.jobs.saveText(own.lease, 'mine')).toBe(true)
  })

  it('does not count against the retry budget', () => {
    const store = openTestStore()
    addJob(store)
    for (const owner of ['a', 'b', 'c', 'd']) {
      expect(claim(store, owner).tries).toBe(1)
      store.jobs.recover('next', 40)
    }
  })
})
