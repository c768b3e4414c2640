// Commands of all that waits.
import { z } from 'zod'
import { command, idSchema as id, none } from './command.ts'
import { jobSchema } from './jobs.ts'

export const queueCommands = {
  'queue.pause': command(none, z.null()),
  'queue.resume': command(none, z.null()),
  /** The critiques that wait, the next one first. */
  'queue.list': command(
    z.strictObject({ limit: z.int().min(1).max(500).default(100) }),
    z.object({ jobs: z.array(jobSchema) }),
  ),
  /** Puts a critique that waits before another one that does, or with null at the end; `queue_update` follows. */
  'queue.move': command(z.strictObject({ id, before: id.nullable() }), z.null()),
  /** Cancels everything that is not over; `stoppedAt`, milliseconds since 1970, names this stop. */
  'queue.stop': command(none, z.object({ cancelled: z.int(), stoppedAt: z.int() })),
  /** Takes a stop back: what it cancelled waits again where it stood. */
  'queue.undoStop': command(z.object({ stoppedAt: z.int() }), z.object({ resumed: z.int() })),
  /** How many failed critiques might end otherwise if they were tried again. */
  'queue.failed': command(none, z.object({ failed: z.int() })),
  /** Tries all of these again, at the end of the queue. */
  'queue.retryFailed': command(none, z.object({ retried: z.int() })),
} as const
