import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { stages } from '../../shared/jobs.ts'
import {
  approach,
  createProgress,
  typicalDurations,
  type ProgressOptions,
  type StageDurations,
} from './progress.ts'

function start(options: Partial<Omit<ProgressOptions, 'now'>> = {}) {
  let time = 0
  const progress = createProgress({
    durations: typicalDurations,
    learned: true,
    expectedTokens: 400,
    ...options,
    now: () => time,
  })
  return { progress, pass: (ms: number) => (time += ms) }
}

describe('approach', () => {
  it('is linear to nine tenths and never reaches the end', () => {
    expect(approach(50, 100)).toBe(0.5)
    expect(approach(100, 100)).toBeGreaterThan(0.9)
    expect(approach(1_000, 100)).toBeLessThanOrEqual(1)
    expect(approach(200, 100)).toBeGreaterThan(approach(150, 100))
  })
})

describe('progress of an attempt', () => {
  it('never falls and never reaches 100 by itself, whatever happens', () => {
    const step = fc.oneof(
      fc.record({ kind: fc.constant('pass' as const), ms: fc.integer({ min: 0, max: 60_000 }) }),
      fc.record({ kind: fc.constant('within' as const), share: fc.double({ min: 0, max: 1, noNaN: true }) }),
      fc.record({ kind: fc.constant('tokens' as const), more: fc.integer({ min: 0, max: 300 }) }),
      fc.record({ kind: fc.constant('enter' as const) }),
    )
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const { progress, pass } = start()
        let stage = 0
        let tokens = 0
        let last = 0
        for (const each of steps) {
          if (each.kind === 'pass') pass(each.ms)
          if (each.kind === 'within') progress.within(each.share)
          if (each.kind === 'tokens') progress.tokens((tokens += each.more))
          if (each.kind === 'enter') progress.enter(stages[(stage = Math.min(stage + 1, stages.length - 1))]!)
          const now = progress.view().progress
          expect(now).toBeGreaterThanOrEqual(last)
          expect(now).toBeLessThanOrEqual(99)
          last = now
        }
      }),
    )
  })

  it('is a number where every earlier job was over at once', () => {
    const { progress } = start({
      durations: Object.fromEntries(stages.map((stage) => [stage, 0])) as StageDurations,
    })
    expect(progress.view()).toMatchObject({ progress: 0, estimatedRemainingMs: 0 })
  })

  it('moves by tokens against the expected length while writing', () => {
    const { progress } = start({ expectedTokens: 400 })
    progress.enter('writing')
    const before = progress.view().progress
    progress.tokens(200)
    const half = progress.view().progress
    progress.tokens(400)
    const whole = progress.view().progress
    expect(half - before).toBeCloseTo(whole - half, -1)
  })

  it('estimates from history before the first token, and from speed afterwards', () => {
    const { progress, pass } = start({ expectedTokens: 400 })
    expect(progress.view().estimatedRemainingMs).toBeGreaterThan(10_000)
    progress.enter('writing')
    for (let tokens = 1; tokens <= 200; tokens++) {
      pass(50)
      progress.tokens(tokens)
    }
    const { estimatedRemainingMs, tokensPerSecond } = progress.view()
    expect(tokensPerSecond).toBeCloseTo(20, 0)
    expect(estimatedRemainingMs).toBeGreaterThan(9_000)
    expect(estimatedRemainingMs).toBeLessThan(11_500)
  })

  it('has no estimate on a machine without history until there is a speed', () => {
    const { progress } = start({ learned: false })
    expect(progress.view().estimatedRemainingMs).toBeNull()
  })

  it('says so when a job takes more than twice the estimate', () => {
    const { progress, pass } = start({ learned: true })
    expect(progress.view().slow).toBe(false)
    pass(45_000)
    expect(progress.view().slow).toBe(true)
  })

  it('keeps the time spent in each stage', () => {
    const { progress, pass } = start()
    pass(300)
    progress.enter('loading')
    pass(1000)
    progress.enter('writing')
    pass(50)
    expect(progress.spent()).toEqual({ preparing: 300, loading: 1000, writing: 50 })
  })
})
