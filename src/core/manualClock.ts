import type { Clock } from './clock.ts'

/** A clock for tests that moves only when told to. */
export type ManualClock = Clock & {
  /** Moves time on by `ms`, running each timer due on the way at its own moment, in order. */
  advance: (ms: number) => void
  /** Moves time on by `ms` as a suspended process sees it: afterwards every overdue timer runs, late. */
  suspend: (ms: number) => void
  /** How many timers are waiting. */
  pending: () => number
}

type Timer = { due: number; order: number; run: () => void }

export function createManualClock(start = 0): ManualClock {
  let time = start
  let order = 0
  const timers = new Set<Timer>()

  const nextDueBy = (limit: number): Timer | undefined =>
    [...timers]
      .filter((timer) => timer.due <= limit)
      .toSorted((a, b) => a.due - b.due || a.order - b.order)[0]

  const runTimersUntil = (limit: number): void => {
    for (let timer = nextDueBy(limit); timer; timer = nextDueBy(limit)) {
      timers.delete(timer)
      time = Math.max(time, timer.due)
      timer.run()
    }
  }

  return {
    now: () => time,
    setTimeout: (run, delayMs) => {
      const timer = { due: time + Math.max(0, delayMs), order: order++, run }
      timers.add(timer)
      return () => timers.delete(timer)
    },
    advance: (ms) => {
      const end = time + ms
      runTimersUntil(end)
      time = end
    },
    suspend: (ms) => {
      time += ms
      runTimersUntil(time)
    },
    pending: () => timers.size,
  }
}
