// One attempt, stage by stage: preparing, loading, encoding, prompting, writing. Never decides what a failure means.
import { randomUUID } from 'node:crypto'
import type { Advisor } from '../../shared/advisors.ts'
import type { FinishReason, Stats } from '../../shared/critique.ts'
import { AppError } from '../../shared/errors.ts'
import type { Job, Mode } from '../../shared/jobs.ts'
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
import { smallerNotice, type PictureCopies } from './pictureCopies.ts'
import { askedThere, assertForm, measuredThere } from './there.ts'

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
  copies: PictureCopies
}

/** What an attempt wrote, before it is checked against the facts. */
export type Written = { measured: Measured; brief: Brief; stats: Stats }

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
  const { job } = attempt
  const advisor = await deps.advisor(job.advisorId)
  await assertModelFile(deps.model)
  const measured = await deps.photos.measured(job.photoId, signal)
  const { photoId, id: jobId, attempt: number } = job
  deps.hub.emit({ type: 'facts', photoId, jobId, attempt: number, facts: measured.facts, complete: true })

  const { loaded, mode, make } = await readyModel(deps, attempt, signal)
  const copy = deps.copies.of(deps.model.id)
  const shown = mode === 'vision' ? await keepSeen(deps.dataDir, job, copy) : null
  if (shown) attempt.sees(shown.seen)
  const { isThere } = deps.model
  const written = writeBrief({
    mode,
    make,
    advisor,
    measured: isThere ? measuredThere(measured) : measured,
    maxTokens: deps.settings.maxTokens,
    words: deps.words,
    imagePath: shown?.path,
  })
  const options = isThere ? askedThere(written.options, mode, attempt.tries) : written.options
  const brief = { ...written, options }
  const smaller = shown && copy === 'thumb' ? smallerNotice : null
  const notice = [loaded.notice, smaller, measured.unseen].filter(Boolean).join(' ') || null
  beginReading(deps, attempt, { loaded, mode, notice, looks: shown !== null })
  const write = (): Promise<Stats> => generate(deps, attempt, brief, signal)
  const stats = await (shown ? deps.copies.watch(deps.model.id, attempt, write) : write())
  if (shown) attempt.sees({ ...shown.seen, imageTokens: stats.imageTokens })
  if (isThere) assertForm(attempt.text.text(), stats, attempt.tries)
  return { measured, brief, stats }
}

/** Makes the model of an attempt ready and shows how far that is. Rejects as `loadModel` does. */
export async function readyModel(
  deps: LoadDeps & Pick<RunDeps, 'hot' | 'ahead' | 'onLoaded'>,
  attempt: Attempt,
  signal: AbortSignal,
  step = `${deps.model.isThere ? 'Reaching' : 'Loading'} ${deps.model.name}...`,
): ReturnType<typeof loadModel> {
  const loading = (): void => attempt.enter('loading', step)
  if (!deps.hot) loading()
  const onShare = (share: number): void => {
    // A model thought to be hot was changed on the disk, or is wanted with other settings.
    if (attempt.stage() !== 'loading') loading()
    attempt.progress.within(share)
  }
  await deps.ahead.giveWay(deps.model.id, onShare, signal)
  const ready = await loadModel(deps, onShare, signal)
  deps.onLoaded(ready.loaded)
  return ready
}

type Reading = { loaded: LoadedModel; mode: Mode; notice: string | null; looks: boolean }

/** Says that the model is ready and what it does first. */
export function beginReading(
  { hub }: Pick<RunDeps, 'hub'>,
  attempt: Attempt,
  { loaded, mode, notice, looks }: Reading,
): void {
  const { name: model, engine, device, contextSize } = loaded
  const of = { jobId: attempt.job.id, attempt: attempt.job.attempt }
  hub.emit({ ...of, type: 'start', model, engine, device, contextSize, mode, notice })
  const means = { mode, device, notice }
  if (looks) attempt.enter('encoding', 'Looking at the photograph', means)
  else attempt.enter('prompting', readingStep[attempt.job.kind], means)
}

const readingStep = { critique: 'Reading the brief', ask: 'Reading the question' } as const
const writingStep = { critique: 'Generating analysis...', ask: 'Answering...' } as const

/** Has the model write; its text goes into that of the attempt. Rejects with AppError; `cancelled` when `signal` aborted. */
export async function generate(
  deps: Pick<RunDeps, 'clock' | 'inference'>,
  attempt: Attempt,
  brief: Brief,
  signal: AbortSignal,
): Promise<Stats> {
  const { kind } = attempt.job
  const requestId = randomUUID()
  const startedAt = deps.clock.now()
  let firstAt: number | null = null
  let raw = 0
  /** Share of the prompt that was read when the picture was in the model. */
  let afterPicture = 0

  const onPrompt = (stage: 'encoding' | 'prompting', share: number): void => {
    if (stage === 'prompting' && attempt.stage() === 'encoding') {
      afterPicture = share
      attempt.enter('prompting', readingStep[kind])
    }
    if (attempt.stage() === 'encoding') attempt.progress.within(share)
    else if (share > afterPicture) attempt.progress.within((share - afterPicture) / (1 - afterPicture))
  }
  const onSteps = ({ text, figures, choices = [] }: Steps): void => {
    if (firstAt === null) {
      firstAt = deps.clock.now()
      if (text === '') attempt.enter('writing', 'Thinking it over...')
    }
    if (text !== '' && raw === 0) attempt.enter('writing', writingStep[kind])
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
