// Conversations: what was asked, of a photograph or of none, and what was answered.
import { z } from 'zod'
import { flagSchema, statsSchema } from './critique.ts'
import { errorRecordSchema } from './errors.ts'
import { answerModeSchema, jobStatusSchema } from './jobs.ts'
import { rotationSchema } from './photos.ts'
import { referencesSchema } from './references.ts'

/** Messages that a window opens a conversation with, as many as it shows at once or more: a long one opens as fast as a short one. */
export const newestMessages = 10

/** UTF-16 units of a question. */
export const longestQuestion = 2000

/** Which kind of model a question goes to, and why, in at most four words. look: one that sees the picture. */
export const routeSchema = z.object({ to: z.enum(['look', 'text']), why: z.string() })
export type MessageRoute = z.infer<typeof routeSchema>

/** Times are milliseconds since 1970. */
export const messageSchema = z.object({
  /** Of an answer that of its job, too: it is known before there is a word of it, and never changes. */
  id: z.string(),
  threadId: z.string(),
  role: z.enum(['user', 'assistant']),
  /** Of an answer that is being written what was stored of it last; the chunks of its job have the rest. */
  text: z.string(),
  /** Of an answer that of its job; a question is complete. */
  status: jobStatusSchema,
  /** The message it follows: an answer its question, a question the answer before it. Null of the first one. */
  replyTo: z.string().nullable(),
  createdAt: z.int(),
  /** Null of a question, as all that follows. */
  modelId: z.string().nullable(),
  mode: answerModeSchema.nullable(),
  device: z.string().nullable(),
  /** Null until the model is chosen. */
  route: routeSchema.nullable(),
  /** What is not as it was asked for, or was left out of what the model was told, and why. */
  notice: z.string().nullable(),
  /** Sentences that a measurement contradicts; places count UTF-16 units of `text`. */
  flags: z.array(flagSchema),
  /** How the photograph was turned when it was written; null until it is whole, and of answers about none. */
  rotation: rotationSchema.nullable(),
  /** Null until it is whole, and where no model wrote it. */
  stats: statsSchema.nullable(),
  /** The cards of the craft shelf that it was given; null before that is known, and where no model was asked. */
  references: referencesSchema.nullable(),
  /** Why it failed; null when it did not. */
  error: errorRecordSchema.nullable(),
})
export type Message = z.infer<typeof messageSchema>

export const threadSchema = z.object({
  id: z.string(),
  /** Null where it is about none. A photograph has one conversation at most. */
  photoId: z.string().nullable(),
  /** The beginning of its first question. */
  title: z.string(),
  /** How many messages it has, those of other branches included. */
  messages: z.int(),
  createdAt: z.int(),
})
export type Thread = z.infer<typeof threadSchema>

/**
 * The branch of a conversation that ends with `leafId`, oldest message first; without it the branch of the newest
 * message. A question that was edited begins another branch. `messages` may be the newest page alone: the branch then
 * begins where they do.
 */
export function branchOf(messages: readonly Message[], leafId?: string): Message[] {
  const known = new Map(messages.map((message) => [message.id, message]))
  const branch: Message[] = []
  let next = leafId === undefined ? messages.at(-1) : known.get(leafId)
  while (next) {
    branch.push(next)
    // What a damaged store says must not send this round in circles.
    known.delete(next.id)
    next = next.replyTo === null ? undefined : known.get(next.replyTo)
  }
  return branch.toReversed()
}
