import { fromErrorRecord, type AppError, type ErrorRecord } from '../../shared/errors.ts'
import type { WorkerKind } from '../../shared/workers.ts'
import type { Clock } from '../clock.ts'
import { createDeadline, type Deadline } from './deadline.ts'
import { faults } from './faults.ts'
import { watchSpending, type Budget } from './spending.ts'
import type { WorkerUsage } from './worker.ts'

/** The least that every reply of a child has in common. */
export type WorkerReply = { type: string; requestId?: string; error?: ErrorRecord }

/** How long a cancelled request may take to end by itself, milliseconds. */
const defaultCancelGraceMs = 300

export type RunOptions<Request, Reply, Final extends Reply> = {
  /** Its `requestId` is used once. */
  request: Request
  /**
   * Every reply to this request but `failed`, the final one included, and a way to answer it. If it throws, so does
   * the run.
   */
  onReply: (reply: Reply, post: (answer: Request) => void) => void
  isFinal: (reply: Reply) => reply is Final
  /** Longest time from one reply to the next, milliseconds; a function is asked again and again. */
  deadlineMs: number | (() => number)
  /** A child that takes more is ended, and the request fails with the budget's own error. */
  budget?: Budget
  signal?: AbortSignal
  /** What asks the child to stop. */
  cancelRequest?: Request
  cancelGraceMs?: number
}

/** One request from `run` to its end. */
export type PendingRun<Reply> = {
  readonly requestId: string
  /** Gives the request to a child; the deadline begins. */
  start: (post: (message: unknown) => void) => void
  receive: (reply: Reply) => void
  fail: (error: unknown) => void
}

export function createPendingRun<
  Request extends { requestId: string },
  Reply extends WorkerReply,
  Final extends Reply,
>(
  options: RunOptions<Request, Reply, Final>,
  context: {
    kind: WorkerKind
    clock: Clock
    /** What the child has taken that was given the request. */
    usage: () => Promise<WorkerUsage | null>
    /** The run is over; called before its promise settles. */
    onEnd: () => void
    /** The run is over but the child still works on it, and has to be killed. */
    onOverdue: (reason: 'stalled' | 'cancelled' | 'overdrawn') => void
  },
): { run: PendingRun<Reply>; result: Promise<Final> } {
  const { request, onReply, isFinal, deadlineMs, signal, cancelRequest } = options
  const { kind, clock, usage, onEnd, onOverdue } = context
  const { promise, resolve, reject } = Promise.withResolvers<Final>()
  let deadline: Deadline | undefined
  let stopWatching: (() => void) | undefined
  let post: ((message: unknown) => void) | undefined

  const end = (): void => {
    deadline?.stop()
    stopWatching?.()
    signal?.removeEventListener('abort', cancel)
    onEnd()
  }
  const fail = (error: unknown): void => {
    end()
    reject(signal?.aborted ? faults.cancelled() : error)
  }
  const watch = (limitMs: () => number, reason: 'stalled' | 'cancelled'): void => {
    deadline?.stop()
    const onExpired = (): void => {
      fail(faults[reason](kind))
      onOverdue(reason)
    }
    deadline = createDeadline({ clock, limitMs, onExpired })
  }
  const askToStop = (): void => {
    if (cancelRequest) post?.(cancelRequest)
  }
  const cancel = (): void => {
    if (!post) return fail(faults.cancelled())
    askToStop()
    watch(() => options.cancelGraceMs ?? defaultCancelGraceMs, 'cancelled')
  }
  const receive = (reply: Reply): void => {
    if (reply.error) return fail(fromErrorRecord(reply.error))
    try {
      onReply(reply, (answer) => post?.(answer))
    } catch (error) {
      askToStop()
      return fail(error)
    }
    if (isFinal(reply)) {
      end()
      resolve(reply)
    } else if (!signal?.aborted) deadline?.touch()
  }
  signal?.addEventListener('abort', cancel)

  const start = (postToChild: (message: unknown) => void): void => {
    post = postToChild
    post(request)
    watch(() => (typeof deadlineMs === 'number' ? deadlineMs : deadlineMs()), 'stalled')
    const { budget } = options
    if (!budget) return
    const onOverdrawn = (error: AppError): void => {
      fail(error)
      onOverdue('overdrawn')
    }
    stopWatching = watchSpending({ clock, usage, budget, onOverdrawn })
  }
  return { run: { requestId: request.requestId, start, receive, fail }, result: promise }
}
