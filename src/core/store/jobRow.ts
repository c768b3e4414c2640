// What the files that write the jobs table share: its columns as a Job, and the parts of an UPDATE that recur.
// Never runs a statement.
import { z } from 'zod'
import { askJobSchema, jobSchema, type AnyJob, type AskJob, type Job } from '../../shared/jobs.ts'
import type { Attempt } from './attempts.ts'
import { readRow } from './rows.ts'

export const jobColumns = `
  id, iif(thread_id IS NULL, 'critique', 'ask') AS kind, thread_id AS threadId, photo_id AS photoId, advisor_id AS advisorId, model_id AS modelId, mode, device, notice, status, stage,
  current_step AS currentStep, progress, thinking, current_tokens AS currentTokens,
  tokens_per_second AS tokensPerSecond, elapsed_ms AS elapsedMs,
  estimated_remaining_ms AS estimatedRemainingMs, last_update_at AS lastUpdateAt,
  prompt_tokens AS promptTokens, completion_tokens AS completionTokens, total_tokens AS totalTokens,
  prompt_tps AS promptTps, generation_tps AS generationTps, peak_memory_bytes AS peakMemoryBytes,
  finish_reason AS finishReason, overall, error_code AS errorCode, error_message AS errorMessage,
  error_hint AS errorHint, attempt, not_before AS notBefore, created_at AS createdAt, started_at AS startedAt, completed_at AS completedAt`

/** An attempt begins with these figures, and not yet known how it will be done. */
export const noFigures = `
  mode = NULL, device = NULL, notice = NULL,
  progress = 0, thinking = NULL, current_tokens = 0, tokens_per_second = NULL, elapsed_ms = 0,
  estimated_remaining_ms = NULL, prompt_tokens = NULL, completion_tokens = NULL, total_tokens = NULL,
  prompt_tps = NULL, generation_tps = NULL, peak_memory_bytes = NULL, finish_reason = NULL, overall = NULL`

export const noError = 'error_code = NULL, error_message = NULL, error_hint = NULL'

/** A job that is not running belongs to no one. */
export const noLease = 'lease_token = NULL, lease_owner = NULL, lease_until = NULL'

/** Of a query of `jobs`: that no answer of the same conversation waits before this one. Critiques have none. */
export const isFirstOfThread = `NOT EXISTS (
  SELECT 1 FROM jobs AS before WHERE before.thread_id = jobs.thread_id AND +before.status = 'queued'
    AND +before.position < jobs.position)`

/** The sentences a person reads under a job that is not running, or begins to. */
export const step = {
  waiting: 'Waiting in line',
  waitingAgain: 'Waiting to try again',
  preparing: 'Reading the photograph',
  completed: 'Analysis complete',
  answered: 'Answered',
  failed: 'Failed',
  cancelled: 'Stopped',
} as const

const { mode, stage, progress, finishReason, errorCode } = jobSchema.shape

/** A value that this version does not know is left out rather than losing the job. */
const lenient = {
  stage: stage.catch(null),
  progress: progress.catch(0),
  finishReason: finishReason.catch(null),
  errorCode: errorCode.catch('internal'),
}
const critiqueRowSchema = jobSchema.extend({ ...lenient, mode: mode.catch(null) })
const askRowSchema = askJobSchema.extend({ ...lenient, mode: askJobSchema.shape.mode.catch(null) })
const jobRowSchema = z.discriminatedUnion('kind', [critiqueRowSchema, askRowSchema])

/** A row of `jobColumns` as a job of either kind. Throws AppError `store-damaged`. */
export function readJob(row: unknown): AnyJob {
  return readRow(jobRowSchema, row)
}

/** A row of `jobColumns` that is known to be one of a critique. Throws AppError `store-damaged`. */
export function readCritiqueJob(row: unknown): Job {
  return readRow(critiqueRowSchema, row)
}

/** A row of `jobColumns` that is known to be one of an answer. Throws AppError `store-damaged`. */
export function readAskJob(row: unknown): AskJob {
  return readRow(askRowSchema, row)
}

const attemptRowSchema = z.object({ id: z.string(), attempt: z.int() })

/** The columns `id` and `attempt` of a row. */
export function readAttempt(row: unknown): Attempt {
  return readRow(attemptRowSchema, row)
}

const textRowSchema = z.object({ text: z.string() })

/** The column `text` of a row. */
export function readText(row: unknown): string {
  return readRow(textRowSchema, row).text
}
