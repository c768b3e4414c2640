// The commands of conversations.
import { z } from 'zod'
import { byId, command, idSchema as id, page } from './command.ts'
import { messageSchema, threadSchema } from './threads.ts'

export const askCommands = {
  /** Newest first. With `query` those in which a question or an answer has words that begin like these. */
  'threads.list': command(
    z.strictObject({ ...page, query: z.string().min(1).max(200).optional() }),
    z.object({ threads: z.array(threadSchema), next: z.string().nullable() }),
  ),
  /**
   * One conversation, by its id or by its photograph, with a page of its messages, oldest first: the newest ones, or those
   * before `before`. Messages of every branch; `branchOf` has one of them. Null where nothing was asked of the photograph.
   */
  'threads.get': command(
    z
      .strictObject({ ...page, id: id.optional(), photoId: id.optional() })
      .refine((one) => (one.id === undefined) !== (one.photoId === undefined), {
        error: 'give either id or photoId',
        path: ['id'],
      }),
    z
      .object({ thread: threadSchema, messages: z.array(messageSchema), next: z.string().nullable() })
      .nullable(),
  ),
  /** With all that was asked and answered in it; what is still being answered is stopped first. */
  'threads.remove': command(byId, z.null()),
} as const
