// The seen table: which picture the model of a job was given, one row per job. Never holds the picture itself.
import type { z } from 'zod'
import { seenSchema, type Seen } from '../../shared/critique.ts'
import type { Database } from './db.ts'
import { readRow } from './rows.ts'

export type SeenTable = {
  /** Stores or replaces what the model of the running job was shown; false when the lease is no longer held. */
  put: (lease: string, seen: Seen) => boolean
  /** Null where the model was shown nothing. */
  get: (jobId: string) => Seen | null
}

const rowSchema: z.ZodType<Seen> = seenSchema

/** The seen table of `db`. */
export function seenTable(db: Database): SeenTable {
  const put = db.prepare(`
    INSERT INTO seen (job_id, width, height, bytes, image_tokens)
    SELECT id, @width, @height, @bytes, @imageTokens FROM jobs WHERE lease_token = @lease
    ON CONFLICT (job_id) DO UPDATE SET width = excluded.width, height = excluded.height, bytes = excluded.bytes,
      image_tokens = excluded.image_tokens`)
  const select = db.prepare(
    'SELECT width, height, bytes, image_tokens AS imageTokens FROM seen WHERE job_id = @jobId',
  )

  return {
    put: (lease, seen) => put.run({ lease, ...seen }) === 1,
    get: (jobId) => {
      const row = select.get({ jobId })
      return row === undefined ? null : readRow(rowSchema, row)
    },
  }
}
