// The critiques table: one finished critique per job. Never changes one.
import { critiqueSchema, type Critique } from '../../shared/critique.ts'
import type { Database } from './db.ts'
import { jsonColumn, readRow } from './rows.ts'

export type Critiques = {
  insert: (critique: Critique) => void
  get: (jobId: string) => Critique | null
  remove: (jobId: string) => void
}

const { scores, flags, stats } = critiqueSchema.shape
const rowSchema = critiqueSchema.extend({
  scores: jsonColumn.pipe(scores),
  flags: jsonColumn.pipe(flags),
  stats: jsonColumn.pipe(stats),
})

/** The critiques table of `db`. */
export function critiqueTable(db: Database): Critiques {
  const insert = db.prepare(`
    INSERT INTO critiques (job_id, analysis_markdown, scores, overall, flags, stats)
    VALUES (@jobId, @analysisMarkdown, @scores, @overall, @flags, @stats)`)
  const select = db.prepare(`
    SELECT job_id AS jobId, analysis_markdown AS analysisMarkdown, scores, overall, flags, stats
    FROM critiques WHERE job_id = @jobId`)
  const remove = db.prepare('DELETE FROM critiques WHERE job_id = @jobId')

  return {
    insert: (critique) => {
      insert.run({
        jobId: critique.jobId,
        analysisMarkdown: critique.analysisMarkdown,
        overall: critique.overall,
        scores: JSON.stringify(critique.scores),
        flags: JSON.stringify(critique.flags),
        stats: JSON.stringify(critique.stats),
      })
    },
    get: (jobId) => {
      const row = select.get({ jobId })
      return row === undefined ? null : readRow(rowSchema, row)
    },
    remove: (jobId) => void remove.run({ jobId }),
  }
}
