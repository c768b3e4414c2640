// The attempts table: every try at a job, how it ended, how long its stages took.
// Never decides whether there is another one.
import type { FinishReason } from '../../shared/critique.ts'
import type { ErrorRecord } from '../../shared/errors.ts'
import type { Stage } from '../../shared/jobs.ts'
import type { Database } from './db.ts'

/** One try at a job: what identifies a row. */
export type Attempt = { id: string; attempt: number }

/** `lost`: the owner of the lease was gone before the attempt ended. */
export type Outcome = 'completed' | 'failed' | 'cancelled' | 'requeued' | 'lost'

export type AttemptEnd = {
  outcome: Outcome
  now: number
  error?: ErrorRecord | undefined
  finishReason?: FinishReason | undefined
}

/** How long the stages of an attempt took, milliseconds. */
export type StageTimes = Partial<Record<Stage, number>>

export type Attempts = {
  begin: (attempt: Attempt, owner: string, now: number) => void
  end: (attempt: Attempt, end: AttemptEnd) => void
  saveStages: (attempt: Attempt, stages: StageTimes) => void
}

/** The attempts table of `db`. */
export function attemptTable(db: Database): Attempts {
  const begin = db.prepare(`
    INSERT INTO attempts (job_id, attempt, owner, started_at) VALUES (@id, @attempt, @owner, @now)`)
  const end = db.prepare(`
    UPDATE attempts SET ended_at = @now, outcome = @outcome, error_code = @errorCode,
      error_message = @errorMessage, finish_reason = @finishReason
    WHERE job_id = @id AND attempt = @attempt`)
  const saveStages = db.prepare(`
    UPDATE attempts SET stages = @stages WHERE job_id = @id AND attempt = @attempt`)

  return {
    begin: ({ id, attempt }, owner, now) => void begin.run({ id, attempt, owner, now }),
    end: ({ id, attempt }, { outcome, now, error, finishReason = null }) => {
      const { code: errorCode = null, message: errorMessage = null } = error ?? {}
      end.run({ id, attempt, outcome, now, errorCode, errorMessage, finishReason })
    },
    saveStages: ({ id, attempt }, stages) => {
      saveStages.run({ id, attempt, stages: JSON.stringify(stages) })
    },
  }
}
