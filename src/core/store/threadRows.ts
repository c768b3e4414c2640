// A conversation with all that belongs to it as rows, so that its removal can be taken back. Never says what they mean.
import { z } from 'zod'
import { AppError } from '../../shared/errors.ts'
import type { Database } from './db.ts'
import { readRow } from './rows.ts'

const anyRow = z.record(z.string(), z.union([z.string(), z.number(), z.null()]))
type Row = z.infer<typeof anyRow>

/** Parents before children. `from`: which rows belong to the conversation `@id`, in their order. */
const tables = [
  { name: 'threads', from: 'threads WHERE id = @id' },
  { name: 'jobs', from: 'jobs WHERE thread_id = @id' },
  {
    name: 'attempts',
    from: 'jobs CROSS JOIN attempts ON attempts.job_id = jobs.id WHERE jobs.thread_id = @id',
  },
  { name: 'messages', from: 'messages WHERE thread_id = @id' },
] as const

/** The rows of a conversation by their table, as they were stored. */
export type ThreadRows = ReadonlyMap<string, readonly Row[]>

export type ThreadRowTable = {
  /** Every row of the conversation `id`; none of one that is not there. */
  read: (id: string) => ThreadRows
  /**
   * Stores what was read before it was removed, where it stood if that is still free. Throws AppError `not-found` where its
   * photograph is gone or was asked about anew.
   */
  putBack: (rows: ThreadRows) => void
}

/** What is read of `db` before a conversation is removed. */
export function threadRowTable(db: Database): ThreadRowTable {
  const selects = tables.map(({ name, from }) => ({
    name,
    select: db.prepare(`SELECT ${name}.* FROM ${from}`),
  }))
  const hasPhoto = db.prepare('SELECT 1 FROM photos WHERE id = @photoId')
  const hasThread = db.prepare('SELECT 1 FROM threads WHERE photo_id = @photoId')

  const insert = (table: string, row: Row): void => {
    const names = Object.keys(row)
    db.prepare(`
      INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map((name) => `@${name}`).join(', ')})`).run(
      row,
    )
  }
  const isTaken = (table: string, { number }: Row): boolean =>
    number !== undefined &&
    db.prepare(`SELECT 1 FROM ${table} WHERE number = @number`).get({ number }) !== undefined
  const putBackTable = (table: string, rows: readonly Row[]): void => {
    // One order for all of them: a number that is taken moves every row behind what is there.
    const isMoved = rows.some((row) => isTaken(table, row))
    for (const { number, ...row } of rows)
      insert(table, isMoved || number === undefined ? row : { ...row, number })
  }
  return {
    read: (id) =>
      new Map(
        selects.map(({ name, select }) => [name, select.all({ id }).map((row) => readRow(anyRow, row))]),
      ),
    putBack: (rows) =>
      db.transaction(() => {
        const photoId = rows.get('threads')?.[0]?.['photo_id'] ?? null
        const isFree =
          photoId === null ||
          (hasPhoto.get({ photoId }) !== undefined && hasThread.get({ photoId }) === undefined)
        if (!isFree) throw new AppError('not-found', 'This conversation cannot be put back any more.')
        for (const { name } of tables) putBackTable(name, rows.get(name) ?? [])
      }),
  }
}
