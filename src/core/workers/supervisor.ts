// Keeps one kind of child alive: starts it on demand, watches it, restarts it after a crash, gives up in the end.
// Knows no process API, and nothing of what the requests mean.
import type { z } from 'zod'
import type { AppError } from '../../shared/errors.ts'
import type { WorkerKind } from '../../shared/workers.ts'
import { systemClock, type Clock } from '../clock.ts'
import { startChild, type Child } from './child.ts'
import { faults } from './faults.ts'
import { createPendingRun, type PendingRun, type RunOptions, type WorkerReply } from './pendingRun.ts'
import { createRestartPolicy } from './restartPolicy.ts'
import type { StartWorker } from './worker.ts'

/** idle: no child. running: a child is there or ends. stopped: given up after three crashes in five minutes. */
export type SupervisorState = 'idle' | 'running' | 'stopped'

export type Supervisor<Request, Reply> = {
  /**
   * Sends the request to the child, starting it when there is none, and resolves with the final reply.
   * A request that was not sent yet outlives a crash of the child: it goes to the next one.
   * Rejects with the AppError of a `failed` reply, or with: `engine-crashed` when the child died over it,
   * `engine-stalled` when no reply came within `deadlineMs`, `cancelled` when `signal` aborted and the child
   * did not end the request in time, the budget's own error when the child took more than it may, `engine-stopped` when the child was given up or this supervisor closed.
   */
  run: <Final extends Reply>(options: RunOptions<Request, Reply, Final>) => Promise<Final>
  /** Starts the child ahead of the first request. */
  start: () => void
  /** Ends a child that holds more memory than this, bytes, while nothing is asked of it; the next request starts another. */
  renewAbove: (memoryBytes: number) => Promise<void>
  /** Lifts `stopped`; the next request starts a child again. */
  restart: () => void
  state: () => SupervisorState
  /** Process id of the child, while there is one. */
  pid: () => number | undefined
  /** Fails what is pending, kills the child, and resolves when it is gone. */
  close: () => Promise<void>
}

export type SupervisorOptions<Reply> = {
  kind: WorkerKind
  startWorker: StartWorker
  replySchema: z.ZodType<Reply>
  /** A reply that shows the child to be good: earlier crashes are forgotten. */
  isSuccess: (reply: Reply) => boolean
  onState?: (state: SupervisorState) => void
  clock?: Clock
  /** 0 up to 1, for the jitter between restarts. */
  random?: () => number
}

export function createSupervisor<Request extends { requestId: string }, Reply extends WorkerReply>(
  options: SupervisorOptions<Reply>,
): Supervisor<Request, Reply> {
  const { kind, startWorker, replySchema, isSuccess } = options
  const { onState, clock = systemClock, random = Math.random } = options
  const policy = createRestartPolicy(clock, random)
  /** Not sent to a child yet. */
  const waiting = new Set<PendingRun<Reply>>()
  /** Sent to the child, by requestId. */
  const sent = new Map<string, PendingRun<Reply>>()
  const gone = Promise.withResolvers<void>()
  let child: Child | undefined
  let cancelRestart: (() => void) | undefined
  let closed = false
  let announced: SupervisorState = 'idle'

  const state = (): SupervisorState => {
    if (policy.gaveUp()) return 'stopped'
    return child ? 'running' : 'idle'
  }
  const announceState = (): void => {
    if (state() === announced) return
    announced = state()
    onState?.(announced)
  }
  const failAll = (runs: Iterable<PendingRun<Reply>>, error: AppError): void => {
    for (const run of runs) run.fail(error)
  }

  /** Gives up the child and what was sent to it. It stays in `child` until it is gone. */
  const drop = (error: AppError): void => {
    child?.kill()
    failAll(sent.values(), error)
  }
  const crash = (error: AppError): void => {
    policy.crashed()
    drop(error)
    if (policy.gaveUp()) failAll(waiting, faults.gaveUp(kind))
    announceState()
  }

  const send = (run: PendingRun<Reply>): void => {
    if (!child) return
    waiting.delete(run)
    sent.set(run.requestId, run)
    run.start(child.post)
  }
  const receive = (reply: Reply): void => {
    if (reply.requestId === undefined) return
    // A late reply to a request that is over finds nobody, and is dropped.
    const run = sent.get(reply.requestId)
    if (run && isSuccess(reply)) policy.forget()
    run?.receive(reply)
  }

  const begin = (): void => {
    cancelRestart = undefined
    child = startChild({
      kind,
      startWorker,
      replySchema,
      clock,
      onReady: () => waiting.forEach(send),
      onReply: receive,
      onFault: crash,
      onGone: () => {
        child = undefined
        if (closed) gone.resolve()
        else if (waiting.size > 0) ensureChild()
        announceState()
      },
    })
    announceState()
  }
  const ensureChild = (): void => {
    if (child || cancelRestart || closed || policy.gaveUp()) return
    const wait = policy.waitMs()
    if (wait === 0) begin()
    else cancelRestart = clock.setTimeout(begin, wait)
  }

  const run = <Final extends Reply>(runOptions: RunOptions<Request, Reply, Final>): Promise<Final> => {
    if (runOptions.signal?.aborted) return Promise.reject(faults.cancelled())
    if (closed) return Promise.reject(faults.closing())
    if (policy.gaveUp()) return Promise.reject(faults.gaveUp(kind))
    const pending = createPendingRun(runOptions, {
      kind,
      clock,
      usage: async () => (await child?.usage()) ?? null,
      onEnd: () => {
        waiting.delete(pending.run)
        sent.delete(pending.run.requestId)
      },
      onOverdue: (reason) => (reason === 'stalled' ? crash : drop)(faults.restarted(kind)),
    })
    waiting.add(pending.run)
    if (child?.isReady()) send(pending.run)
    else ensureChild()
    return pending.result
  }

  return {
    run,
    start: ensureChild,
    renewAbove: async (memoryBytes) => {
      const asked = child
      const used = await asked?.usage()
      const isIdle = asked === child && sent.size === 0 && waiting.size === 0
      if (used && isIdle && used.memoryBytes > memoryBytes) drop(faults.restarted(kind))
    },
    restart: () => {
      policy.forget()
      announceState()
    },
    state,
    pid: () => child?.pid,
    close: async () => {
      closed = true
      cancelRestart?.()
      failAll(waiting, faults.closing())
      drop(faults.closing())
      if (!child) gone.resolve()
      await gone.promise
    },
  }
}
