import type { Seen } from '../../shared/critique.ts'
import type { AnyJob, Stage } from '../../shared/jobs.ts'
import type { Settings } from '../../shared/settings.ts'
import type { Figures } from '../../shared/workers.ts'
import type { Clock } from '../clock.ts'
import type { Hub } from '../hub.ts'
import type { Store } from '../store/index.ts'
import type { Means } from '../store/leases.ts'
import { createLiveText, type LiveText } from './liveText.ts'
import { createProgress, type Progress, type StageDurations } from './progress.ts'

/** How often figures are emitted; the text is stored as often, the figures every second time. Milliseconds. */
const tickMs = 250

export type AttemptFigures = {
  currentTokens: number
  tokensPerSecond: number | null
  elapsedMs: number
  estimatedRemainingMs: number | null
  progress: number
  promptTokens: number | null
  completionTokens: number | null
  totalTokens: number | null
  promptTps: number | null
  generationTps: number | null
  peakMemoryBytes: number | null
}

/** One attempt of one job while it runs: its stage, text and figures, announced and stored at their cadence. */
export type Attempt<Of extends AnyJob = AnyJob> = {
  readonly job: Of
  readonly lease: string
  /** Attempts since a person last asked for this text, this one included. */
  readonly tries: number
  readonly text: LiveText
  readonly progress: Progress
  /** Announces the claimed job; a second attempt begins with an empty text. */
  begin: () => void
  stage: () => Stage
  /** Enters a stage, or another step of it: stored, then announced. */
  enter: (stage: Stage, currentStep: string, means?: Means) => void
  /** Stores what picture the model is given. */
  sees: (seen: Seen) => void
  figures: (figures: Figures) => void
  /** The figures as they stand. */
  view: () => AttemptFigures
  /** The line a person reads, e.g. "Generating analysis... (150 tokens, 45.2 tps)". */
  think: (thinking: string) => void
  /** Ends the timers. Nothing is announced or stored afterwards. */
  end: () => void
}

export type AttemptOptions<Of extends AnyJob = AnyJob> = {
  job: Of
  lease: string
  tries: number
  store: Store
  hub: Hub
  clock: Clock
  wallNow: () => number
  settings: Settings
  durations: StageDurations
  learned: boolean
  expectedTokens: number
  /** Another owner has the job: stop quietly. */
  onFenced: () => void
  /** A write failed (disk full, say); the attempt goes on in memory. */
  onStoreError: (error: unknown) => void
}

export function createAttempt<Of extends AnyJob>(options: AttemptOptions<Of>): Attempt<Of> {
  const { job, lease, store, hub, clock, wallNow, settings } = options
  const { durations, learned, expectedTokens } = options
  const of = { jobId: job.id, attempt: job.attempt }
  const progress = createProgress({ durations, learned, expectedTokens, now: clock.now })
  let latest: Figures | null = null
  let stage: Stage = 'preparing'
  let step = ''
  let ended = false
  let saved = 0
  let ticks = 0
  let cancelTick: (() => void) | undefined

  /** A write that may fail without harm: the next one, or the final one, carries the same. */
  const write = (run: () => boolean): void => {
    try {
      if (!run()) options.onFenced()
    } catch (error) {
      options.onStoreError(error)
    }
  }
  const text = createLiveText({
    clock,
    onChunk: (offset, chunk) => hub.emit({ ...of, type: 'chunk', offset, text: chunk }),
    onCut: (keep) => hub.emit({ ...of, type: 'reset', keep }),
  })
  const view = (): AttemptFigures => {
    const { progress: percent, tokensPerSecond, elapsedMs, estimatedRemainingMs } = progress.view()
    const completionTokens = latest?.generationTokens ?? null
    const promptTokens = latest?.promptTokens ?? null
    return {
      progress: percent,
      currentTokens: completionTokens ?? 0,
      tokensPerSecond,
      elapsedMs,
      estimatedRemainingMs,
      promptTokens,
      completionTokens,
      totalTokens: promptTokens === null ? null : promptTokens + (completionTokens ?? 0),
      promptTps: latest?.promptTps ?? null,
      generationTps: latest?.generationTps ?? null,
      peakMemoryBytes: latest?.peakMemoryBytes ?? null,
    }
  }
  const think = (thinking: string): void => {
    write(() => store.jobs.saveFigures(lease, { thinking, lastUpdateAt: wallNow() }))
    hub.emit({ ...of, type: 'thinking_update', thinking })
  }
  const announce = (): void => {
    const { slow, stageShare } = progress.view()
    hub.emit({ ...of, type: 'progress', stage, stageShare, ...shown(view()), slow })
  }
  const tick = (): void => {
    ticks++
    announce()
    if (text.text().length !== saved) {
      saved = text.text().length
      write(() => store.jobs.saveText(lease, text.text()))
    }
    if (ticks % 2 === 0) write(() => store.jobs.saveFigures(lease, { ...view(), lastUpdateAt: wallNow() }))
    const everyTicks = (settings.updateIntervalSeconds * 1000) / tickMs
    if (stage === 'writing' && ticks % everyTicks === 0) think(counting(step, view()))
    if (!ended) cancelTick = clock.setTimeout(tick, tickMs)
  }
  cancelTick = clock.setTimeout(tick, tickMs)

  return {
    job,
    lease,
    tries: options.tries,
    text,
    progress,
    stage: () => stage,
    begin() {
      hub.emit({ ...of, type: 'status_update', job })
      if (job.attempt === 1) return
      write(() => store.jobs.saveText(lease, ''))
      hub.emit({ ...of, type: 'reset', keep: 0 })
    },
    enter(next, currentStep, means) {
      stage = next
      step = currentStep
      progress.enter(next)
      write(() => store.jobs.setStage(lease, { stage, currentStep, means, now: wallNow() }))
      hub.emit({ ...of, type: 'status_update', job: store.jobs.get(job.id) })
    },
    sees(seen) {
      write(() => store.seen.put(lease, seen))
    },
    figures(next) {
      latest = next
      progress.tokens(next.generationTokens)
    },
    view,
    think,
    end() {
      ended = true
      cancelTick?.()
      text.stop()
    },
  }
}

/** The figures that a `progress` event carries: those that mean something before the end. */
export function shown(figures: AttemptFigures): Omit<AttemptFigures, 'completionTokens' | 'generationTps'> {
  const { completionTokens: _tokens, generationTps: _speed, ...live } = figures
  return live
}

/** "Generating analysis... (150 tokens, 45.2 tps)" */
export function counting(
  step: string,
  figures: { currentTokens: number; tokensPerSecond: number | null },
): string {
  const speed = figures.tokensPerSecond === null ? '' : `, ${figures.tokensPerSecond.toFixed(1)} tps`
  return `${step} (${figures.currentTokens} tokens${speed})`
}
