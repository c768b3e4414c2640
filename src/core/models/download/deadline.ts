import type { Clock } from '../../clock.ts'

export type Deadline = {
  /** Aborted when nothing came for too long, or when the outer signal was. */
  signal: AbortSignal
  /** Something came. */
  extend: () => void
  end: () => void
}

/** Aborts after `ms` milliseconds without `extend`. */
export function createDeadline(clock: Clock, ms: number, outer: AbortSignal): Deadline {
  const abort = new AbortController()
  const stop = (): void => abort.abort(outer.reason)
  if (outer.aborted) stop()
  outer.addEventListener('abort', stop, { once: true })
  const start = (): (() => void) => clock.setTimeout(() => abort.abort(new Error('nothing came')), ms)
  let cancel = start()
  return {
    signal: abort.signal,
    extend: () => {
      cancel()
      cancel = start()
    },
    end: () => {
      cancel()
      outer.removeEventListener('abort', stop)
    },
  }
}

/** Resolves after `ms` milliseconds; rejects with the reason of `signal` once it is aborted. */
export function sleep(clock: Clock, ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason as Error)
    const stop = (): void => {
      cancel()
      reject(signal.reason as Error)
    }
    const cancel = clock.setTimeout(() => {
      signal.removeEventListener('abort', stop)
      resolve()
    }, ms)
    signal.addEventListener('abort', stop, { once: true })
  })
}
