// What completed jobs teach about the next one: how long a critique gets, how long its stages take. Never writes.
import { z } from 'zod'
import { stageSchema } from '../../shared/jobs.ts'
import type { StageTimes } from './attempts.ts'
import type { Database } from './db.ts'
import { jsonColumn, readRow } from './rows.ts'

export type History = {
  /** Median length in tokens of the model's last 20 critiques; null without any. */
  expectedTokens: (modelId: string) => number | null
  /** Median milliseconds of each stage over the model's last 20 completed jobs; empty without any. */
  stageMedians: (modelId: string) => StageTimes
}

const tokensRowSchema = z.object({ tokens: z.int() })
/** Only a guess about the next job hangs on a row: one that another version wrote is no reason to stop the queue. */
const stagesRowSchema = z.object({
  stages: jsonColumn.pipe(z.partialRecord(stageSchema, z.number())).catch({}),
})

/** The history in the jobs and attempts of `db`. */
export function jobHistory(db: Database): History {
  const selectTokens = db.prepare(`
    SELECT completion_tokens AS tokens FROM jobs
    WHERE status = 'completed' AND model_id = @modelId AND +thread_id IS NULL AND completion_tokens IS NOT NULL
    ORDER BY completed_at DESC LIMIT 20`)
  const selectStages = db.prepare(`
    SELECT attempts.stages FROM jobs
    JOIN attempts ON attempts.job_id = jobs.id AND attempts.attempt = jobs.attempt
    WHERE jobs.status = 'completed' AND jobs.model_id = @modelId AND +jobs.thread_id IS NULL AND attempts.stages IS NOT NULL
    ORDER BY jobs.completed_at DESC LIMIT 20`)

  return {
    expectedTokens: (modelId) =>
      median(selectTokens.all({ modelId }).map((row) => readRow(tokensRowSchema, row).tokens)),
    stageMedians: (modelId) => {
      const jobs = selectStages.all({ modelId }).map((row) => readRow(stagesRowSchema, row).stages)
      const medians: StageTimes = {}
      for (const stage of stageSchema.options) {
        const value = median(jobs.flatMap((stages) => stages[stage] ?? []))
        if (value !== null) medians[stage] = value
      }
      return medians
    },
  }
}

/** The middle value, or the mean of the two in the middle; null for no values. */
function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.slice(Math.floor((sorted.length - 1) / 2), Math.floor(sorted.length / 2) + 1)
  return middle.length === 0 ? null : middle.reduce((sum, value) => sum + value, 0) / middle.length
}
