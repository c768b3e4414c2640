// The threads table: conversations, about a photograph or about none. Never holds what was said: messages.ts does.
import type { z } from 'zod'
import { AppError } from '../../shared/errors.ts'
import { threadSchema, type Thread } from '../../shared/threads.ts'
import type { Database } from './db.ts'
import { pageOf, readCursor, readRow } from './rows.ts'

export type ThreadPage = {
  limit: number
  before?: string | undefined
  query?: string | undefined
  /** Those about no photograph alone. */
  withoutPhoto?: boolean
}

export type ThreadTable = {
  insert: (thread: { id: string; photoId: string | null; now: number }) => Thread
  /** Throws AppError `not-found`. */
  get: (id: string) => Thread
  /** The conversation about a photograph; null where nothing was asked of it. */
  ofPhoto: (photoId: string) => Thread | null
  /**
   * Newest first; with `query` those with a message in which every one of its words begins a word. Throws AppError
   * `bad-request` for a cursor that is none.
   */
  list: (page: ThreadPage) => { threads: Thread[]; next: string | null }
  /** With its messages and their jobs. Throws AppError `not-found`; `illegal-transition` while an answer is written. */
  remove: (id: string) => void
}

/** UTF-16 units of a title. */
const titleLength = 120

const rowSchema: z.ZodType<Thread> = threadSchema
const readThread = (row: unknown): Thread => readRow(rowSchema, row)

const missing = (): AppError => new AppError('not-found', 'This conversation is not here (any more).')

/** What SQLite's full-text search is asked: the beginnings of words, each quoted, so that none is an operator. */
function searchOf(query: string): string {
  const words = query.match(/[\p{L}\p{N}]+/gu) ?? []
  // A word of no text finds nothing.
  return words.length === 0 ? '""' : words.map((word) => `"${word}"*`).join(' ')
}

/** The threads table of `db`. */
export function threadTable(db: Database): ThreadTable {
  const columns = `threads.number, threads.id, threads.photo_id AS photoId, threads.created_at AS createdAt,
    coalesce((SELECT substr(text, 1, ${titleLength}) FROM messages WHERE thread_id = threads.id ORDER BY number LIMIT 1),
      '') AS title,
    (SELECT count(*) FROM messages WHERE thread_id = threads.id) AS messages`
  const isWanted = '(@withoutPhoto = 0 OR +photo_id IS NULL)'
  const insert = db.prepare(`
    INSERT INTO threads (id, photo_id, created_at) VALUES (@id, @photoId, @now)`)
  const select = db.prepare(`SELECT ${columns} FROM threads WHERE id = @id`)
  const selectOfPhoto = db.prepare(`SELECT ${columns} FROM threads WHERE photo_id = @photoId`)
  const selectPage = db.prepare(`
    SELECT ${columns} FROM threads WHERE number < @before AND ${isWanted} ORDER BY number DESC LIMIT @limit`)
  const selectFound = db.prepare(`
    SELECT ${columns} FROM threads WHERE number < @before AND ${isWanted} AND +id IN (
      SELECT messages.thread_id FROM messages_search JOIN messages ON messages.number = messages_search.rowid
      WHERE messages_search MATCH @query)
    ORDER BY number DESC LIMIT @limit`)
  const selectRunning = db.prepare(`
    SELECT 1 FROM jobs WHERE thread_id = @id AND +status = 'running' LIMIT 1`)
  const remove = db.prepare('DELETE FROM threads WHERE id = @id')

  const get = (id: string): Thread => {
    const row = select.get({ id })
    if (row === undefined) throw missing()
    return readThread(row)
  }
  return {
    get,
    insert: (thread) => {
      insert.run(thread)
      return get(thread.id)
    },
    ofPhoto: (photoId) => {
      const row = selectOfPhoto.get({ photoId })
      return row === undefined ? null : readThread(row)
    },
    list: ({ limit, before, query, withoutPhoto = false }) => {
      const page = { before: readCursor(before), limit: limit + 1, withoutPhoto: withoutPhoto ? 1 : 0 }
      const rows =
        query === undefined ? selectPage.all(page) : selectFound.all({ ...page, query: searchOf(query) })
      const { records, next } = pageOf(rows, limit, readThread)
      return { threads: records, next }
    },
    remove: (id) =>
      db.transaction(() => {
        if (selectRunning.get({ id }) !== undefined) {
          throw new AppError('illegal-transition', 'An answer of this conversation is being written.', {
            hint: 'Stop it first.',
          })
        }
        if (remove.run({ id }) === 0) throw missing()
      }),
  }
}
