import type { z } from 'zod'
import type { AppError } from '../../shared/errors.ts'
import type { WorkerKind } from '../../shared/workers.ts'
import type { Clock } from '../clock.ts'
import { createDeadline } from './deadline.ts'
import { faults } from './faults.ts'
import type { WorkerReply } from './pendingRun.ts'
import type { StartWorker, WorkerUsage } from './worker.ts'

/** A child says `alive` every second; native code may keep it from that for this long, milliseconds. */
const silenceLimitMs = 60_000

/** A started process: valid replies come out of it until it fails, is killed, and at last is gone. */
export type Child = {
  readonly pid: number | undefined
  /** It has said `ready` and was not killed. */
  isReady: () => boolean
  post: (message: unknown) => void
  usage: () => Promise<WorkerUsage | null>
  /** Nothing but `onGone` is called afterwards. */
  kill: () => void
}

export type ChildOptions<Reply> = {
  kind: WorkerKind
  startWorker: StartWorker
  replySchema: z.ZodType<Reply>
  clock: Clock
  onReady: () => void
  onReply: (reply: Reply) => void
  /** It exited, went silent or spoke nonsense, and was not told to. It may still run: `kill` it. */
  onFault: (error: AppError) => void
  /** The process has ended. */
  onGone: () => void
}

export function startChild<Reply extends WorkerReply>(options: ChildOptions<Reply>): Child {
  const { kind, startWorker, replySchema, clock, onReady, onReply, onFault, onGone } = options
  const worker = startWorker(kind)
  let ready = false
  let killed = false

  const fault = (error: AppError): void => {
    if (!killed) onFault(error)
  }
  const life = createDeadline({
    clock,
    limitMs: () => silenceLimitMs,
    onExpired: () => fault(faults.silent(kind)),
  })
  worker.onMessage((message) => {
    if (killed) return
    const parsed = replySchema.safeParse(message)
    if (!parsed.success) return fault(faults.unintelligible(kind))
    life.touch()
    if (parsed.data.type === 'ready') {
      ready = true
      onReady()
    } else onReply(parsed.data)
  })
  worker.onExit((exit) => {
    life.stop()
    fault(faults.exited(kind, exit))
    onGone()
  })

  return {
    pid: worker.pid,
    isReady: () => ready && !killed,
    post: (message) => worker.post(message),
    usage: () => worker.usage(),
    kill: () => {
      killed = true
      life.stop()
      worker.kill()
    },
  }
}
