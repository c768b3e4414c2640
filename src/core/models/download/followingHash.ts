import { createHash } from 'node:crypto'
import type { FileHandle } from 'node:fs/promises'

/** The SHA-256 of a file that is still being written, from its front on: what it reads is what lies on the disk. */
export type FollowingHash = {
  /** Takes in what lies before byte `end`. One call at a time. */
  follow: (end: number, signal: AbortSignal) => Promise<void>
  /** Bytes taken in. */
  position: () => number
  /** In hexadecimal; ends it. */
  digest: () => string
}

/** Small enough that the loop of events waits no longer than a millisecond or two. */
const step = 1024 * 1024

export function createFollowingHash(file: FileHandle): FollowingHash {
  const hash = createHash('sha256')
  const buffers = [Buffer.allocUnsafe(step), Buffer.allocUnsafe(step)] as const
  let position = 0
  return {
    position: () => position,
    follow: async (end, signal) => {
      let turn = 0
      const read = (at: number, buffer: Buffer) => file.read(buffer, 0, Math.min(step, end - at), at)
      // The next piece is read while this one is taken in.
      let next = position < end ? read(position, buffers[0]) : null
      while (next !== null) {
        signal.throwIfAborted()
        const { bytesRead, buffer } = await next
        if (bytesRead === 0) throw new Error('the part file is shorter than it was')
        position += bytesRead
        turn = 1 - turn
        next = position < end ? read(position, buffers[turn as 0 | 1]) : null
        hash.update(buffer.subarray(0, bytesRead))
      }
    },
    digest: () => hash.digest('hex'),
  }
}
