// The jobs table as everyone but the owner of a lease sees it: submitted, listed, cancelled, retried, recovered.
// Never writes to a running job, except to take it from an owner that is gone.
import { z } from 'zod'
import { AppError } from '../../shared/errors.ts'
import {
  isCritiqueJob,
  type AnyJob,
  type AskJob,
  type Job,
  type JobStatus,
  type OpenJob,
} from '../../shared/jobs.ts'
import { hopeless, isOver, longestRetryDelay, transition } from '../jobs/job.ts'
import type { Attempts } from './attempts.ts'
import type { Critiques } from './critiques.ts'
import type { Database } from './db.ts'
import {
  isFirstOfThread,
  jobColumns,
  noError,
  noFigures,
  noLease,
  readAskJob,
  readCritiqueJob,
  readJob,
  readText,
  step,
} from './jobRow.ts'
import { pageOf, readCursor, readRow } from './rows.ts'

export type NewJob = {
  id: string
  photoId: string
  advisorId: string
  modelId: string
  /** The same on every job of one submit. */
  idempotencyKey?: string | undefined
  now: number
}
/** The job of an answer. */
export type NewAskJob = Omit<NewJob, 'photoId'> & { threadId: string; photoId: string | null }
export type JobPage = { limit: number; before?: string | undefined; status?: JobStatus | undefined }

export type Jobs = {
  /** Adds a job at the end of the queue. */
  insert: (job: NewJob) => Job
  /** Adds the job of an answer, ahead of every critique that waits and behind the answers that do. */
  insertAsk: (job: NewAskJob) => AskJob
  /** The answer that was asked for with this key; undefined where none was. */
  findAskByIdempotencyKey: (idempotencyKey: string) => AskJob | undefined
  /** The critiques of an earlier submit with this key, in the order they were made. */
  findByIdempotencyKey: (idempotencyKey: string) => Job[]
  /** Throws AppError `not-found`. */
  get: (id: string) => AnyJob
  /** Of a critique. Throws AppError `not-found`. */
  critique: (id: string) => Job
  /** Of critiques, newest first. Throws AppError `bad-request` for a cursor that is none. */
  list: (page: JobPage) => { jobs: Job[]; next: string | null }
  /** Every job that is not over: the running ones, then the queue in its order, with their text so far. */
  open: () => OpenJob[]
  /** The finished critique or answer, or what there is of it. Throws AppError `not-found`. */
  text: (id: string) => string
  /** When the queue next has something to claim: `now`, or a later time; null when it is empty. */
  nextDueAt: (now: number) => number | null
  /** False when the job was not waiting. */
  cancelQueued: (id: string, now: number) => boolean
  /** Stops the first `limit` of those that wait, and returns them. */
  cancelWaiting: (slice: { now: number; limit: number }) => AnyJob[]
  /** Puts up to `limit` of the jobs that were stopped at `stoppedAt` back where they stood, without their text. */
  takeBack: (slice: { stoppedAt: number; now: number; limit: number }) => AnyJob[]
  /** The critiques of a photo in the order in which they were asked for. */
  ofPhoto: (photoId: string) => Job[]
  /** The jobs of a photo that are not over. */
  openOf: (photoId: string) => AnyJob[]
  /** The answers of a conversation that are not over. */
  openOfThread: (threadId: string) => AnyJob[]
  /**
   * Puts a failed or cancelled job at the end of the queue, that of an answer ahead of the critiques; attempts count on, the retry budget starts anew.
   * Throws AppError `not-found`, `illegal-transition`.
   */
  retry: (id: string, now: number) => AnyJob
  /** The failed critiques that are worth another try, in the order of the queue; and how many there are. */
  retryable: () => string[]
  countRetryable: () => number
  /** As `retry`, for those of `ids` that still are failed. */
  retryFailed: (ids: readonly string[], now: number) => Job[]
  /** With its critique. Throws AppError `not-found`; `illegal-transition` while it runs. */
  remove: (id: string) => void
  /**
   * Puts running jobs of every owner but `owner` back where they stood in the queue, and returns them. Their text
   * stays until the next attempt resets it, and the lost attempt does not count against the retry budget.
   */
  recover: (owner: string, now: number) => AnyJob[]
}

/** Far below any that is used; positions only rise from here. */
const firstAskPosition = -1_000_000_000_000

/** What a person calls what a job makes. */
export const nameOfKind: Record<AnyJob['kind'], string> = { critique: 'critique', ask: 'answer' }

const dueRow = z.object({ due: z.int() })
const idRow = z.object({ id: z.string() })
const countRow = z.object({ count: z.int() })

const missing = (): AppError => new AppError('not-found', 'This critique is not here (any more).')

function found(row: unknown): unknown {
  if (row === undefined) throw missing()
  return row
}

/** The part of the jobs table of `db` that needs no lease. */
export function jobTable(db: Database, attempts: Attempts, critiques: Critiques): Jobs {
  // The condition holds for every job: it lets the query plan prove that an index answers this.
  const lastPosition = '(SELECT coalesce(max(position), 0) FROM jobs WHERE position > 0)'
  // Answers stand before all critiques: their positions are below zero.
  const lastAskPosition = `(SELECT coalesce(max(position), ${firstAskPosition}) FROM jobs WHERE position < 0)`
  const insert = db.prepare(`
    INSERT INTO jobs (id, thread_id, photo_id, advisor_id, model_id, idempotency_key, position, status, current_step,
      created_at)
    VALUES (@id, @threadId, @photoId, @advisorId, @modelId, @idempotencyKey,
      iif(@threadId IS NULL, ${lastPosition}, ${lastAskPosition}) + 1, 'queued', '${step.waiting}', @now)
    RETURNING ${jobColumns}`)
  const selectByKey = db.prepare(`
    SELECT ${jobColumns} FROM jobs WHERE idempotency_key = @idempotencyKey AND +thread_id IS NULL ORDER BY number`)
  const selectAskByKey = db.prepare(`
    SELECT ${jobColumns} FROM jobs WHERE idempotency_key = @idempotencyKey AND +thread_id IS NOT NULL`)
  const select = db.prepare(`SELECT ${jobColumns} FROM jobs WHERE id = @id`)
  const selectPage = db.prepare(`
    SELECT number, ${jobColumns} FROM jobs WHERE number < @before AND +thread_id IS NULL
    ORDER BY number DESC LIMIT @limit`)
  const selectPageOfStatus = db.prepare(`
    SELECT number, ${jobColumns} FROM jobs WHERE status = @status AND number < @before AND +thread_id IS NULL
    ORDER BY number DESC LIMIT @limit`)
  const selectInOrder = db.prepare(`
    SELECT ${jobColumns}, partial_text AS text FROM jobs WHERE status = @status ORDER BY position, number`)
  const selectText = db.prepare(`
    SELECT coalesce(critiques.analysis_markdown, nullif(messages.text, ''), jobs.partial_text) AS text
    FROM jobs LEFT JOIN critiques ON critiques.job_id = jobs.id LEFT JOIN messages ON messages.id = jobs.id
    WHERE jobs.id = @id`)
  const selectDue = db.prepare(`
    SELECT coalesce(not_before, 0) AS due FROM jobs WHERE status = 'queued' AND ${isFirstOfThread}
    ORDER BY not_before LIMIT 1`)
  const cancelled = `status = 'cancelled', current_step = '${step.cancelled}', finish_reason = 'cancelled',
      not_before = NULL, ${noError}, completed_at = @now`
  const queuedAgain = `status = 'queued', stage = NULL, current_step = '${step.waiting}', retry_base = attempt, not_before = NULL,
      completed_at = NULL, last_update_at = @now, ${noFigures}, ${noError}`
  const cancel = db.prepare(`UPDATE jobs SET ${cancelled} WHERE id = @id AND status = 'queued'`)
  const cancelWaiting = db.prepare(`
    UPDATE jobs SET ${cancelled} WHERE id IN (
      SELECT id FROM jobs WHERE status = 'queued' ORDER BY position, number LIMIT @limit)
    RETURNING ${jobColumns}`)
  const takeBack = db.prepare(`
    UPDATE jobs SET ${queuedAgain}, partial_text = '' WHERE id IN (
      SELECT id FROM jobs WHERE status = 'cancelled' AND completed_at = @stoppedAt LIMIT @limit)
    RETURNING ${jobColumns}`)
  const selectOfPhoto = db.prepare(`
    SELECT ${jobColumns} FROM jobs WHERE photo_id = @photoId AND thread_id IS NULL ORDER BY number`)
  const selectOpenOf = db.prepare(`
    SELECT ${jobColumns} FROM jobs WHERE photo_id = @photoId AND status IN ('queued', 'running')`)
  const selectOpenOfThread = db.prepare(`
    SELECT ${jobColumns} FROM jobs WHERE thread_id = @threadId AND +status IN ('queued', 'running')`)
  const requeue = db.prepare(`
    UPDATE jobs SET ${queuedAgain}, position = iif(thread_id IS NULL, ${lastPosition}, ${lastAskPosition}) + 1
    WHERE id = @id
    RETURNING ${jobColumns}`)
  const requeueFailed = db.prepare(`
    UPDATE jobs SET ${queuedAgain}, position = ${lastPosition} + 1 WHERE id = @id AND status = 'failed'
    RETURNING ${jobColumns}`)
  const isRetryable = `status = 'failed' AND +thread_id IS NULL
    AND coalesce(error_code, 'internal') NOT IN (${[...hopeless].map((code) => `'${code}'`).join(', ')})`
  const selectRetryable = db.prepare(`SELECT id FROM jobs WHERE ${isRetryable} ORDER BY position, number`)
  const countRetryable = db.prepare(`SELECT count(*) AS count FROM jobs WHERE ${isRetryable}`)
  const remove = db.prepare('DELETE FROM jobs WHERE id = @id')
  const recover = db.prepare(`
    UPDATE jobs SET status = 'queued', stage = NULL, current_step = '${step.waitingAgain}',
      retry_base = retry_base + 1,
      not_before = NULL, last_update_at = @now, ${noFigures}, ${noLease}
    WHERE status = 'running' AND lease_owner <> @owner
    RETURNING ${jobColumns}`)

  const get = (id: string): AnyJob => readJob(found(select.get({ id })))
  const inOrder = (status: JobStatus): OpenJob[] =>
    selectInOrder.all({ status }).map((row) => ({ job: readJob(row), text: readText(row) }))

  return {
    get,
    critique: (id) => {
      const job = get(id)
      if (!isCritiqueJob(job)) throw missing()
      return job
    },
    insert: ({ idempotencyKey = null, ...job }) =>
      readCritiqueJob(insert.get({ ...job, threadId: null, idempotencyKey })),
    insertAsk: ({ idempotencyKey = null, ...job }) => readAskJob(insert.get({ ...job, idempotencyKey })),
    findAskByIdempotencyKey: (idempotencyKey) => {
      const row = selectAskByKey.get({ idempotencyKey })
      return row === undefined ? undefined : readAskJob(row)
    },
    findByIdempotencyKey: (idempotencyKey) => selectByKey.all({ idempotencyKey }).map(readCritiqueJob),
    list: ({ limit, before, status }) => {
      const page = { before: readCursor(before), limit: limit + 1 }
      const rows = status ? selectPageOfStatus.all({ ...page, status }) : selectPage.all(page)
      const { records, next } = pageOf(rows, limit, readCritiqueJob)
      return { jobs: records, next }
    },
    open: () => [...inOrder('running'), ...inOrder('queued')],
    text: (id) => readText(found(selectText.get({ id }))),
    nextDueAt: (now) => {
      const row = selectDue.get()
      if (row === undefined) return null
      const { due } = readRow(dueRow, row)
      return due > now + longestRetryDelay ? now : Math.max(now, due)
    },
    cancelQueued: (id, now) => cancel.run({ id, now }) === 1,
    cancelWaiting: (slice) => cancelWaiting.all(slice).map(readJob),
    takeBack: (slice) =>
      db.transaction(() => {
        const jobs = takeBack.all(slice).map(readJob)
        for (const { id } of jobs) critiques.remove(id)
        return jobs
      }),
    ofPhoto: (photoId) => selectOfPhoto.all({ photoId }).map(readCritiqueJob),
    openOf: (photoId) => selectOpenOf.all({ photoId }).map(readJob),
    openOfThread: (threadId) => selectOpenOfThread.all({ threadId }).map(readJob),
    retry: (id, now) =>
      db.transaction(() => {
        const { status, kind } = get(id)
        if (!isOver(status)) {
          throw new AppError('illegal-transition', `This ${nameOfKind[kind]} is already ${status}.`)
        }
        transition(status, 'queued')
        critiques.remove(id)
        return readJob(requeue.get({ id, now }))
      }),
    retryable: () => selectRetryable.all().map((row) => readRow(idRow, row).id),
    countRetryable: () => readRow(countRow, countRetryable.get()).count,
    retryFailed: (ids, now) =>
      db.transaction(() =>
        ids.flatMap((id) => {
          const row = requeueFailed.get({ id, now })
          if (row === undefined) return []
          critiques.remove(id)
          return [readCritiqueJob(row)]
        }),
      ),
    remove: (id) =>
      db.transaction(() => {
        if (get(id).status === 'running') {
          throw new AppError('illegal-transition', 'This critique is being written.', {
            hint: 'Stop it first.',
          })
        }
        remove.run({ id })
      }),
    recover: (owner, now) =>
      db.transaction(() => {
        const jobs = recover.all({ owner, now }).map(readJob)
        for (const job of jobs) attempts.end(job, { outcome: 'lost', now })
        return jobs
      }),
  }
}
