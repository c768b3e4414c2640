import { expect, it } from 'vitest'
import { addJob, claim, openTestStore } from './store.fixture.ts'

const seen = { width: 1024, height: 683, bytes: 204_800, imageTokens: null }

it('keeps what the latest attempt was shown, and only for the holder of the lease', () => {
  const store = openTestStore()
  const { id } = addJob(store)
  expect(store.seen.get(id)).toBeNull()
  const { lease } = claim(store)
  expect(store.seen.put(lease, seen)).toBe(true)
  expect(store.seen.put('stale', { ...seen, bytes: 1 })).toBe(false)
  expect(store.seen.get(id)).toEqual(seen)
  expect(store.seen.put(lease, { ...seen, imageTokens: 729 })).toBe(true)
  expect(store.seen.get(id)).toEqual({ ...seen, imageTokens: 729 })
})

it('forgets it with the job', () => {
  const store = openTestStore()
  const { id } = addJob(store)
  const { lease } = claim(store)
  store.seen.put(lease, seen)
  store.jobs.cancelRunning(lease, { now: 20 })
  store.jobs.remove(id)
  expect(store.seen.get(id)).toBeNull()
})
