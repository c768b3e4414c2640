// The modelTests table: what came of trying each model, one row per model. Never tries one.
import { z } from 'zod'
import { stageSchema } from '../../shared/jobs.ts'
import { modelTestSchema } from '../../shared/modelMeasures.ts'
import type { Database } from './db.ts'
import { jsonColumn, readRow } from './rows.ts'

const recordSchema = modelTestSchema.extend({
  /** Of its files: what another version of them did says nothing. */
  version: z.string(),
  /** Milliseconds of each stage of a whole critique. */
  stages: z.partialRecord(stageSchema, z.number()),
  /** Tokens of the critique; null where it was longer than the test. */
  tokens: z.int().nullable(),
})
export type ModelTestRecord = z.infer<typeof recordSchema>

const rowSchema = z
  .object({
    version: z.string(),
    secondsPerPhoto: z.number(),
    peakBytes: z.int(),
    device: z.string(),
    tokensPerSecond: z.number().nullable(),
    testedAt: z.int(),
    stages: jsonColumn,
    tokens: z.int().nullable(),
  })
  .pipe(recordSchema)

export type ModelTestTable = {
  /** Adds it or replaces the model's earlier one. */
  put: (modelId: string, record: ModelTestRecord) => void
  /** Null where the model was not tried. */
  get: (modelId: string) => ModelTestRecord | null
}

export function modelTestTable(db: Database): ModelTestTable {
  const put = db.prepare(`
    INSERT OR REPLACE INTO model_tests
      (model_id, version, seconds_per_photo, peak_bytes, device, tokens_per_second, tested_at, stages, tokens)
    VALUES
      (@modelId, @version, @secondsPerPhoto, @peakBytes, @device, @tokensPerSecond, @testedAt, @stages, @tokens)`)
  const select = db.prepare(`
    SELECT version, seconds_per_photo AS secondsPerPhoto, peak_bytes AS peakBytes, device,
      tokens_per_second AS tokensPerSecond, tested_at AS testedAt, stages, tokens
    FROM model_tests WHERE model_id = @modelId`)
  return {
    put: (modelId, { stages, ...record }) =>
      void put.run({ modelId, ...record, stages: JSON.stringify(stages) }),
    get: (modelId) => {
      const row = select.get({ modelId })
      return row === undefined ? null : readRow(rowSchema, row)
    },
  }
}
