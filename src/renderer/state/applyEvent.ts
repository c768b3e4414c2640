// What each event changes on the page. Pure: never asks, draws or waits.
import { handleEvent, type EventHandlers, type MondrianEvent } from '../../shared/events.ts'
import type { ErrorCode } from '../../shared/errors.ts'
import { isCritiqueJob, type Job } from '../../shared/jobs.ts'
import { withoutArrived } from './arrivals.ts'
import { converse, isOfAnswer } from './conversation.ts'
import { createDraft, type Draft } from './draft.ts'
import { withDownload } from './shelf.ts'
import { talksAfter } from './talks.ts'
import { isOpen, type JobDetail, type StudioState } from './studioState.ts'

/** Two clocks of one machine agree better than this, milliseconds: less is jitter, and time never runs back. */
const clockJitterMs = 500

/** What is said of these is no longer true when work goes on. */
const passing: ReadonlySet<ErrorCode> = new Set(['disk-full', 'store-busy', 'folder-moved'])

/** The state after `events`, in their order; events that were applied before are dropped. `now`: this page's clock. */
export function applyEvents(state: StudioState, events: readonly MondrianEvent[], now: number): StudioState {
  const draft = createDraft(state)
  for (const event of events) {
    if (event.type !== 'connection' && event.seq <= draft.fields.seq) continue
    draft.fields.seq = event.seq
    Object.assign(draft.fields, converse(draft.fields, event, now))
    draft.fields.talks = talksAfter(draft.fields.talks, event)
    if (!isOfAnswer(draft.fields.answers, event)) handleEvent(handlersFor(draft, now), event)
  }
  return draft.finish()
}

/** The state after one event. */
export const applyEvent = (state: StudioState, event: MondrianEvent, now: number): StudioState =>
  applyEvents(state, [event], now)

function handlersFor(draft: Draft, now: number): EventHandlers {
  const { fields } = draft
  const missed = (jobId: string): void => {
    if (!fields.stale.includes(jobId) && !draft.isRemoved(jobId)) fields.stale = [...fields.stale, jobId]
  }
  const cut = (jobId: string, end: number, more: string): void => {
    const text = draft.detail(jobId).text ?? ''
    // Text is missing in between: better none than wrong, until it was asked for again.
    if (end > text.length) missed(jobId)
    else draft.changeDetail(jobId, { text: text.slice(0, end) + more, seq: fields.seq })
  }

  const forgetPassing = (): void => {
    fields.problems = fields.problems.filter(({ code }) => code === null || !passing.has(code))
  }

  return {
    connection({ jobs, queuePaused, notice, at }) {
      const open = new Set(jobs.map(({ job }) => job.id))
      for (const [id, job] of fields.jobs) if (isOpen(job) && !open.has(id)) missed(id)
      for (const { job, text } of jobs) if (isCritiqueJob(job)) takeOpenJob(draft, { job, text }, at, now)
      fields.stale = fields.stale.filter((id) => !open.has(id))
      fields.queue = { ...fields.queue, paused: queuePaused }
      if (queuePaused === null) forgetPassing()
      fields.notice = notice
    },
    status_update({ job, at }) {
      if (isCritiqueJob(job)) takeJob(draft, job, at, now)
    },
    start(event) {
      fields.device = event.device
      draft.changeDetail(event.jobId, { start: event, seq: event.seq })
    },
    facts({ photoId, facts, complete }) {
      fields.factsTold += 1
      draft.putFacts({ photoId, facts, complete })
    },
    photo_update({ photo }) {
      if (draft.isRemoved(photo.id)) return
      const isNew = !draft.photo(photo.id)
      draft.putPhoto(photo)
      if (!isNew) return
      const newest = draft.photo(fields.order[0] ?? '')?.number ?? 0
      draft.list(photo)
      if (photo.number < newest) return
      // The reply that would take its file off the list comes later, or is lost.
      fields.arrivals = withoutArrived(fields.arrivals, photo)
    },
    photo_removed: ({ photoId }) => draft.removePhoto(photoId),
    job_removed: ({ jobId }) => draft.removeJob(jobId),
    progress(event) {
      const { jobId, attempt, stage, stageShare, slow, elapsedMs, at } = event
      const job = draft.job(jobId)
      if (job?.status !== 'running' || attempt < job.attempt) return
      const progress = job.attempt === attempt ? Math.max(job.progress, event.progress) : event.progress
      const { currentTokens, tokensPerSecond, estimatedRemainingMs, promptTokens } = event
      const { promptTps, totalTokens, peakMemoryBytes } = event
      const figures = { currentTokens, tokensPerSecond, elapsedMs, estimatedRemainingMs, promptTokens }
      draft.putJob({ ...job, ...figures, promptTps, totalTokens, peakMemoryBytes, progress, stage })
      const clockStart = clockOf(draft.detail(jobId), attempt, elapsedMs, now)
      const enteredAt = draft.detail(jobId).stages[stage]
      const stageMs = enteredAt === undefined ? null : Math.max(0, at - enteredAt)
      draft.changeDetail(jobId, { seq: event.seq, slow, clockStart, attempt, stageShare, stageMs })
    },
    chunk: ({ jobId, offset, text }) => cut(jobId, offset, text),
    thinking_update({ jobId, thinking }) {
      const job = draft.job(jobId)
      if (job) draft.putJob({ ...job, thinking })
    },
    reset: ({ jobId, keep }) => cut(jobId, Math.min(keep, draft.detail(jobId).text?.length ?? 0), ''),
    analysis_complete({ jobId, seq, analysisMarkdown, scores, overall, flags, stats, rotation, remarks }) {
      const critique = { jobId, analysisMarkdown, scores, overall, flags, stats, rotation, remarks }
      draft.changeDetail(jobId, { seq, critique, text: analysisMarkdown })
    },
    // Of the conversation, which has taken it.
    message: () => undefined,
    // Whoever speaks has it in the answer of the command.
    transcription: () => undefined,
    // Of the list of conversations, which has taken it.
    thread_update: () => undefined,
    flags_update({ jobId, seq, flags }) {
      const { critique } = draft.detail(jobId)
      if (critique) draft.changeDetail(jobId, { seq, critique: { ...critique, flags } })
    },
    // The status_update beside them says it, too.
    done: () => undefined,
    error: () => undefined,
    download_update({ download }) {
      fields.shelf = withDownload(fields.shelf, download, fields.seq)
    },
    model_test({ test }) {
      fields.shelf = { ...fields.shelf, test }
    },
    queue_update({ paused }) {
      fields.queue = { ...fields.queue, paused }
      if (paused === null) forgetPassing()
    },
    // Whoever asked for it waits for its answer.
    export_update({ state, done, total }) {
      fields.exporting = state === 'running' ? { done, total } : null
    },
    // The list is asked for again.
    advisors_update: () => undefined,
    settings_update({ settings }) {
      fields.settings = settings
    },
  }
}

function takeJob(draft: Draft, job: Job, at: number, now: number): void {
  const before = draft.job(job.id)
  const sameAttempt = before?.status === 'running' && before.attempt === job.attempt
  const known = draft.detail(job.id)
  const progress = sameAttempt ? Math.max(before.progress, job.progress) : job.progress
  draft.putJob({ ...job, progress })

  const running = job.status === 'running'
  const changes: Partial<JobDetail> = { seq: draft.fields.seq, attempt: job.attempt }
  // A job seen from its beginning has no text yet.
  if (!before && isOpen(job)) changes.text = known.text ?? ''
  if (isOpen(job)) changes.critique = null
  if (running) changes.clockStart = clockOf(known, job.attempt, job.elapsedMs, now)
  else Object.assign(changes, { clockStart: null, slow: false })
  if (running && job.stage) {
    const stages = known.attempt === job.attempt ? known.stages : {}
    changes.stages = { ...stages, [job.stage]: stages[job.stage] ?? at }
  }
  // What was said of one stage says nothing of the next.
  if (!sameAttempt || before.stage !== job.stage) {
    changes.stageShare = null
    changes.stageMs = null
  }
  draft.changeDetail(job.id, changes)
}

function takeOpenJob(draft: Draft, { job, text }: { job: Job; text: string }, at: number, now: number): void {
  const known = draft.detail(job.id)
  const seenBefore = known.attempt === job.attempt && draft.job(job.id)?.stage === job.stage
  takeJob(draft, job, at, now)
  // When its present stage began was not seen here.
  const stages = seenBefore || job.stage === null ? draft.detail(job.id).stages : {}
  draft.changeDetail(job.id, { text, stages })
}

function clockOf(known: JobDetail, attempt: number, elapsedMs: number, now: number): number {
  const start = now - elapsedMs
  const previous = known.attempt === attempt ? known.clockStart : null
  return previous !== null && Math.abs(previous - start) < clockJitterMs ? Math.min(previous, start) : start
}
