/** A run that takes so many times the best pace so far was kept from the processor by others. */
const tooSlow = 3

export type ThreadCount = {
  /** How many to use, of the most that may be used. */
  of: (most: number) => number
  /** Tells how long a run took for its work, in any unit that stays the same. */
  note: (pace: number) => void
}

/**
 * ggml's threads wait for each other in loops: where another program has one of the cores, two take many times as long as
 * one. Each time a run is much slower than the best one, the number is halved, for good.
 */
export function countThreads(): ThreadCount {
  let best = Infinity
  let halvings = 0
  return {
    of: (most) => Math.max(1, most >> halvings),
    note(pace) {
      if (pace > best * tooSlow) {
        halvings++
        best = Infinity
      } else best = Math.min(best, pace)
    },
  }
}
