// Saves the rows of a damaged database that can still be read. Never writes to the damaged file.
import { z } from 'zod'
import { openReadOnly, type Database, type Params } from './db.ts'
import { schemaVersion } from './migrate.ts'
import { readRow } from './rows.ts'
import { unlessDamaged } from './storeError.ts'

/** Parents before children, so that every row finds what it refers to. */
const tables = [
  'meta',
  'settings',
  'photos',
  'facts',
  'threads',
  'jobs',
  'attempts',
  'critiques',
  'seen',
  'messages',
  'looks',
  'downloads',
  'model_tests',
  'traffic',
]

const nameRow = z.object({ name: z.string() })
const anyRow = z.intersection(
  z.record(z.string(), z.union([z.string(), z.number(), z.instanceof(Uint8Array), z.null()])),
  z.object({ place: z.int() }),
)

/**
 * Copies what can be read of the database at `damagedFile` over what `db` has, and returns how many rows that were.
 * Each table is read from both ends up to the first damaged page. None where the schema is another.
 */
export function salvage(db: Database, damagedFile: string): number {
  const count = unlessDamaged(() => {
    const damaged = openReadOnly(damagedFile)
    try {
      if (schemaVersion(damaged) !== schemaVersion(db)) return 0
      return db.transaction(() =>
        tables.reduce((saved, table) => saved + salvageTable(db, damaged, table), 0),
      )
    } finally {
      damaged.close()
    }
  })
  return count ?? 0
}

/** Copies the readable rows of `table` and returns their number. */
function salvageTable(db: Database, damaged: Database, table: string): number {
  const columns = db.prepare(`SELECT name FROM pragma_table_info('${table}')`).all()
  const names = columns.map((column) => readRow(nameRow, column).name)
  const put = db.prepare(`
    INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map((name) => `@${name}`).join(', ')})
    ON CONFLICT DO UPDATE SET ${names.map((name) => `${name} = excluded.${name}`).join(', ')}`)
  const places = new Set<number>()
  let saved = 0
  for (const order of ['ASC', 'DESC'] as const) {
    for (const row of rowsFrom(damaged, table, order)) {
      if (places.has(row.place)) break
      places.add(row.place)
      if (fits(() => put.run(row))) saved++
    }
  }
  return saved
}

/** The rows of `table` from one of its ends, until the last or until the first that cannot be read. */
function* rowsFrom(
  damaged: Database,
  table: string,
  order: 'ASC' | 'DESC',
): Generator<Params & { place: number }> {
  const beyond = order === 'ASC' ? '>' : '<'
  const next = damaged.prepare(`
    SELECT rowid AS place, * FROM ${table} WHERE rowid ${beyond} @place ORDER BY rowid ${order} LIMIT 1`)
  let place = order === 'ASC' ? -1 : Number.MAX_SAFE_INTEGER
  for (;;) {
    const row = anyRow.safeParse(unlessDamaged(() => next.get({ place })))
    if (!row.success) return
    yield row.data
    place = row.data.place
  }
}

/** False when the row breaks a rule of the schema: it was damaged, or what it refers to was. */
function fits(write: () => void): boolean {
  try {
    write()
    return true
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    if (code.startsWith('SQLITE_CONSTRAINT')) return false
    throw error
  }
}
