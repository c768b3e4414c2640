// Takes jobs one at a time, oldest first, and sees each to its end. Never looks into a photo or a model.
import { AppError, fromErrorRecord, sentencesOf, toErrorRecord, unforeseen } from '../../shared/errors.ts'
import type { Clock } from '../clock.ts'
import { nameOfKind } from '../store/jobs.ts'
import type { Claim } from '../store/leases.ts'
import type { Attempt, AttemptOptions } from './attempt.ts'
import { withStage } from './crash.ts'
import { announceEnd, announceState, cancel, fail, over, type SettleDeps } from './settle.ts'
import { createStopAll, type StopAll } from './stopAll.ts'

/** Milliseconds. A lease outlives several missed heartbeats. */
const leaseMs = 30_000
const heartbeatMs = 5000
/** How long to wait before a write is tried again on a full disk. */
const rewriteMs = 1000

type Ending = 'cancel' | 'timeout' | 'fenced' | 'closing'
/** Who holds the queue, and each one's sentence; it runs when nobody does. */
type Holds = Record<'folder' | 'person' | 'engine' | 'photos' | 'store', string | null>

/** Checks what was written, stores it and announces the end of its job. */
export type Completing = (deps: SettleDeps) => Promise<void>

export type QueueDeps = Omit<SettleDeps, 'durably'> & {
  owner: string
  clock: Clock
  /** Milliseconds a job may take over all its stages. */
  timeoutMs: () => number
  open: (claim: Claim, on: Pick<AttemptOptions, 'onFenced' | 'onStoreError'>) => Attempt
  /** Runs an attempt until its text is written; resolves with what stores and announces that. */
  run: (attempt: Attempt, signal: AbortSignal) => Promise<Completing>
  /** Makes a child that was given up start again. */
  restartEngine: () => void
  onPaused: (reason: string | null) => void
  /** Looks whether the data folder is where it was opened; null when it is. */
  folderTrouble: () => AppError | null
  /** Called with what was thrown and is no AppError. */
  onFault: (error: unknown) => void
}

export type Queue = {
  /** Looks for work: call after a submit, a retry, a resume. */
  wake: () => void
  /** Lets the running job end, takes no other. `reason` is a sentence. */
  pause: (reason: string) => void
  resume: () => void
  /** Holds the queue, with a sentence, while the data folder is away, whoever resumes it; null lets it go on. */
  awaitFolder: (reason: string | null) => void
  /** The same while what is measured cannot be stored. */
  awaitPhotos: (reason: string | null) => void
  paused: () => string | null
  /** Runs something after the job that runs, before the next one. It never rejects. */
  between: (errand: () => Promise<void>) => void
  /** Durable when it returns. Throws `not-found`, `illegal-transition`. */
  cancel: (jobId: string) => void
  /** Stops every job. Durable when it resolves. */
  stopAll: StopAll['stop']
  /** Takes a stop back; what it stopped is written again in its old order. */
  takeBack: StopAll['takeBack']
  active: () => Attempt | null
  /** Ends the running attempt without an outcome: the next start takes it up again. */
  close: () => Promise<void>
}

export function createQueue(deps: QueueDeps): Queue {
  const { store, clock } = deps
  const holds: Holds = { folder: null, person: null, engine: null, photos: null, store: null }
  let announced: string | null = null
  let active: { attempt: Attempt; end: (ending: Ending) => void } | null = null
  const errands: (() => Promise<void>)[] = []
  let loop = Promise.resolve()
  let looping = false
  let closed = false
  let cancelTimer: (() => void) | undefined
  let wakeWriter: (() => void) | undefined

  const paused = (): string | null =>
    holds.folder ?? holds.person ?? holds.engine ?? holds.photos ?? holds.store
  const hold = (changed: Partial<Holds>): void => {
    Object.assign(holds, changed)
    announce()
  }
  const announce = (): void => {
    if (paused() === announced) return
    announced = paused()
    deps.onPaused(announced)
  }
  const storeTrouble = (error: unknown): void => {
    if (!(error instanceof AppError)) throw error
    hold({ store: sentencesOf(error) })
  }
  const rest = (): Promise<void> =>
    new Promise((resolve) => {
      wakeWriter = resolve
      clock.setTimeout(resolve, rewriteMs)
    })
  const durably = async (write: () => boolean): Promise<boolean> => {
    while (!closed) {
      try {
        const stored = write()
        hold({ store: null })
        // What went into a folder that was taken away meanwhile is announced when that is back.
        while (!closed && deps.folderTrouble()) await rest()
        return stored && !closed
      } catch (error) {
        storeTrouble(error)
        await rest()
      }
    }
    return false
  }
  const settle: SettleDeps = { ...deps, durably }

  /** Null when the store failed just then: the job is back in the queue. */
  const open = async (claim: Claim, end: (ending: Ending) => void): Promise<Attempt | null> => {
    try {
      return deps.open(claim, { onFenced: () => end('fenced'), onStoreError: storeTrouble })
    } catch (thrown) {
      storeTrouble(thrown)
      const again = { notBefore: null, error: toErrorRecord(thrown), counts: false, now: deps.wallNow() }
      await durably(() => store.jobs.requeue(claim.lease, again))
      return null
    }
  }

  /** Runs one claimed job to its end; every outcome is stored here. */
  const work = async (claim: Claim): Promise<void> => {
    const { lease } = claim
    const controller = new AbortController()
    let ending: Ending | null = null
    const end = (why: Ending): void => {
      ending ??= why
      controller.abort()
    }
    const attempt = await open(claim, end)
    if (!attempt) return
    active = { attempt, end }
    const cancelTimeout = clock.setTimeout(() => end('timeout'), deps.timeoutMs())
    let cancelBeat = (): void => undefined
    const beat = (): void => {
      cancelBeat = clock.setTimeout(beat, heartbeatMs)
      try {
        if (!store.jobs.renew(lease, deps.wallNow() + leaseMs)) end('fenced')
      } catch (error) {
        storeTrouble(error)
      }
    }
    cancelBeat = clock.setTimeout(beat, heartbeatMs)
    try {
      attempt.begin()
      const complete = await deps.run(attempt, controller.signal)
      await complete(settle)
    } catch (error) {
      await lost(attempt, error, ending)
    } finally {
      cancelTimeout()
      cancelBeat()
      attempt.end()
      active = null
    }
  }

  const lost = async (attempt: Attempt, error: unknown, ending: Ending | null): Promise<void> => {
    if (ending === 'timeout') {
      const minutes = Math.round(deps.timeoutMs() / 60_000)
      const said = `This took longer than ${minutes} ${minutes === 1 ? 'minute' : 'minutes'} and was stopped.`
      await fail(settle, attempt, new AppError('timeout', said))
      return
    }
    // Cancelled: already stored. Fenced: somebody else's job now. Closing: taken up at the next start.
    if (ending !== null) return
    // Without its folder every part of an attempt fails in its own way.
    const trouble = deps.folderTrouble()
    if (!trouble && !(error instanceof AppError)) deps.onFault(error)
    const thrown = error instanceof AppError ? error : fromErrorRecord(unforeseen)
    const known = trouble ?? withStage(thrown, attempt.stage())
    await fail(settle, attempt, known)
    if (known.code === 'engine-stopped') hold({ engine: known.message })
  }

  const turn = async (): Promise<void> => {
    try {
      while (!closed && paused() === null) {
        const errand = errands.shift()
        if (errand) {
          await errand()
          continue
        }
        const claimed = store.jobs.claim({ owner: deps.owner, now: deps.wallNow(), leaseMs })
        if (!claimed) return sleepUntilDue()
        await work(claimed)
      }
    } catch (error) {
      storeTrouble(error)
    } finally {
      looping = false
      if (holds.store !== null && !closed) cancelTimer = clock.setTimeout(lookAgain, rewriteMs)
    }
  }
  const sleepUntilDue = (): void => {
    const due = store.jobs.nextDueAt(deps.wallNow())
    if (due !== null) cancelTimer = clock.setTimeout(wake, Math.max(0, due - deps.wallNow()))
  }
  const lookAgain = (): void => {
    holds.store = null
    wake()
    // Only now: where the store fails again, nothing has changed.
    announce()
  }
  const wake = (): void => {
    cancelTimer?.()
    if (looping || closed || paused() !== null) return
    looping = true
    loop = turn()
  }

  const stopRunning = (now: number): boolean => {
    if (!active) return false
    cancel(settle, active.attempt, now)
    active.end('cancel')
    return true
  }
  const all = createStopAll({
    store,
    wallNow: deps.wallNow,
    stopRunning,
    onStopped: (job) => announceEnd(settle, job),
    onTakenBack: (job) => announceState(settle, job),
  })

  return {
    wake,
    pause: (reason) => hold({ person: reason }),
    resume() {
      deps.restartEngine()
      hold({ person: null, engine: null, store: null })
      wake()
    },
    awaitFolder(reason) {
      hold({ folder: reason, store: null })
      wake()
    },
    awaitPhotos(reason) {
      hold({ photos: reason })
      wake()
    },
    paused,
    between(errand) {
      errands.push(errand)
      wake()
    },
    cancel(jobId) {
      if (active?.attempt.job.id === jobId) {
        stopRunning(deps.wallNow())
        return
      }
      const { kind, status } = store.jobs.get(jobId)
      if (!store.jobs.cancelQueued(jobId, deps.wallNow())) {
        throw new AppError('illegal-transition', `This ${nameOfKind[kind]} is already ${status}.`)
      }
      over(settle, jobId)
    },
    stopAll: all.stop,
    async takeBack(stoppedAt) {
      const count = await all.takeBack(stoppedAt)
      wake()
      return count
    },
    active: () => active?.attempt ?? null,
    async close() {
      closed = true
      cancelTimer?.()
      wakeWriter?.()
      active?.end('closing')
      await loop
    },
  }
}
