// The commands of conversations.
import { z } from 'zod'
import { byId, command, idSchema as id, page } from './command.ts'
import { askJobSchema } from './jobs.ts'
import { cardSchema } from './references.ts'
import { mannerSchema } from './voice.ts'
import { longestQuestion, messageSchema, threadSchema } from './threads.ts'

const text = z.string().trim().min(1).max(longestQuestion)
const wanted = {
  /** Answers whatever the question is about; `starter` answers from the measurements. */
  modelId: z.string().max(4096).optional(),
  /** How it is answered where the answer will be spoken. */
  manner: mannerSchema.optional(),
  idempotencyKey: z.string().min(1).max(128).optional(),
}

const questionSchema = z
  .strictObject({
    /** Without either it begins a conversation about no photograph. */
    threadId: id.optional(),
    photoId: id.optional(),
    text,
    /** The critique that it is about; the newest whole one of the photograph where it is missing. */
    critiqueId: id.optional(),
    /** The answer that it follows; the newest message where it is missing. */
    replyTo: id.optional(),
    ...wanted,
  })
  .refine(({ threadId, photoId }) => threadId === undefined || photoId === undefined, {
    error: 'give threadId or photoId, not both',
    path: ['threadId'],
  })

const askedSchema = z.object({
  thread: threadSchema,
  question: messageSchema,
  /** A placeholder: its text grows under this id. */
  answer: messageSchema,
  job: askJobSchema,
  /** The job that is being done and has to end first; null where there is none. `estimatedRemainingMs` as in a job. */
  waitsFor: z.object({ jobId: z.string(), estimatedRemainingMs: z.number().nullable() }).nullable(),
})

export const askCommands = {
  /** Stores a question and answers at once with what its answer will be. */
  'ask.create': command(questionSchema, askedSchema),
  /** Asks an edited question in place of the one with this id; what followed that one is kept as a branch of its own. */
  'ask.edit': command(z.strictObject({ id, text, ...wanted }), askedSchema),
  /** Asks, and resolves with the whole answer. Rejects with the error of its job, or `cancelled`. */
  'ask.run': command(questionSchema, messageSchema),
  /** At most three questions that are worth asking about a measured photograph. */
  'ask.suggest': command(z.strictObject({ photoId: id }), z.object({ questions: z.array(z.string()) })),
  /**
   * Newest first. With `query` those in which a question or an answer has words that begin like these; with `withoutPhoto`
   * those about no photograph alone.
   */
  'threads.list': command(
    z.strictObject({
      ...page,
      query: z.string().min(1).max(200).optional(),
      withoutPhoto: z.boolean().default(false),
    }),
    z.object({ threads: z.array(threadSchema), next: z.string().nullable() }),
  ),
  /** A card of the craft shelf, as an answer or an advice names it. */
  'references.get': command(byId, cardSchema),
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
  /** Puts a conversation back that was removed since the program started. Rejects with `not-found` where it cannot. */
  'threads.restore': command(byId, threadSchema),
} as const
