import { inferenceReplySchema, type InferenceReply, type InferenceRequest } from '../../shared/workers.ts'
import { createManualClock } from '../manualClock.ts'
import { createMemoryStarter, type MemoryScript } from './memoryStarter.ts'
import type { RunOptions } from './pendingRun.ts'
import { createSupervisor, type SupervisorState } from './supervisor.ts'

/** A supervisor over children in memory, on a manual clock without jitter. */
export function supervise(script: MemoryScript = () => undefined) {
  const clock = createManualClock()
  const states: SupervisorState[] = []
  const { startWorker, children } = createMemoryStarter(script)
  const supervisor = createSupervisor<InferenceRequest, InferenceReply>({
    kind: 'inference',
    startWorker,
    replySchema: inferenceReplySchema,
    isSuccess: (reply) => reply.type === 'unloaded',
    onState: (state) => states.push(state),
    clock,
    random: () => 0,
  })
  const replies: InferenceReply[] = []
  /** Sends a request that `unloaded` ends; resolves with its last reply, or with what it rejected with. */
  const unload = (
    requestId: string,
    options: Partial<RunOptions<InferenceRequest, InferenceReply, InferenceReply>> = {},
  ): Promise<unknown> =>
    supervisor
      .run({
        request: { type: 'unload', requestId },
        onReply: (reply) => replies.push(reply),
        isFinal: (reply): reply is InferenceReply => reply.type === 'unloaded',
        deadlineMs: 10_000,
        ...options,
      })
      .catch((error: unknown) => error)
  return { clock, states, children, supervisor, replies, unload }
}

/** Lets messages that are under way arrive. */
export const arrivals = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

export const killed = { code: null, signal: 'SIGKILL' }
export const progress = (requestId: string, share: number): InferenceReply => ({
  type: 'loadProgress',
  requestId,
  share,
})
export const unloaded = (requestId: string): InferenceReply => ({ type: 'unloaded', requestId })
/** Answers every request. */
export const obedient: MemoryScript = (post, request) =>
  post(unloaded((request as InferenceRequest).requestId))
