// The traffic table: bytes by day, host and purpose. Never counts any itself.
import { z } from 'zod'
import { trafficSchema, type Traffic } from '../../shared/receipt.ts'
import type { Database } from './db.ts'
import { readRow } from './rows.ts'

export type TrafficTable = {
  /** Adds to what is there of this day, host and purpose. */
  add: (traffic: Traffic) => void
  /** Newest day first, at most `limit`. */
  list: (limit: number) => Traffic[]
  totals: () => { since: number; sent: number; received: number }
}

const totalRow = z.object({ sent: z.int(), received: z.int() })
const sinceRow = z.object({ since: z.int() })

export function trafficTable(db: Database): TrafficTable {
  const add = db.prepare(`
    INSERT INTO traffic (day, host, purpose, sent, received) VALUES (@day, @host, @purpose, @sent, @received)
    ON CONFLICT (day, host, purpose) DO UPDATE SET sent = sent + excluded.sent, received = received + excluded.received`)
  const select = db.prepare(`
    SELECT day, host, purpose, sent, received FROM traffic WHERE day > ''
    ORDER BY day DESC, host DESC, purpose DESC LIMIT @limit`)
  // Every row counts, so the least of all days is looked for.
  const sum = db.prepare(`
    SELECT coalesce(sum(sent), 0) AS sent, coalesce(sum(received), 0) AS received FROM traffic WHERE day > ''`)
  return {
    add: (traffic) => void add.run(traffic),
    list: (limit) => select.all({ limit }).map((row) => readRow(trafficSchema, row)),
    totals: () => ({
      ...readRow(totalRow, sum.get()),
      ...readRow(sinceRow, db.prepare('SELECT counted_since AS since FROM meta').get()),
    }),
  }
}
