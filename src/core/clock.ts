/** Time as the core sees it: monotonic, so that moving the wall clock expires nothing. */
export type Clock = {
  /** Milliseconds since an arbitrary moment; never goes backwards. */
  now: () => number
  /** Calls `run` once after `delayMs` milliseconds; returns its cancel. */
  setTimeout: (run: () => void, delayMs: number) => () => void
}

/** The machine's monotonic clock. Its timers keep the process alive until they fire or are cancelled. */
export const systemClock: Clock = {
  now: () => performance.now(),
  setTimeout: (run, delayMs) => {
    const timer = setTimeout(run, delayMs)
    return () => clearTimeout(timer)
  },
}
