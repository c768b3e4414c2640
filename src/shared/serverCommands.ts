// The commands of other computers that write, and of what went there and to anybody else.
import { z } from 'zod'
import { command, none } from './command.ts'
import { receiptSchema } from './receipt.ts'
import { serverNameSchema, serverSchema } from './servers.ts'
import { sightSchema } from './workers.ts'

/** A server as it is shown. */
export const shownServerSchema = serverSchema.extend({
  /** Under which it is chosen. */
  modelId: z.string(),
  host: z.string(),
  /** Whether a key is kept for it; the key itself is told to nobody. */
  hasKey: z.boolean(),
  /** Whether it is given pictures. */
  mode: sightSchema,
  /** What leaves this computer, and who can read along, as sentences; null where nothing does, and nobody can. */
  leaves: z.string().nullable(),
  warning: z.string().nullable(),
})
export type ShownServer = z.infer<typeof shownServerSchema>

const byName = z.strictObject({ name: serverNameSchema })

export const serverCommands = {
  'servers.list': command(none, z.object({ servers: z.array(shownServerSchema) })),
  /**
   * Keeps a server, or changes the one of this name; it is not asked anything. `key`: missing keeps the one that is there,
   * also that of a server which was removed since the start, as long as its address is the same; null forgets it.
   */
  'servers.save': command(
    serverSchema.omit({ found: true }).extend({
      skeleton: serverSchema.shape.skeleton.default('gbnf'),
      sight: serverSchema.shape.sight.default('auto'),
      key: z.string().min(1).max(4096).nullable().optional(),
    }),
    shownServerSchema,
  ),
  'servers.remove': command(byName, z.null()),
  /** Asks a server what it can do, and keeps what it says. Nothing of a photograph is sent. */
  'servers.test': command(byName, shownServerSchema),
  /** Bytes that this program sent and fetched, by host and day, newest first. None where there are none. */
  'receipt.get': command(none, receiptSchema),
} as const
