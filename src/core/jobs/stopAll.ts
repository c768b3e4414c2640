// Every job stopped at one word, and taken back at another. In slices, so that nothing else has to wait for thousands.
import type { AnyJob } from '../../shared/jobs.ts'
import type { Store } from '../store/index.ts'

/** Jobs of one transaction: 5 ms, announced and all (`npm run bench stopAll`: 488 ms for 10,000). */
export const sliceLength = 100

export type StopAllDeps = {
  store: Store
  wallNow: () => number
  /** Stops the running job, if there is one, as of `now`, milliseconds since 1970; false when there is none. */
  stopRunning: (now: number) => boolean
  onStopped: (job: AnyJob) => void
  onTakenBack: (job: AnyJob) => void
}

export type Stopped = {
  cancelled: number
  /** By this the stop can be taken back, milliseconds since 1970. */
  stoppedAt: number
}

export type StopAll = {
  /** Stops what waits, then what runs. Durable when it resolves. Rejects with AppError where it cannot be stored. */
  stop: () => Promise<Stopped>
  /** Puts what was stopped then back where it stood, and resolves with how many that were. */
  takeBack: (stoppedAt: number) => Promise<number>
}

export function createStopAll({ store, wallNow, stopRunning, onStopped, onTakenBack }: StopAllDeps): StopAll {
  const inSlices = async (next: () => AnyJob[], announce: (job: AnyJob) => void): Promise<number> => {
    let count = 0
    for (;;) {
      const jobs = next()
      for (const job of jobs) announce(job)
      count += jobs.length
      if (jobs.length < sliceLength) return count
      await new Promise<void>((resolve) => setImmediate(resolve))
    }
  }
  return {
    async stop() {
      const now = wallNow()
      const waiting = await inSlices(() => store.jobs.cancelWaiting({ now, limit: sliceLength }), onStopped)
      // Last, or the next one in line would begin.
      return { cancelled: waiting + (stopRunning(now) ? 1 : 0), stoppedAt: now }
    },
    takeBack: (stoppedAt) => {
      const slice = { stoppedAt, now: wallNow(), limit: sliceLength }
      return inSlices(() => store.jobs.takeBack(slice), onTakenBack)
    },
  }
}
