import type { Clock } from '../clock.ts'

/** How often the clock is looked at, and how late a look may be before this process counts as suspended. */
const lookMs = 1000

export type Deadline = {
  /** Progress was made: the time begins anew. */
  touch: () => void
  stop: () => void
}

/**
 * Calls `onExpired` once when `limitMs` milliseconds pass without a `touch`. The limit is asked for at every look.
 * Time in which this process itself was suspended (a closed lid, SIGSTOP) does not count, and after it there is
 * always one more look, because what came meanwhile has not been read yet.
 */
export function createDeadline(options: {
  clock: Clock
  limitMs: () => number
  onExpired: () => void
}): Deadline {
  const { clock, limitMs, onExpired } = options
  let since = clock.now()
  let cancel: () => void

  const lookIn = (delayMs: number): void => {
    const planned = clock.now() + delayMs
    cancel = clock.setTimeout(() => look(planned), delayMs)
  }
  const look = (planned: number): void => {
    const now = clock.now()
    const late = now - planned
    const suspended = late > lookMs
    if (suspended) since = Math.min(now, since + late)
    const remaining = since + limitMs() - now
    if (remaining <= 0 && !suspended) onExpired()
    else lookIn(suspended ? lookMs : Math.min(lookMs, remaining))
  }
  lookIn(Math.min(lookMs, limitMs()))

  return {
    touch: () => {
      since = clock.now()
    },
    stop: () => cancel(),
  }
}
