// The one row of the meta table: the numbering of events, and whether the store is open. Never knows an event.
import { z } from 'zod'
import type { Database } from './db.ts'
import { readRow } from './rows.ts'

export type Meta = {
  /**
   * Reserves `count` event numbers and returns the first. Numbers rise over restarts; those of a block that was not
   * used up are skipped, so that an event need not be stored.
   */
  reserveSeq: (count: number) => number
}

const inUseRow = z.object({ inUse: z.int() })
const seqRow = z.object({ first: z.int() })

/** Whether the store was not closed when it was last used: its process was killed, or the machine stopped. */
export function wasAbandoned(db: Database): boolean {
  return readRow(inUseRow, db.prepare('SELECT in_use AS inUse FROM meta').get()).inUse === 1
}

/** Says in the database that it is open, or no longer is. */
export function markInUse(db: Database, inUse: boolean): void {
  db.prepare('UPDATE meta SET in_use = @inUse').run({ inUse: inUse ? 1 : 0 })
}

/** The meta table of `db`. */
export function metaTable(db: Database): Meta {
  const reserve = db.prepare('UPDATE meta SET seq = seq + @count RETURNING seq - @count + 1 AS first')
  return { reserveSeq: (count) => readRow(seqRow, reserve.get({ count })).first }
}
