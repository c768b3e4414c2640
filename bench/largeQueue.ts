import { rm } from 'node:fs/promises'
import type { Store } from '../src/core/store/index.ts'
import { alternatingRatio, figure, type Figure } from './figure.ts'
import { fillQueue } from './fillQueue.ts'

const pairs = 15
/** Operations per measurement: one takes tens of microseconds. */
const rounds = 40

/** Milliseconds of one claim, and the requeue that makes it repeatable. */
async function claimOnce(store: Store): Promise<number> {
  const startedAt = performance.now()
  for (let round = 0; round < rounds; round++) {
    const claim = store.jobs.claim({ owner: 'bench', now: 1e9, leaseMs: 1000 })
    if (!claim) throw new Error('nothing to claim')
    const error = { code: 'internal', message: 'bench' } as const
    store.jobs.requeue(claim.lease, { notBefore: null, error, counts: false, now: 1e9 })
  }
  return (performance.now() - startedAt) / rounds
}

async function listOnce(store: Store): Promise<number> {
  const startedAt = performance.now()
  for (let round = 0; round < rounds; round++) store.jobs.list({ limit: 50 })
  return (performance.now() - startedAt) / rounds
}

/** The queue must not care how long it is. */
export async function largeQueue(): Promise<Figure[]> {
  const large = await fillQueue(100_000)
  const small = await fillQueue(100)
  const claim = await alternatingRatio(
    pairs,
    () => claimOnce(large.store),
    () => claimOnce(small.store),
  )
  const list = await alternatingRatio(
    pairs,
    () => listOnce(large.store),
    () => listOnce(small.store),
  )
  for (const { store, folder } of [large, small]) {
    store.close()
    await rm(folder, { recursive: true })
  }
  return [
    figure('claim at 100,000 jobs over 100', claim, { atMost: 1.5 }, 'ratio'),
    figure('first page of the list at 100,000 jobs over 100', list, { atMost: 1.5 }, 'ratio'),
  ]
}
