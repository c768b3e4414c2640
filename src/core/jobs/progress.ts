import { stages, type Stage } from '../../shared/jobs.ts'
import { createSpeedometer } from './speed.ts'

export type StageDurations = Record<Stage, number>

/** Shares before this machine has a history with a model, as milliseconds of a typical job. */
export const typicalDurations: StageDurations = {
  preparing: 400,
  loading: 2000,
  encoding: 0,
  prompting: 1500,
  writing: 16_000,
  finalizing: 100,
}

/** Of a model that may look at the picture; where it does not, the bar skips this part. Milliseconds. */
export const typicalEncodingMs = 6000

export type ProgressOptions = {
  /** Typical milliseconds per stage: learned from this machine's earlier jobs with the model, or `typicalDurations`. */
  durations: StageDurations
  /** Whether `durations` were measured here. Without that there is no estimate before the first speed. */
  learned: boolean
  /** Median length of earlier critiques in tokens. */
  expectedTokens: number
  /** Monotonic milliseconds. */
  now: () => number
}

export type ProgressView = {
  /** 0..99 while running; never falls. 100 means stored. */
  progress: number
  /** Of the present stage, 0..1, as its engine says or by tokens against the expected length; null where neither tells. */
  stageShare: number | null
  tokensPerSecond: number | null
  elapsedMs: number
  estimatedRemainingMs: number | null
  /** Past twice the estimate. */
  slow: boolean
}

export type Progress = {
  enter: (stage: Stage) => void
  /** True progress within the present stage, 0..1, where the engine knows it. */
  within: (share: number) => void
  /** The engine's token count so far. */
  tokens: (count: number) => void
  view: () => ProgressView
  /** Milliseconds spent in each stage so far. */
  spent: () => Partial<Record<Stage, number>>
}

/** Linear to 0.9 at the expected amount, then ever slower towards 1: honest about not knowing the end. */
export function approach(done: number, expected: number): number {
  const share = expected > 0 ? done / expected : 0
  return share <= 0.9 ? share : 1 - 0.1 * Math.exp(-(share - 0.9) / 0.1)
}

/** One attempt's progress: stages with shares, writing by tokens against the expected length. */
export function createProgress({ durations, learned, expectedTokens, now }: ProgressOptions): Progress {
  const total = stages.reduce((sum, stage) => sum + durations[stage], 0)
  const speed = createSpeedometer()
  const spent: Partial<Record<Stage, number>> = {}
  const startedAt = now()
  let stage: Stage = 'preparing'
  let enteredAt = startedAt
  let share: number | null = null
  let count = 0
  let highest = 0

  const before = (of: Stage): number =>
    stages.slice(0, stages.indexOf(of)).reduce((sum, earlier) => sum + durations[earlier], 0)
  const after = (of: Stage): number => total - before(of) - durations[of]

  const stageShare = (): number => {
    if (stage === 'writing') return approach(count, expectedTokens)
    return share ?? approach(now() - enteredAt, durations[stage])
  }
  const remaining = (tokensPerSecond: number | null): number | null => {
    if (stage === 'writing' && tokensPerSecond) {
      const left = Math.max(expectedTokens - count, 0.05 * expectedTokens)
      return (left * 1000) / tokensPerSecond + after('writing')
    }
    if (!learned) return null
    return Math.max(durations[stage] - (now() - enteredAt), 0) + after(stage)
  }

  return {
    enter(next) {
      if (next === stage) return
      spent[stage] = (spent[stage] ?? 0) + now() - enteredAt
      stage = next
      enteredAt = now()
      share = null
    },
    within(next) {
      share = Math.max(share ?? 0, next)
    },
    tokens(next) {
      count = next
      speed.add(next, now())
    },
    view() {
      const done = before(stage) + stageShare() * durations[stage]
      // Earlier jobs that took no measurable time say nothing of where this one stands.
      if (total > 0) highest = Math.max(highest, Math.min(99, (100 * done) / total))
      const elapsedMs = now() - startedAt
      const tokensPerSecond = speed.read(now())
      const slow = count > 2 * expectedTokens || (learned && elapsedMs > 2 * total)
      return {
        progress: Math.round(highest * 10) / 10,
        stageShare: stage === 'writing' ? stageShare() : share,
        tokensPerSecond: tokensPerSecond === null ? null : Math.round(tokensPerSecond * 10) / 10,
        elapsedMs: Math.round(elapsedMs),
        estimatedRemainingMs: round(remaining(tokensPerSecond)),
        slow,
      }
    },
    spent: () => ({ ...spent, [stage]: (spent[stage] ?? 0) + now() - enteredAt }),
  }
}

function round(value: number | null): number | null {
  return value === null ? null : Math.round(value)
}
