// The jobs table as the owner of a lease sees it: a job is claimed, and while it runs its state is saved.
// Never writes without the lease: a write that changes no row means that the job went to someone else (fencing).
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { AnswerMode, AnyJob, Job, Stage } from '../../shared/jobs.ts'
import { longestRetryDelay } from '../jobs/job.ts'
import type { Attempts, StageTimes } from './attempts.ts'
import type { Database } from './db.ts'
import { isFirstOfThread, jobColumns, noError, noFigures, readAttempt, readJob, step } from './jobRow.ts'
import { readRow } from './rows.ts'

/** `tries` counts the attempts since a person last asked for the critique, this one included: the retry policy's. */
export type Claim = { job: AnyJob; lease: string; tries: number }

/** Figures of a running job, as the job schema defines them; what is left out stays as it is. */
export type FiguresPatch = Partial<
  Pick<
    Job,
    | 'progress'
    | 'thinking'
    | 'currentTokens'
    | 'tokensPerSecond'
    | 'elapsedMs'
    | 'estimatedRemainingMs'
    | 'lastUpdateAt'
    | 'promptTokens'
    | 'completionTokens'
    | 'totalTokens'
    | 'promptTps'
    | 'generationTps'
    | 'peakMemoryBytes'
  >
>

/** How a job is really done, known once its model is loaded. */
export type Means = { mode: AnswerMode; device: string; notice: string | null }
export type StageChange = { stage: Stage; currentStep: string; means?: Means | undefined; now: number }

/** Except `claim`, every function returns false, having changed nothing, when the lease is no longer held. */
export type Leases = {
  /**
   * Takes the first job of the queue that is due, or null; `leaseMs` is how long the lease is said to last.
   * The figures start anew; the text of an earlier attempt stays until `saveText`.
   */
  claim: (by: { owner: string; now: number; leaseMs: number }) => Claim | null
  /** `until` informs whoever reads the database: expiry is judged by the owner, with a monotonic clock. */
  renew: (lease: string, until: number) => boolean
  setStage: (lease: string, change: StageChange) => boolean
  saveFigures: (lease: string, figures: FiguresPatch) => boolean
  /** Stores the whole text so far. */
  saveText: (lease: string, text: string) => boolean
  /** Stores how long the stages of this attempt took; to be called before it ends. */
  saveStages: (lease: string, stages: StageTimes) => boolean
  /** Stores which model the job really goes to. */
  setModel: (lease: string, modelId: string) => boolean
}

const retryBaseRow = z.object({ retryBase: z.int() })

/** The part of the jobs table of `db` that is written while a job runs. */
export function leaseTable(db: Database, attempts: Attempts): Leases {
  // A time further off than any delay was set by a clock that has been moved since, and counts as due.
  // What follows an answer is told that answer: it does not overtake one that waits for another try.
  const claim = db.prepare(`
    UPDATE jobs SET status = 'running', stage = 'preparing', current_step = '${step.preparing}',
      lease_token = @lease, lease_owner = @owner, lease_until = @until, attempt = attempt + 1,
      started_at = @now, last_update_at = @now, completed_at = NULL, not_before = NULL, ${noFigures}, ${noError}
    WHERE number = (
      SELECT number FROM jobs
      WHERE status = 'queued'
        AND (not_before IS NULL OR not_before <= @now OR not_before > @now + ${longestRetryDelay})
        AND ${isFirstOfThread}
      ORDER BY position, number LIMIT 1)
    RETURNING retry_base AS retryBase, ${jobColumns}`)
  const renew = db.prepare('UPDATE jobs SET lease_until = @until WHERE lease_token = @lease')
  const setStage = db.prepare(`
    UPDATE jobs SET stage = @stage, current_step = @currentStep, last_update_at = @now
    WHERE lease_token = @lease`)
  const setMeans = db.prepare(`
    UPDATE jobs SET mode = @mode, device = @device, notice = @notice WHERE lease_token = @lease`)
  const select = db.prepare(`SELECT ${jobColumns} FROM jobs WHERE lease_token = @lease`)
  const saveFigures = db.prepare(`
    UPDATE jobs SET progress = @progress, thinking = @thinking, current_tokens = @currentTokens,
      tokens_per_second = @tokensPerSecond, elapsed_ms = @elapsedMs,
      estimated_remaining_ms = @estimatedRemainingMs, last_update_at = @lastUpdateAt,
      prompt_tokens = @promptTokens, completion_tokens = @completionTokens, total_tokens = @totalTokens,
      prompt_tps = @promptTps, generation_tps = @generationTps, peak_memory_bytes = @peakMemoryBytes
    WHERE lease_token = @lease`)
  const setModel = db.prepare('UPDATE jobs SET model_id = @modelId WHERE lease_token = @lease')
  const saveText = db.prepare('UPDATE jobs SET partial_text = @text WHERE lease_token = @lease')

  return {
    claim: ({ owner, now, leaseMs }) =>
      db.transaction(() => {
        const lease = randomUUID()
        const row = claim.get({ lease, owner, now, until: now + leaseMs })
        if (row === undefined) return null
        const job = readJob(row)
        attempts.begin(job, owner, now)
        return { job, lease, tries: job.attempt - readRow(retryBaseRow, row).retryBase }
      }),
    renew: (lease, until) => renew.run({ lease, until }) === 1,
    setStage: (lease, { means, ...change }) =>
      db.transaction(() => {
        if (means) setMeans.run({ lease, ...means })
        return setStage.run({ lease, ...change }) === 1
      }),
    saveFigures: (lease, figures) =>
      db.transaction(() => {
        const row = select.get({ lease })
        return row !== undefined && saveFigures.run({ ...readJob(row), ...figures, lease }) === 1
      }),
    setModel: (lease, modelId) => setModel.run({ lease, modelId }) === 1,
    saveText: (lease, text) => saveText.run({ lease, text }) === 1,
    saveStages: (lease, stages) =>
      db.transaction(() => {
        const row = select.get({ lease })
        if (row === undefined) return false
        attempts.saveStages(readAttempt(row), stages)
        return true
      }),
  }
}
