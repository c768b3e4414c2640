// What a person decides about photographs, in the photos table. Never looks at a photograph's other columns.
import { z } from 'zod'
import { AppError } from '../../shared/errors.ts'
import { markedSchema, type ForeignMarks, type Marked, type Marks } from '../../shared/marks.ts'
import type { Database } from './db.ts'
import { readRow } from './rows.ts'

/** A measured photo, where it lies, how large its file was, bytes, and whether marks of another program are known of it. */
export type MarkedPlace = z.infer<typeof placeSchema>

const placeSchema = z.object({
  number: z.int(),
  id: z.string(),
  path: z.string(),
  companion: z.string().nullable(),
  size: z.int().nullable(),
  isMarked: z.int(),
})

/** As many as `places` gives at once. */
const placesAtOnce = 500

export type MarkTable = {
  /** The measured photos that arrived after the number `after`, the first few; none is the end. */
  places: (after: number) => MarkedPlace[]
  /**
   * Keeps what another program says of a photo, and sets what of its marks nobody has set here to it. False where
   * nothing changed. Throws AppError `not-found`.
   */
  follow: (photoId: string, foreign: ForeignMarks | null) => boolean
  /** The marks of a photo that were set here; the others are not members. Throws AppError `not-found`. */
  own: (photoId: string) => Partial<Marks>
  /** Sets the members in `patch`, in one transaction; returns the marks that those of the photos that are there had. */
  set: (photoIds: readonly string[], patch: Partial<Marks>) => Marked[]
}

/** The migration that brought them. */
export const markColumns = `
  ALTER TABLE photos ADD COLUMN rating INTEGER NOT NULL DEFAULT 0 CHECK (rating BETWEEN 0 AND 5);
  ALTER TABLE photos ADD COLUMN flag TEXT CHECK (flag IN ('pick', 'reject'));
  ALTER TABLE photos ADD COLUMN label TEXT CHECK (label IN ('red', 'yellow', 'green', 'blue', 'purple'));
`

/** The migration by which marks of other programs are followed. What was marked before was set here. */
export const foreignMarkColumns = `
  ALTER TABLE photos ADD COLUMN foreign_marks TEXT CHECK (json_valid(foreign_marks));
  ALTER TABLE photos ADD COLUMN own_marks INTEGER NOT NULL DEFAULT 0;
  UPDATE photos SET own_marks = (rating > 0) + 2 * (flag IS NOT NULL) + 4 * (label IS NOT NULL);
`

/** In own_marks. */
const bits = { rating: 1, flag: 2, label: 4 } as const satisfies Record<keyof Marks, number>
const names = Object.keys(bits) as (keyof Marks)[]
const bitsOf = (patch: Partial<Marks>): number =>
  names.reduce((sum, name) => sum + (name in patch ? bits[name] : 0), 0)

const rowSchema = markedSchema.extend({
  flag: markedSchema.shape.flag.catch(null),
  label: markedSchema.shape.label.catch(null),
})

const ownRowSchema = rowSchema.extend({ own: z.int(), foreignMarks: z.string().nullable() })

/** The marks in the photos table of `db`. */
export function markTable(db: Database): MarkTable {
  const update = db.prepare(
    'UPDATE photos SET rating = @rating, flag = @flag, label = @label, own_marks = @own WHERE id = @photoId',
  )
  const selectOwn = db.prepare(
    'SELECT id AS photoId, rating, flag, label, own_marks AS own, foreign_marks AS foreignMarks FROM photos WHERE id = @photoId',
  )
  const updateForeign = db.prepare('UPDATE photos SET foreign_marks = @foreignMarks WHERE id = @photoId')
  const selectPlaces = db.prepare(`
    SELECT number, id, path, companion, size, foreign_marks IS NOT NULL AS isMarked FROM photos
    WHERE number > @after AND status = 'measured' ORDER BY number LIMIT ${placesAtOnce}`)
  const get = (photoId: string): z.output<typeof ownRowSchema> => {
    const row = selectOwn.get({ photoId })
    if (row === undefined) throw new AppError('not-found', 'This photograph is not here (any more).')
    return readRow(ownRowSchema, row)
  }
  return {
    places: (after) => selectPlaces.all({ after }).map((row) => readRow(placeSchema, row)),
    own: (photoId) => {
      const row = get(photoId)
      return Object.fromEntries(names.flatMap((name) => (row.own & bits[name] ? [[name, row[name]]] : [])))
    },
    follow: (photoId, foreign) =>
      db.transaction(() => {
        const row = get(photoId)
        const { rating, flag, label } = foreign ?? { rating: null, flag: null, label: null }
        const said: Marks = { rating: rating ?? 0, flag, label }
        const followed = Object.fromEntries(
          names.map((name) => [name, row.own & bits[name] ? row[name] : said[name]]),
        )
        const foreignMarks = foreign && JSON.stringify(foreign)
        if (foreignMarks === row.foreignMarks && names.every((name) => followed[name] === row[name]))
          return false
        update.run({ photoId, ...followed, own: row.own })
        updateForeign.run({ photoId, foreignMarks })
        return true
      }),
    set: (photoIds, patch) =>
      db.transaction(() =>
        [...new Set(photoIds)].flatMap((photoId) => {
          const row = selectOwn.get({ photoId })
          if (row === undefined) return []
          const { own, foreignMarks: _, ...before } = readRow(ownRowSchema, row)
          update.run({ ...before, ...patch, own: own | bitsOf(patch) })
          return [before]
        }),
      ),
  }
}
