// The jobs table when the owner of a lease lets a job go: completed, failed, stopped or back to the queue.
// Never writes without the lease, and the job, its attempt and its critique change together or not at all.
import type { FinishReason } from '../../shared/critique.ts'
import type { ErrorRecord } from '../../shared/errors.ts'
import type { AttemptEnd, Attempts } from './attempts.ts'
import type { Critiques, StoredCritique } from './critiques.ts'
import type { Database } from './db.ts'
import { noFigures, noLease, readAttempt, step } from './jobRow.ts'
import type { FiguresPatch, Leases } from './leases.ts'

type Ending = { now: number; figures?: FiguresPatch | undefined }

/** A critique without its job, which the lease names. */
type JobCritique = Omit<StoredCritique, 'jobId'>

export type Completion = Ending & { critique: JobCritique }
/** Of an answer, whose text the message holds. */
export type Answered = Ending & { finishReason: FinishReason }
export type Failure = Ending & { error: ErrorRecord; finishReason?: FinishReason | undefined }
export type Cancellation = Ending & { text?: string | undefined; critique?: JobCritique | undefined }
export type Requeue = {
  now: number
  notBefore: number | null
  error: ErrorRecord
  /** Whether the lost attempt counts against the retry budget. */
  counts: boolean
}

/** Every function returns false, having changed nothing, when the lease is no longer held. */
export type Endings = {
  complete: (lease: string, completion: Completion) => boolean
  /** The job of an answer that is whole. */
  answered: (lease: string, answered: Answered) => boolean
  /** The text so far stays. */
  fail: (lease: string, failure: Failure) => boolean
  /** Ends with `text`, or else the text so far, and what critique could be made of it. */
  cancelRunning: (lease: string, cancellation: Cancellation) => boolean
  /** Puts the job back where it stood in the queue, without its text, not to be claimed before `notBefore`; `error` says why. */
  requeue: (lease: string, requeue: Requeue) => boolean
}

type Finish = Cancellation &
  AttemptEnd & { outcome: 'completed' | 'failed' | 'cancelled'; currentStep?: string }

const errorColumns = (error: ErrorRecord | undefined) => ({
  errorCode: error?.code ?? null,
  errorMessage: error?.message ?? null,
  errorHint: error?.hint ?? null,
})

/** The part of the jobs table of `db` that gives a lease back. */
export function endingTable(
  db: Database,
  { leases, attempts, critiques }: { leases: Leases; attempts: Attempts; critiques: Critiques },
): Endings {
  const end = db.prepare(`
    UPDATE jobs SET status = @outcome, current_step = @currentStep,
      progress = iif(@outcome = 'completed', 100, progress), estimated_remaining_ms = NULL,
      stage = iif(@outcome = 'completed', NULL, stage),
      partial_text = coalesce(@text, partial_text), finish_reason = @finishReason, overall = @overall,
      error_code = @errorCode, error_message = @errorMessage, error_hint = @errorHint, completed_at = @now, last_update_at = @now, ${noLease}
    WHERE lease_token = @lease
    RETURNING id, attempt`)
  const requeue = db.prepare(`
    UPDATE jobs SET status = 'queued', stage = NULL, current_step = '${step.waitingAgain}', not_before = @notBefore,
      partial_text = '', retry_base = retry_base + iif(@counts, 0, 1), error_code = @errorCode,
      error_message = @errorMessage, error_hint = @errorHint, last_update_at = @now, ${noFigures}, ${noLease}
    WHERE lease_token = @lease
    RETURNING id, attempt`)

  const finish = (lease: string, how: Finish): boolean =>
    db.transaction(() => {
      const { outcome, now, figures, error, critique, finishReason = null, text = null } = how
      if (figures) leases.saveFigures(lease, figures)
      const { currentStep = step[outcome] } = how
      const params = { lease, outcome, now, finishReason, text, currentStep }
      const overall = critique?.overall ?? null
      const row = end.get({ ...params, overall, ...errorColumns(error) })
      if (row === undefined) return false
      const attempt = readAttempt(row)
      attempts.end(attempt, how)
      if (critique) critiques.insert({ ...critique, jobId: attempt.id })
      return true
    })

  return {
    // The critique holds the text from then on.
    complete: (lease, completion) => {
      const { finishReason } = completion.critique.stats
      return finish(lease, { ...completion, outcome: 'completed', finishReason, text: '' })
    },
    answered: (lease, answered) =>
      finish(lease, { ...answered, outcome: 'completed', text: '', currentStep: step.answered }),
    fail: (lease, failure) => finish(lease, { ...failure, outcome: 'failed' }),
    cancelRunning: (lease, cancellation) =>
      finish(lease, { ...cancellation, outcome: 'cancelled', finishReason: 'cancelled' }),
    requeue: (lease, { notBefore, error, counts, now }) =>
      db.transaction(() => {
        const params = { lease, notBefore, now, counts: counts ? 1 : 0 }
        const row = requeue.get({ ...params, ...errorColumns(error) })
        if (row === undefined) return false
        attempts.end(readAttempt(row), { outcome: 'requeued', error, now })
        return true
      }),
  }
}
