import type { Clock } from '../clock.ts'

const crashLimit = 3
const crashWindowMs = 5 * 60_000
const firstWaitMs = 250
const longestWaitMs = 30_000

/** When a child may be started again after crashes, and when it is given up. */
export type RestartPolicy = {
  crashed: () => void
  /** Forgets every crash; what was given up may start again. */
  forget: () => void
  /** Milliseconds until the next start: 0.25 s after a crash, doubling to 30 s, up to a quarter less at random. */
  waitMs: () => number
  /** Three crashes within five minutes. */
  gaveUp: () => boolean
}

export function createRestartPolicy(clock: Clock, random: () => number): RestartPolicy {
  let recent: number[] = []
  let inARow = 0
  let notBefore = clock.now()
  let givenUp = false

  return {
    crashed: () => {
      const now = clock.now()
      const wait = Math.min(longestWaitMs, firstWaitMs * 2 ** inARow)
      inARow++
      notBefore = now + wait * (1 - random() / 4)
      recent = [...recent.filter((at) => now - at < crashWindowMs), now]
      givenUp ||= recent.length >= crashLimit
    },
    forget: () => {
      recent = []
      inARow = 0
      notBefore = clock.now()
      givenUp = false
    },
    waitMs: () => Math.max(0, notBefore - clock.now()),
    gaveUp: () => givenUp,
  }
}
