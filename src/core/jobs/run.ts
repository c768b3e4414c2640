// One attempt, stage by stage: preparing, loading, prompting, writing. Never decides what a failure means.
import { randomUUID } from 'node:crypto'
import type { Advisor } from '../../shared/advisors.ts'
import type { FinishReason, Stats } from '../../shared/critique.ts'
import { AppError } from '../../shared/errors.ts'
import type { Settings } from '../../shared/settings.ts'
import type { Figures, InferenceReply, InferenceRequest, LoadedModel } from '../../shared/workers.ts'
import type { Clock } from '../clock.ts'
import type { Hub } from '../hub.ts'
import { assertModelFile, type ModelFile } from '../models/index.ts'
import type { Measured, Photos } from '../photos/index.ts'
import type { Supervisor } from '../workers/supervisor.ts'
import type { Attempt } from './attempt.ts'
import { writeBrief, type Brief } from './brief.ts'
import type { Grammar } from '../starter/index.ts'

export type Inference = Supervisor<InferenceRequest, InferenceReply>

export type RunDeps = {
  hub: Hub
  photos: Photos
  inference: Inference
  clock: Clock
  settings: Settings
  /** Rejects with `not-found` for an unknown id. */
  advisor: (id: string) => Promise<Advisor>
  model: ModelFile
  grammar: Grammar
  /** Whether this model is in memory already. */
  hot: boolean
  onLoaded: (model: LoadedModel) => void
}

/** What an attempt wrote, before it is checked against the facts. */
export type Written = { measured: Measured; brief: Brief; stats: Stats }

/** No sign of progress for this long ends the child: a hung GPU never answers. Milliseconds. */
const deadlines = { loading: 120_000, prompting: 120_000, writing: 60_000 }

/**
 * Runs the attempt until its text is written; the text itself is in `attempt.text`.
 * Rejects with AppError; `cancelled` when `signal` aborted.
 */
export async function runAttempt(deps: RunDeps, attempt: Attempt, signal: AbortSignal): Promise<Written> {
  const { job, progress } = attempt
  const advisor = await deps.advisor(job.advisorId)
  await assertModelFile(deps.model)
  const measured = await deps.photos.measured(job.photoId, signal)
  const { photoId, id: jobId, attempt: number } = job
  deps.hub.emit({ type: 'facts', photoId, jobId, attempt: number, facts: measured.facts, complete: true })

  const loading = (): void => attempt.enter('loading', `Loading ${deps.model.name}...`)
  if (!deps.hot) loading()
  const onShare = (share: number): void => {
    // A model thought to be hot was changed on the disk, or is wanted with other settings.
    if (attempt.stage() !== 'loading') loading()
    progress.within(share)
  }
  const loaded = await load(deps, onShare, signal)
  const brief = writeBrief(deps.model, advisor, measured, deps.settings, deps.grammar)
  deps.hub.emit({
    type: 'start',
    jobId,
    attempt: number,
    model: loaded.name,
    engine: loaded.engine,
    device: loaded.device,
    contextSize: loaded.contextSize,
    mode: brief.mode,
  })
  attempt.enter('prompting', 'Reading the brief', brief.mode)
  const stats = await write(deps, attempt, brief, signal)
  return { measured, brief, stats }
}

async function load(
  deps: RunDeps,
  onShare: (share: number) => void,
  signal: AbortSignal,
): Promise<LoadedModel> {
  const { model, settings } = deps
  const requestId = randomUUID()
  const options = {
    modelPath: model.path,
    contextSize: model.contextSize,
    threads: settings.threads,
    gpu: settings.gpu,
  }
  const reply = await deps.inference.run({
    request: { type: 'load', requestId, options },
    onReply: (partial) => {
      if (partial.type === 'loadProgress') onShare(partial.share)
    },
    isFinal: (candidate) => candidate.type === 'loaded',
    deadlineMs: deadlines.loading,
    signal,
    cancelRequest: { type: 'cancel', requestId },
  })
  deps.onLoaded(reply.model)
  return reply.model
}

async function write(deps: RunDeps, attempt: Attempt, brief: Brief, signal: AbortSignal): Promise<Stats> {
  const requestId = randomUUID()
  const startedAt = deps.clock.now()
  let firstAt: number | null = null
  let raw = 0

  const onSteps = (text: string, figures: Figures): void => {
    if (firstAt === null) {
      firstAt = deps.clock.now()
      attempt.enter('writing', 'Generating analysis...')
    }
    raw += text.length
    attempt.figures(figures)
    attempt.text.push(brief.shaper.push(text))
  }
  const reply = await deps.inference.run({
    request: { type: 'generate', requestId, options: brief.options },
    onReply: (partial) => {
      if (signal.aborted) return
      if (partial.type === 'promptProgress') attempt.progress.within(partial.processed / partial.total)
      if (partial.type === 'steps') onSteps(partial.text, partial.figures)
    },
    isFinal: (candidate) => candidate.type === 'finished',
    deadlineMs: () => (firstAt === null ? deadlines.prompting : deadlines.writing),
    signal,
    cancelRequest: { type: 'cancel', requestId },
  })
  if (signal.aborted) throw new AppError('cancelled', 'Stopped.')
  attempt.figures(reply.figures)
  attempt.text.push(brief.shaper.finish())
  // A shaper shows its own text, already verified; only unshaped text can be cut to the engine's count.
  if (brief.mode !== 'starter' && reply.keep < raw) attempt.text.cut(reply.keep)
  attempt.text.flush()
  const timeToFirstTokenMs = firstAt === null ? null : firstAt - startedAt
  return statsOf(reply.figures, reply.finishReason, timeToFirstTokenMs, attempt.view().elapsedMs)
}

function statsOf(
  figures: Figures,
  finishReason: FinishReason,
  timeToFirstTokenMs: number | null,
  elapsedMs: number,
): Stats {
  return {
    promptTokens: figures.promptTokens,
    cachedTokens: figures.cachedTokens,
    completionTokens: figures.generationTokens,
    totalTokens: figures.promptTokens + figures.generationTokens,
    promptTps: figures.promptTps,
    generationTps: figures.generationTps,
    timeToFirstTokenMs,
    elapsedMs,
    peakMemoryBytes: figures.peakMemoryBytes,
    finishReason,
  }
}
