import { describe, expect, it } from 'vitest'
import { critique } from './critique.fixture.ts'
import { addJob, claim, completeNext, openTestStore } from './store.fixture.ts'

describe('expectedTokens', () => {
  it.each([
    { lengths: [], median: null },
    { lengths: [300], median: 300 },
    { lengths: [500, 100], median: 300 },
    { lengths: [100, 900, 300], median: 300 },
  ])('of $lengths is $median', ({ lengths, median }) => {
    const store = openTestStore()
    for (const tokens of lengths) {
      addJob(store)
      completeNext(store, { tokens })
    }
    expect(store.jobs.expectedTokens('starter')).toBe(median)
  })

  it('looks at the last 20 of the model', () => {
    const store = openTestStore()
    for (let now = 1; now <= 40; now++) {
      addJob(store)
      completeNext(store, { tokens: now <= 20 ? 1000 : 10, now })
    }
    expect(store.jobs.expectedTokens('starter')).toBe(10)
    expect(store.jobs.expectedTokens('another')).toBeNull()
  })
})

describe('stageMedians', () => {
  it('are taken stage by stage from completed jobs', () => {
    const store = openTestStore()
    for (const stages of [{ loading: 900, writing: 100 }, { writing: 300 }, { writing: 200 }]) {
      addJob(store)
      const { lease } = claim(store)
      store.jobs.saveStages(lease, stages)
      store.jobs.complete(lease, { critique: critique(), now: 20 })
    }
    addJob(store)
    const { lease } = claim(store)
    store.jobs.saveStages(lease, { writing: 9_000_000 })
    store.jobs.fail(lease, { error: { code: 'timeout', message: 'It took too long.' }, now: 20 })
    expect(store.jobs.stageMedians('starter')).toEqual({ loading: 900, writing: 200 })
    expect(store.jobs.stageMedians('another')).toEqual({})
  })

  it('leaves out what this version cannot read', () => {
    const store = openTestStore()
    for (const stages of [{ writing: 300 }, { dreaming: 5 }]) {
      addJob(store)
      const { lease } = claim(store)
      store.jobs.saveStages(lease, stages)
      store.jobs.complete(lease, { critique: critique(), now: 20 })
    }
    expect(store.jobs.stageMedians('starter')).toEqual({ writing: 300 })
  })
})
