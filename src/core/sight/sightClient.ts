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

/**
 * Looks after which a child makes way for a new one, and memory that it may hold before: what the nets allocate leaves
 * gaps between what stays, so that a child grows by about half a megabyte a look. A new one loads its nets in a second.
 */
const mostPerChild = { looks: 40, bytes: 0.7e9 }

/**
 * A function that has the small JPEG of a photo looked at. Rejects with `photo-damaged`, `model-damaged`, or as
 * `Supervisor.run` does.
 */
export function createSightClient(child: Supervisor<LookRequest, LookReply>, weightsDir: string): LookAt {
  let looks = 0
  return async (jpeg, { writing, signal }) => {
    const isWorn = looks >= mostPerChild.looks
    await child.renewAbove(isWorn ? 0 : mostPerChild.bytes)
    if (isWorn) looks = 0
    looks++
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
