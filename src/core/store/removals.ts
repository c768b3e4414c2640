// The removals table: photos whose rows are gone while their files may still be there. Never touches a file.
import { z } from 'zod'
import type { Database } from './db.ts'
import { readRow } from './rows.ts'

export type Removals = {
  /** Ids of photos that a person removed and of which files may be left. */
  list: () => string[]
  /** The files of photo `id` are gone. */
  done: (id: string) => void
  /** Takes none of them for removed any more. */
  forget: () => void
}

const rowSchema = z.object({ id: z.string() })

/** The removals table of `db`; photos.ts writes into it. */
export function removalTable(db: Database): Removals {
  const select = db.prepare('SELECT photo_id AS id FROM removals')
  const remove = db.prepare('DELETE FROM removals WHERE photo_id = @id')
  const removeAll = db.prepare('DELETE FROM removals')

  return {
    list: () => select.all().map((row) => readRow(rowSchema, row).id),
    done: (id) => void remove.run({ id }),
    forget: () => void removeAll.run(),
  }
}
