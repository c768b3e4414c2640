// How an attempt ends: stored first, then announced. Never starts anything.
import { toErrorRecord, type AppError, type ErrorCode, type ErrorRecord } from '../../shared/errors.ts'
import type { AnyJob, Job } from '../../shared/jobs.ts'
import { finishCritique } from '../critique/index.ts'
import { findRemarks } from '../critique/remarks/index.ts'
import type { Hub } from '../hub.ts'
import type { Log } from '../log/index.ts'
import type { Store } from '../store/index.ts'
import { shown, type Attempt } from './attempt.ts'
import { isWorthRetrying, retryDelay } from './job.ts'
import type { Written } from './run.ts'

export type SettleDeps = {
  store: Store
  hub: Hub
  log: Log
  wallNow: () => number
  random: () => number
  /** Repeats a write while the disk is full or the database busy; false when the core closes meanwhile. */
  durably: (write: () => boolean) => Promise<boolean>
}

/** Checks the text against the facts and stores it as this job's one result. Rejects with `critique-incomplete`. */
export async function complete(deps: SettleDeps, attempt: Attempt<Job>, written: Written): Promise<void> {
  const { job, lease } = attempt
  const { measured, brief, stats } = written
  attempt.enter('finalizing', 'Finalizing...')
  // What was measured while it wrote counts: a photo may have been turned.
  const latest = deps.store.facts.get(job.photoId)
  const facts = latest?.complete ? latest.facts : measured.facts
  const { mode, shaper } = brief
  const { camera, photo } = measured
  const claims = shaper.claims?.() ?? null
  const isAsWritten = photo.rotation === deps.store.photos.get(job.photoId).rotation
  const hasSeen = mode === 'vision' && isAsWritten
  const finished = finishCritique(attempt.text.text(), {
    facts,
    camera,
    mode,
    claims,
    hasSeen,
    levels: shaper.levels?.() ?? [],
  })
  // Places lie where they lay for its writer.
  const placed = isAsWritten ? facts : measured.facts
  const found = findRemarks(
    finished.analysisMarkdown,
    shaper.remarks?.() ?? null,
    placed,
    shaper.pointed?.() ?? [],
  )
  if (found.dropped > 0) deps.log.write({ event: 'remarks-dropped', jobId: job.id, count: found.dropped })
  const { remarks } = found
  const critique = { ...finished, stats, rotation: photo.rotation, claims, remarks }
  const thinking = closingLine(stats.completionTokens, stats.generationTps)
  const { completionTokens, totalTokens, generationTps } = stats
  const figures = { ...attempt.view(), completionTokens, totalTokens, generationTps, thinking }
  attempt.end()
  const stages = attempt.progress.spent()
  const stored = await deps.durably(() =>
    deps.store.transaction(() => {
      deps.store.jobs.saveStages(lease, stages)
      return deps.store.jobs.complete(lease, { critique, figures, now: deps.wallNow() })
    }),
  )
  if (!stored) return

  const of = { jobId: job.id, attempt: job.attempt }
  const { analysisMarkdown, scores, overall, flags, rotation } = critique
  deps.hub.emit({
    ...of,
    type: 'progress',
    stage: 'finalizing',
    stageShare: 1,
    ...shown(figures),
    progress: 100,
    slow: false,
  })
  deps.hub.emit({
    ...of,
    type: 'analysis_complete',
    analysisMarkdown,
    scores,
    overall,
    flags,
    stats,
    rotation,
    remarks,
  })
  deps.hub.emit({ ...of, type: 'thinking_update', thinking })
  over(deps, job.id)
}

/** Ends the attempt at once with the text it has. The engine is told afterwards, by whoever calls this. Throws AppError. */
export function cancel(deps: SettleDeps, attempt: Attempt, now = deps.wallNow()): void {
  attempt.text.flush()
  const figures = attempt.view()
  const text = attempt.text.text()
  // First: where it cannot be stored, the attempt goes on.
  const stored = deps.store.jobs.cancelRunning(attempt.lease, { text, figures, now })
  attempt.end()
  if (!stored) return
  over(deps, attempt.job.id)
}

/** No fault of the job, which waits with all its tries: the engine was switched off, the data folder is away. */
const blameless = new Set<ErrorCode>(['engine-stopped', 'folder-moved'])

/** Puts the job back where its error's code allows another try, else fails it. */
export async function fail(deps: SettleDeps, attempt: Attempt, thrown: AppError): Promise<void> {
  const { job, lease } = attempt
  attempt.text.flush()
  const text = attempt.text.text()
  const figures = attempt.view()
  attempt.end()
  const error = toErrorRecord(thrown)
  const now = deps.wallNow()
  const counts = !blameless.has(error.code)
  const delay = counts ? retryDelay(error.code, attempt.tries, deps.random) : 0
  if (delay !== null) {
    const stored = await deps.durably(() =>
      deps.store.jobs.requeue(lease, { notBefore: now + delay, error, counts, now }),
    )
    if (stored) announceState(deps, deps.store.jobs.get(job.id))
    return
  }
  const stored = await deps.durably(() =>
    deps.store.transaction(() => {
      deps.store.jobs.saveText(lease, text)
      return deps.store.jobs.fail(lease, { error, figures, now })
    }),
  )
  if (!stored) return
  announceError(deps, job, error)
  over(deps, job.id)
}

function announceError(deps: SettleDeps, job: AnyJob, error: ErrorRecord): void {
  const of = { jobId: job.id, attempt: job.attempt }
  deps.hub.emit({ ...of, type: 'error', ...error, retryable: isWorthRetrying(error.code) })
}

/** A job as it was stored. */
export function announceState({ hub }: Pick<SettleDeps, 'hub'>, job: AnyJob): void {
  hub.emit({ type: 'status_update', jobId: job.id, attempt: job.attempt, job })
}

/** The last words about a job, whatever its end. */
export function over(deps: SettleDeps, jobId: string): void {
  announceEnd(deps, deps.store.jobs.get(jobId))
}

/** The last words about a job as it was stored. */
export function announceEnd(deps: SettleDeps, job: AnyJob): void {
  const { id: jobId } = job
  announceState(deps, job)
  if (job.kind === 'ask') deps.hub.emit({ type: 'message', message: deps.store.messages.get(jobId) })
  const { attempt, status, elapsedMs } = job
  const totalTokens = job.totalTokens ?? 0
  deps.hub.emit({ type: 'done', jobId, attempt, status, totalTokens, elapsedMs })
  // Of a job that never began there is nothing to log, and thousands may be stopped at once.
  if (attempt === 0) return
  deps.log.write({
    event: 'job',
    jobId,
    status,
    attempt,
    elapsedMs,
    tokens: job.completionTokens ?? 0,
    tokensPerSecond: job.generationTps,
    ...(job.errorCode ? { errorCode: job.errorCode } : {}),
  })
}

/** "Analysis complete (150 tokens, 45.2 tps)" */
function closingLine(tokens: number, tokensPerSecond: number | null): string {
  const speed = tokensPerSecond === null ? '' : `, ${tokensPerSecond.toFixed(1)} tps`
  return `Analysis complete (${tokens} tokens${speed})`
}
