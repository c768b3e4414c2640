// One attempt, stage by stage: preparing, loading, encoding, prompting, writing. Never decides what a failure means.
import { randomUUID } from 'node:crypto'
import type { Advisor } from '../../shared/advisors.ts'
import type { FinishReason, Stats } from '../../shared/critique.ts'
import { AppError } from '../../shared/errors.ts'
import type { Job } from '../../shared/jobs.ts'
import type { Figures, InferenceReply, LoadedModel } from '../../shared/workers.ts'
import type { Clock } from '../clock.ts'
import type { Hub } from '../hub.ts'
import { assertModelFile } from '../models/index.ts'
import type { Measured, Photos } from '../photos/index.ts'
import { keepSeen } from '../photos/seen.ts'
import type { StarterWords } from '../starter/index.ts'
import type { Attempt } from './attempt.ts'
import { writeBrief, type Brief } from './brief.ts'
import { loadModel, type LoadDeps } from './load.ts'
import type { LoadAhead } from './loadAhead.ts'

export type RunDeps = LoadDeps & {
  dataDir: string
  hub: Hub
  photos: Photos
  clock: Clock
  /** Rejects with `advisor-invalid` for an unknown id. */
  advisor: (id: string) => Promise<Advisor>
  words: StarterWords
  /** Whether this model is in memory already. */
  hot: boolean
  onLoaded: (model: LoadedModel) => void
  ahead: LoadAhead
}

/** What an attempt wrote, before it is checked against the facts. */
export type Written = { measured: Measured; brief: Brief; stats: Stats }

/** The attempt at a critique. Throws AppError `internal` for one at an answer. */
export function ofCritique(attempt: Attempt): Attempt<Job> {
  if (attempt.job.kind === 'critique') return attempt as Attempt<Job>
  throw new AppError('internal', 'This is no critique.')
}

/** No sign of progress for this long ends the child: a hung GPU never answers. Milliseconds. */
const deadlines = { encoding: 300_000, prompting: 120_000, writing: 60_000 }

/** The vision engine looks once a second whether it was told to stop, and only between two parts of a picture. */
const cancelGraceMs = { starter: 300, text: 300, vision: 1500 }

type Steps = Extract<InferenceReply, { type: 'steps' }>
type Finished = Extract<InferenceReply, { type: 'finished' }>

/**
 * Runs the attempt until its text is written; the text itself is in `attempt.text`.
 * Rejects with AppError; `cancelled` when `signal` aborted.
 */
export async function runAttempt(
  deps: RunDeps,
  attempt: Attempt<Job>,
  signal: AbortSignal,
): Promise<Written> {
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
  await deps.ahead.giveWay(deps.model.id, onShare, signal)
  const { loaded, mode, make } = await loadModel(deps, onShare, signal)
  deps.onLoaded(loaded)
  const shown = mode === 'vision' ? await keepSeen(deps.dataDir, job) : null
  if (shown) attempt.sees(shown.seen)
  const brief = writeBrief({
    mode,
    make,
    advisor,
    measured,
    maxTokens: deps.settings.maxTokens,
    words: deps.words,
    imagePath: shown?.path,
  })
  const { device } = loaded
  const notice = [loaded.notice, measured.unseen].filter(Boolean).join(' ') || null
  deps.hub.emit({
    type: 'start',
    jobId,
    attempt: number,
    model: loaded.name,
    engine: loaded.engine,
    device,
    contextSize: loaded.contextSize,
    mode,
    notice,
  })
  const means = { mode, device, notice }
  if (shown) attempt.enter('encoding', 'Looking at the photograph', means)
  else attempt.enter('prompting', 'Reading the brief', means)
  const stats = await write(deps, attempt, brief, signal)
  if (shown) attempt.sees({ ...shown.seen, imageTokens: stats.imageTokens })
  return { measured, brief, stats }
}

async function write(deps: RunDeps, attempt: Attempt, brief: Brief, signal: AbortSignal): Promise<Stats> {
  const requestId = randomUUID()
  const startedAt = deps.clock.now()
  let firstAt: number | null = null
  let raw = 0
  /** Share of the prompt that was read when the picture was in the model. */
  let afterPicture = 0

  const onPrompt = (stage: 'encoding' | 'prompting', share: number): void => {
    if (stage === 'prompting' && attempt.stage() === 'encoding') {
      afterPicture = share
      attempt.enter('prompting', 'Reading the brief')
    }
    if (attempt.stage() === 'encoding') attempt.progress.within(share)
    else if (share > afterPicture) attempt.progress.within((share - afterPicture) / (1 - afterPicture))
  }
  const onSteps = ({ text, figures, choices = [] }: Steps): void => {
    if (firstAt === null) {
      firstAt = deps.clock.now()
      if (text === '') attempt.enter('writing', 'Thinking it over...')
    }
    if (text !== '' && raw === 0) attempt.enter('writing', 'Generating analysis...')
    for (const { at, shares } of choices) brief.shaper.weigh?.(raw + at, shares)
    raw += text.length
    attempt.figures(figures)
    attempt.text.push(brief.shaper.push(text))
  }
  const reply = await deps.inference.run({
    request: { type: 'generate', requestId, options: brief.options },
    onReply: (partial) => {
      if (signal.aborted) return
      if (partial.type === 'promptProgress') onPrompt(partial.stage, partial.processed / partial.total)
      if (partial.type === 'steps') onSteps(partial)
    },
    isFinal: (candidate): candidate is Finished => candidate.type === 'finished',
    deadlineMs: () => {
      if (firstAt !== null) return deadlines.writing
      return attempt.stage() === 'encoding' ? deadlines.encoding : deadlines.prompting
    },
    signal,
    cancelRequest: { type: 'cancel', requestId },
    cancelGraceMs: cancelGraceMs[brief.mode],
  })
  if (signal.aborted) throw new AppError('cancelled', 'Stopped.')
  attempt.figures(reply.figures)
  attempt.text.push(brief.shaper.finish())
  const { shownAt } = brief.shaper
  if (shownAt && reply.keep < raw) attempt.text.cut(shownAt(reply.keep))
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
    imageTokens: figures.imageTokens,
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
