// The critiques table: one finished critique per job. Never changes its text.
import { closingClaimsSchema, type ClosingClaims } from '../../shared/closingClaims.ts'
import { critiqueSchema, type Critique, type Flag } from '../../shared/critique.ts'
import type { Database } from './db.ts'
import { jsonColumn, readRow } from './rows.ts'

/** With what its closing line claims, which no reader is shown; null without one. */
export type StoredCritique = Critique & { claims: ClosingClaims | null }

export type Critiques = {
  insert: (critique: StoredCritique) => void
  get: (jobId: string) => Critique | null
  /** Every critique of a photo, in the order in which they were asked for. */
  ofPhoto: (photoId: string) => StoredCritique[]
  /** Replaces the flags; false when there is no such critique (any more). */
  setFlags: (jobId: string, flags: Flag[]) => boolean
  remove: (jobId: string) => void
}

const { scores, flags, stats, rotation, remarks } = critiqueSchema.shape
const rowSchema = critiqueSchema.extend({
  scores: jsonColumn.pipe(scores),
  flags: jsonColumn.pipe(flags),
  stats: jsonColumn.pipe(stats),
  rotation: rotation.catch(null),
  remarks: jsonColumn.pipe(remarks).catch([]),
})
const storedRowSchema = rowSchema.extend({
  claims: jsonColumn.pipe(closingClaimsSchema).nullable().catch(null),
})

/** The critiques table of `db`. */
export function critiqueTable(db: Database): Critiques {
  const insert = db.prepare(`
    INSERT INTO critiques (job_id, analysis_markdown, scores, overall, flags, stats, rotation, claims, remarks)
    VALUES (@jobId, @analysisMarkdown, @scores, @overall, @flags, @stats, @rotation, @claims,
      @remarks)`)
  const columns = `job_id AS jobId, analysis_markdown AS analysisMarkdown, scores, critiques.overall, flags, stats,
    critiques.rotation, remarks`
  const select = db.prepare(`SELECT ${columns} FROM critiques WHERE job_id = @jobId`)
  const selectOfPhoto = db.prepare(`
    SELECT ${columns}, claims FROM critiques JOIN jobs ON jobs.id = critiques.job_id
    WHERE jobs.photo_id = @photoId ORDER BY jobs.number`)
  const updateFlags = db.prepare('UPDATE critiques SET flags = @flags WHERE job_id = @jobId')
  const remove = db.prepare('DELETE FROM critiques WHERE job_id = @jobId')

  return {
    insert: (critique) => {
      insert.run({
        jobId: critique.jobId,
        analysisMarkdown: critique.analysisMarkdown,
        overall: critique.overall,
        rotation: critique.rotation,
        scores: JSON.stringify(critique.scores),
        flags: JSON.stringify(critique.flags),
        stats: JSON.stringify(critique.stats),
        remarks: JSON.stringify(critique.remarks),
        claims: critique.claims && JSON.stringify(critique.claims),
      })
    },
    get: (jobId) => {
      const row = select.get({ jobId })
      return row === undefined ? null : readRow(rowSchema, row)
    },
    ofPhoto: (photoId) => selectOfPhoto.all({ photoId }).map((row) => readRow(storedRowSchema, row)),
    setFlags: (jobId, changed) => updateFlags.run({ jobId, flags: JSON.stringify(changed) }) > 0,
    remove: (jobId) => void remove.run({ jobId }),
  }
}
