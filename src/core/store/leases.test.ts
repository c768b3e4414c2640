import { describe, expect, it } from 'vitest'
import type { Store } from './index.ts'
import { critique } from './critique.fixture.ts'
import { addJob, claim, openTestStore, temporaryFolder } from './store.fixture.ts'

const failure = { code: 'engine-crashed', message: 'The engine stopped.' } as const

describe('claim', () => {
  it('takes jobs in the order of their arrival, whatever the clock did', () => {
    const store = openTestStore()
    for (const [id, now] of [
      ['1', 5000],
      ['2', 5000],
      ['3', 20],
      ['4', 9000],
    ] as const)
      addJob(store, id, now)
    expect([1, 2, 3, 4].map(() => claim(store).job.id)).toEqual(['1', '2', '3', '4'])
    expect(store.jobs.claim({ owner: 'owner', now: 10, leaseMs: 1 })).toBeNull()
  })

  it('starts an attempt with fresh figures', () => {
    const store = openTestStore()
    addJob(store, 'a')
    const first = claim(store)
    store.jobs.saveFigures(first.lease, {
      progress: 40,
      thinking: 'Thinking',
      currentTokens: 7,
      peakMemoryBytes: 5e9,
    })
    store.jobs.requeue(first.lease, { notBefore: null, error: failure, counts: true, now: 20 })
    const { job, lease } = claim(store, 'owner', 30)
    expect(lease).not.toBe(first.lease)
    expect(job).toMatchObject({
      status: 'running',
      stage: 'preparing',
      attempt: 2,
      startedAt: 30,
      errorCode: null,
    })
    expect(job).toMatchObject({ progress: 0, thinking: null, currentTokens: 0, peakMemoryBytes: null })
    expect(store.jobs.get('a')).toEqual(job)
  })

  it('passes over a job that waits, until it is due or the clock was set back', () => {
    const store = openTestStore()
    addJob(store, 'waiting')
    store.jobs.requeue(claim(store).lease, { notBefore: 2000, error: failure, counts: true, now: 1000 })
    const at = (now: number): unknown => store.jobs.claim({ owner: 'owner', now, leaseMs: 1 })?.job.id
    expect(at(1999)).toBeUndefined()
    addJob(store, 'later')
    expect(at(1999)).toBe('later')
    expect(at(2000)).toBe('waiting')

    addJob(store, 'set back')
    store.jobs.requeue(claim(store).lease, {
      notBefore: 90_000_000,
      error: failure,
      counts: true,
      now: 1000,
    })
    expect(at(2000)).toBe('set back')
  })

  it('gives no answer before the one it follows, and knows when that is due', () => {
    const store = openTestStore()
    const thread = store.threads.insert({ id: 'thread', photoId: null, now: 0 })
    const other = store.threads.insert({ id: 'other', photoId: null, now: 0 })
    const ask = (id: string, { id: threadId }: { id: string }): void => {
      const of = { photoId: null, advisorId: 'ansel', modelId: 'reader', idempotencyKey: undefined, now: 0 }
      store.jobs.insertAsk({ id, threadId, ...of })
    }
    ask('first', thread)
    ask('second', thread)
    store.jobs.requeue(claim(store).lease, { notBefore: 2000, error: failure, counts: true, now: 1000 })
    const at = (now: number): unknown => store.jobs.claim({ owner: 'owner', now, leaseMs: 1 })?.job.id
    expect(at(1999)).toBeUndefined()
    expect(store.jobs.nextDueAt(1999)).toBe(2000)
    ask('elsewhere', other)
    expect(at(1999)).toBe('elsewhere')
    expect([at(2000), at(2000)]).toEqual(['first', 'second'])
  })

  it('gives no job to two stores', () => {
    const folder = temporaryFolder()
    const stores = [openTestStore(folder), openTestStore(folder)] as const
    for (let index = 0; index < 40; index++) addJob(stores[index % 2 === 0 ? 0 : 1])
    const taken = Array.from({ length: 40 }, (_, index) => claim(stores[index % 3 === 0 ? 0 : 1]).job.id)
    expect(new Set(taken).size).toBe(40)
    expect(stores.map((store) => store.jobs.claim({ owner: 'owner', now: 1, leaseMs: 1 }))).toEqual([
      null,
      null,
    ])
  })
})

describe('a running job', () => {
  it('shows its stage and how it is done', () => {
    const store = openTestStore()
    addJob(store, 'a')
    const { lease } = claim(store)
    const currentStep = 'Reading the brief'
    const means = { mode: 'vision', device: 'Metal', notice: 'Half of it.' } as const
    expect(store.jobs.setStage(lease, { stage: 'prompting', currentStep, means, now: 50 })).toBe(true)
    expect(store.jobs.setStage(lease, { stage: 'writing', currentStep: 'Writing', now: 60 })).toBe(true)
    expect(store.jobs.get('a')).toMatchObject({
      stage: 'writing',
      currentStep: 'Writing',
      ...means,
      lastUpdateAt: 60,
    })
  })

  it('keeps the figures that a patch leaves out', () => {
    const store = openTestStore()
    addJob(store, 'a')
    const { lease } = claim(store)
    store.jobs.saveFigures(lease, { progress: 12.5, promptTokens: 300, tokensPerSecond: 4.2 })
    store.jobs.saveFigures(lease, { progress: 30, tokensPerSecond: null })
    expect(store.jobs.get('a')).toMatchObject({ progress: 30, promptTokens: 300, tokensPerSecond: null })
  })
})

describe('a lease that has moved on', () => {
  const writes: Record<string, (store: Store, lease: string) => boolean> = {
    renew: ({ jobs }, lease) => jobs.renew(lease, 99),
    setStage: ({ jobs }, lease) => jobs.setStage(lease, { stage: 'writing', currentStep: 'Stale', now: 99 }),
    saveFigures: ({ jobs }, lease) => jobs.saveFigures(lease, { progress: 99 }),
    saveText: ({ jobs }, lease) => jobs.saveText(lease, 'stale'),
    saveStages: ({ jobs }, lease) => jobs.saveStages(lease, { writing: 99 }),
    complete: ({ jobs }, lease) =>
      jobs.complete(lease, { critique: critique('stale'), now: 99, figures: { progress: 99 } }),
    fail: ({ jobs }, lease) => jobs.fail(lease, { error: failure, now: 99 }),
    cancelRunning: ({ jobs }, lease) =>
      jobs.cancelRunning(lease, { text: 'stale', critique: critique('stale'), now: 99 }),
    requeue: ({ jobs }, lease) =>
      jobs.requeue(lease, { notBefore: 99, error: failure, counts: true, now: 99 }),
  }

  it.each(Object.keys(writes))('%s changes nothing', (name) => {
    const store = openTestStore()
    addJob(store, 'a')
    const stale = claim(store, 'gone')
    store.jobs.recover('owner', 40)
    const { lease } = claim(store)
    store.jobs.saveText(lease, 'mine')
    const before = [store.jobs.get('a'), store.jobs.text('a'), store.critiques.get('a')]
    expect(writes[name]?.(store, stale.lease)).toBe(false)
    expect([store.jobs.get('a'), store.jobs.text('a'), store.critiques.get('a')]).toEqual(before)
    expect(writes[name]?.(store, lease)).toBe(true)
  })
})
