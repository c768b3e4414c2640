// The messages table: what was asked and answered. Never begins or ends the job of an answer.
import { z } from 'zod'
import { flagSchema, statsSchema, type Flag, type Stats } from '../../shared/critique.ts'
import { AppError, errorCodeSchema, type ErrorRecord } from '../../shared/errors.ts'
import { answerModeSchema, jobStatusSchema } from '../../shared/jobs.ts'
import { rotationSchema, type Rotation } from '../../shared/photos.ts'
import { referencesSchema, type References } from '../../shared/references.ts'
import { messageSchema, routeSchema, type Message, type MessageRoute } from '../../shared/threads.ts'
import { mannerSchema, type Manner } from '../../shared/voice.ts'
import type { Database } from './db.ts'
import { jsonColumn, pageOf, readCursor, readRow } from './rows.ts'

export type NewQuestion = { id: string; threadId: string; text: string; replyTo: string | null; now: number }
/** An answer before there is any of it; its job has the same id. */
export type NewAnswer = {
  id: string
  threadId: string
  /** The question. */
  replyTo: string
  /** The critique that was asked about; null for none. */
  critiqueId: string | null
  /** The model that a person chose for it; null where the question decides. */
  wantedModelId: string | null
  /** How it is to be given; null where it will only be read. */
  manner: Manner | null
  now: number
}
/** What an answer is to be made of. */
export type AskedFor = { question: Message } & Pick<NewAnswer, 'critiqueId' | 'wantedModelId' | 'manner'>
export type WholeAnswer = { text: string; flags: Flag[]; stats: Stats | null; rotation: Rotation | null }

export type MessageTable = {
  insertQuestion: (question: NewQuestion) => Message
  /** Its job is to be there already. */
  insertAnswer: (answer: NewAnswer) => Message
  /** Throws AppError `not-found`. */
  get: (id: string) => Message
  /** Null where there is none (any more). */
  find: (id: string) => Message | null
  /** What was asked for with the answer `id`. Throws AppError `not-found`. */
  askedFor: (id: string) => AskedFor
  /** The newest message of a conversation; null of an empty one. */
  newest: (threadId: string) => Message | null
  /** Oldest first: the newest page, or the one before `before`. Throws AppError `bad-request` for a cursor that is none. */
  page: (page: { threadId: string; limit: number; before?: string | undefined }) => {
    messages: Message[]
    next: string | null
  }
  /** Stores which kind of model answers, and why. */
  setRoute: (id: string, route: MessageRoute) => void
  /** Stores what an answer was given of the craft shelf. */
  setReferences: (id: string, references: References) => void
  /** Stores the whole answer. */
  setAnswer: (id: string, answer: WholeAnswer) => void
  /** Whole answers that a model wrote about a photograph, oldest first. */
  writtenAbout: (photoId: string) => Message[]
  /** Replaces the flags; false when there is no such message (any more). */
  setFlags: (id: string, flags: Flag[]) => boolean
}

const rowSchema = z
  .object({
    ...messageSchema.omit({ error: true }).shape,
    status: jobStatusSchema.catch('failed'),
    mode: answerModeSchema.nullable().catch(null),
    route: jsonColumn.pipe(routeSchema).nullable().catch(null),
    flags: jsonColumn.pipe(z.array(flagSchema)).catch([]),
    stats: jsonColumn.pipe(statsSchema).nullable().catch(null),
    references: jsonColumn.pipe(referencesSchema).nullable().catch(null),
    rotation: rotationSchema.nullable().catch(null),
    errorCode: errorCodeSchema.nullable().catch('internal'),
    errorMessage: z.string().nullable(),
    errorHint: z.string().nullable(),
  })
  .transform(({ errorCode, errorMessage, errorHint, ...message }): Message => {
    if (errorCode === null) return { ...message, error: null }
    const error: ErrorRecord = { code: errorCode, message: errorMessage ?? '' }
    return { ...message, error: errorHint === null ? error : { ...error, hint: errorHint } }
  })
const readMessage = (row: unknown): Message => readRow(rowSchema, row)

const askedRow = z.object({
  replyTo: z.string(),
  critiqueId: z.string().nullable(),
  wantedModelId: z.string().nullable(),
  manner: jsonColumn.pipe(mannerSchema).nullable().catch(null),
})

const missing = (): AppError => new AppError('not-found', 'This message is not here (any more).')

/** The messages table of `db`. */
export function messageTable(db: Database): MessageTable {
  // An answer whose job is gone, as after a damage, was never ended: it failed.
  const columns = `m.number, m.id, m.thread_id AS threadId, m.role, m.reply_to AS replyTo, m.created_at AS createdAt,
    iif(m.text = '', coalesce(j.partial_text, ''), m.text) AS text,
    coalesce(j.status, iif(m.role = 'user', 'completed', 'failed')) AS status,
    j.model_id AS modelId, j.mode, j.device, m.route, j.notice, m.flags, m.stats, m.refs AS "references", m.rotation,
    j.error_code AS errorCode, j.error_message AS errorMessage, j.error_hint AS errorHint`
  const from = 'messages AS m LEFT JOIN jobs AS j ON j.id = m.id'
  const insert = db.prepare(`
    INSERT INTO messages (id, thread_id, role, reply_to, text, created_at, critique_id, wanted_model_id, manner)
    VALUES (@id, @threadId, @role, @replyTo, @text, @now, @critiqueId, @wantedModelId, @manner)`)
  const select = db.prepare(`SELECT ${columns} FROM ${from} WHERE m.id = @id`)
  const selectPage = db.prepare(`
    SELECT ${columns} FROM ${from} WHERE m.thread_id = @threadId AND m.number < @before
    ORDER BY m.number DESC LIMIT @limit`)
  const selectAsked = db.prepare(`
    SELECT reply_to AS replyTo, critique_id AS critiqueId, wanted_model_id AS wantedModelId, manner
    FROM messages WHERE id = @id`)
  const setRoute = db.prepare('UPDATE messages SET route = @route WHERE id = @id')
  const setReferences = db.prepare('UPDATE messages SET refs = @refs WHERE id = @id')
  const setAnswer = db.prepare(
    'UPDATE messages SET text = @text, flags = @flags, stats = @stats, rotation = @rotation WHERE id = @id',
  )
  const selectWritten = db.prepare(`
    SELECT ${columns} FROM threads AS t CROSS JOIN ${from} WHERE t.photo_id = @photoId AND m.thread_id = t.id
      AND m.stats IS NOT NULL
    ORDER BY m.number`)
  const setFlags = db.prepare('UPDATE messages SET flags = @flags WHERE id = @id')

  const find = (id: string): Message | null => {
    const row = select.get({ id })
    return row === undefined ? null : readMessage(row)
  }
  const get = (id: string): Message => {
    const message = find(id)
    if (!message) throw missing()
    return message
  }
  return {
    get,
    find,
    insertQuestion: (question) => {
      insert.run({ ...question, role: 'user', critiqueId: null, wantedModelId: null, manner: null })
      return get(question.id)
    },
    insertAnswer: (answer) => {
      const manner = answer.manner && JSON.stringify(answer.manner)
      insert.run({ ...answer, manner, role: 'assistant', text: '' })
      return get(answer.id)
    },
    askedFor: (id) => {
      const row = selectAsked.get({ id })
      if (row === undefined) throw missing()
      const { replyTo, ...asked } = readRow(askedRow, row)
      return { question: get(replyTo), ...asked }
    },
    newest: (threadId) => {
      const row = selectPage.get({ threadId, before: readCursor(undefined), limit: 1 })
      return row === undefined ? null : readMessage(row)
    },
    page: ({ threadId, limit, before }) => {
      const rows = selectPage.all({ threadId, before: readCursor(before), limit: limit + 1 })
      const { records, next } = pageOf(rows, limit, readMessage)
      return { messages: records.toReversed(), next }
    },
    setRoute: (id, route) => void setRoute.run({ id, route: JSON.stringify(route) }),
    setReferences: (id, references) => void setReferences.run({ id, refs: JSON.stringify(references) }),
    setAnswer: (id, { text, flags, stats, rotation }) => {
      const json = { flags: JSON.stringify(flags), stats: stats && JSON.stringify(stats) }
      setAnswer.run({ id, text, rotation, ...json })
    },
    writtenAbout: (photoId) => selectWritten.all({ photoId }).map(readMessage),
    setFlags: (id, flags) => setFlags.run({ id, flags: JSON.stringify(flags) }) > 0,
  }
}
