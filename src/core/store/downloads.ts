// The downloads table: what was asked for, which files it has, and which of their blocks lie on the disk.
import { z } from 'zod'
import { remoteModelSchema } from '../../shared/catalogue.ts'
import { downloadStateSchema } from '../../shared/downloads.ts'
import { errorRecordSchema } from '../../shared/errors.ts'
import type { Database } from './db.ts'
import { jsonColumn, readRow } from './rows.ts'

const progressSchema = z.array(z.object({ blocks: z.string(), etag: z.string().nullable() }))

const recordSchema = z.object({
  id: z.string(),
  name: z.string(),
  state: downloadStateSchema,
  /** Null until the hub told which files there are. */
  model: remoteModelSchema.nullable(),
  /** One for each file of the model, in its order. */
  progress: progressSchema,
  error: errorRecordSchema.nullable(),
})
export type DownloadRecord = z.infer<typeof recordSchema>

const rowSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    state: z.string(),
    model: jsonColumn.nullable(),
    progress: jsonColumn,
    error: jsonColumn.nullable(),
  })
  .pipe(recordSchema)

export type DownloadTable = {
  /** Adds it or replaces what stands under its id. */
  put: (record: DownloadRecord) => void
  /** In the order in which they were asked for. */
  list: () => DownloadRecord[]
  remove: (id: string) => void
}

export function downloadTable(db: Database): DownloadTable {
  const put = db.prepare(`
    INSERT INTO downloads (id, name, state, model, progress, error)
    VALUES (@id, @name, @state, @model, @progress, @error)
    ON CONFLICT (id) DO UPDATE SET state = excluded.state, model = excluded.model,
      progress = excluded.progress, error = excluded.error`)
  const select = db.prepare('SELECT id, name, state, model, progress, error FROM downloads ORDER BY rowid')
  const remove = db.prepare('DELETE FROM downloads WHERE id = @id')
  return {
    put: ({ model, progress, error, ...rest }) =>
      void put.run({
        ...rest,
        model: model && JSON.stringify(model),
        progress: JSON.stringify(progress),
        error: error && JSON.stringify(error),
      }),
    list: () => select.all().map((row) => readRow(rowSchema, row)),
    remove: (id) => void remove.run({ id }),
  }
}
