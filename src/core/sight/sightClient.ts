// Speaks with the sight child for whoever wants a photograph looked at: hands over its small JPEG. Judges nothing.
import { randomUUID } from 'node:crypto'
import type { LookReply, LookRequest } from '../../shared/workers.ts'
import type { Supervisor } from '../workers/supervisor.ts'

type Looked = Extract<LookReply, { type: 'looked' }>

type LookAt = (jpeg: Uint8Array, options: { writing: boolean; signal?: AbortSignal }) => Promise<Looked>

/** A look takes about 3 s of one core, and has the lowest priority; milliseconds. */
const deadlineMs = 60_000

/** A look that is stopped ends before the next net; the slowest takes 0.3 s of a core. */
const cancelGraceMs = 5000

/** Memory that a child may hold before the next look, in bytes; above it a new one takes its place, which loads in a second. */
const mostHeld = 0.6e9

/**
 * A function that has the small JPEG of a photo looked at. Rejects with `photo-damaged`, `model-damaged`, or as
 * `Supervisor.run` does.
 */
export function createSightClient(child: Supervisor<LookRequest, LookReply>, weightsDir: string): LookAt {
  return async (jpeg, { writing, signal }) => {
    await child.renewAbove(mostHeld)
    const requestId = randomUUID()
    return await child.run({
      request: { type: 'look', requestId, jpeg, writing, weightsDir },
      cancelRequest: { type: 'cancel', requestId },
      cancelGraceMs,
      onReply: () => undefined,
      isFinal: (reply): reply is Looked => reply.type === 'looked',
      deadlineMs,
      ...(signal && { signal }),
    })
  }
}
