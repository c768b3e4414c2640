// What a person decides about photographs, in the photos table. Never looks at a photograph's other columns.
import { markedSchema, type Marked, type Marks } from '../../shared/marks.ts'
import type { Database } from './db.ts'
import { readRow } from './rows.ts'

export type MarkTable = {
  /** Sets the members in `patch`, in one transaction; returns the marks that those of the photos that are there had. */
  set: (photoIds: readonly string[], patch: Partial<Marks>) => Marked[]
}

/** The migration that brought them. */
export const markColumns = `
  ALTER TABLE photos ADD COLUMN rating INTEGER NOT NULL DEFAULT 0 CHECK (rating BETWEEN 0 AND 5);
  ALTER TABLE photos ADD COLUMN flag TEXT CHECK (flag IN ('pick', 'reject'));
  ALTER TABLE photos ADD COLUMN label TEXT CHECK (label IN ('red', 'yellow', 'green', 'blue', 'purple'));
`

const rowSchema = markedSchema.extend({
  flag: markedSchema.shape.flag.catch(null),
  label: markedSchema.shape.label.catch(null),
})

/** The marks in the photos table of `db`. */
export function markTable(db: Database): MarkTable {
  const select = db.prepare('SELECT id AS photoId, rating, flag, label FROM photos WHERE id = @photoId')
  const update = db.prepare(
    'UPDATE photos SET rating = @rating, flag = @flag, label = @label WHERE id = @photoId',
  )
  return {
    set: (photoIds, patch) =>
      db.transaction(() =>
        [...new Set(photoIds)].flatMap((photoId) => {
          const row = select.get({ photoId })
          if (row === undefined) return []
          const before = readRow(rowSchema, row)
          update.run({ ...before, ...patch })
          return [before]
        }),
      ),
  }
}
