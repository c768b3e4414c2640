// The lines at the bottom of the live view: the stages, the bar, the figures. Pure: state in, lines out.
import { stages, type Stage } from '../../shared/jobs.ts'
import { plainLine } from '../../shared/plainText.ts'
import { clip, displayWidth } from '../wrap.ts'
import type { LiveJob } from './liveState.ts'
import type { Style } from './style.ts'

const stageNames: Record<Stage, string> = {
  preparing: 'Prepare',
  loading: 'Load',
  encoding: 'Look',
  prompting: 'Read',
  writing: 'Write',
  finalizing: 'Finish',
}

const wholeSeconds = (milliseconds: number): string => {
  const whole = Math.round(milliseconds / 1000)
  return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`
}
const seconds = (milliseconds: number): string =>
  milliseconds < 9950 ? `${(milliseconds / 1000).toFixed(1)} s` : wholeSeconds(milliseconds)

const megabytes = (bytes: number): string => `${Math.round(bytes / 1e6)} MB`

/** The parts that are known, as many of the first as fit into `width`. */
const joined = (parts: (string | false)[], width: number): string =>
  parts.reduce<string>((line, part) => {
    const longer = [line, part].filter(Boolean).join(' · ')
    return displayWidth(longer) <= width ? longer : line
  }, '')

/** The stages of a job with the present one marked; only its name where the terminal is too narrow for all. */
function rail({ job }: LiveJob, width: number, style: Style): string {
  // Only a model that sees the picture looks at it.
  const own = stages.filter((stage) => stage !== 'encoding' || job.mode === 'vision')
  const present = own.findIndex((stage) => stage === job.stage)
  const marked = own.map((stage, index) => {
    if (index < present) return { text: `✓ ${stageNames[stage]}`, paint: style.good }
    return index === present
      ? { text: `● ${stageNames[stage]}`, paint: style.bold }
      : { text: `○ ${stageNames[stage]}`, paint: style.dim }
  })
  if (displayWidth(marked.map(({ text }) => text).join('  ')) <= width) {
    return marked.map(({ text, paint }) => paint(text)).join('  ')
  }
  const name = job.stage ? stageNames[job.stage] : ''
  return style.bold(clip(`● ${name} (${present + 1} of ${own.length})`, width))
}

function bar(percent: number, width: number, style: Style): string {
  const label = ` ${Math.floor(percent)} %`
  const cells = Math.max(0, Math.min(width, 60) - label.length)
  const full = Math.round((cells * percent) / 100)
  return `${style.good('━'.repeat(full))}${style.dim('─'.repeat(cells - full))}${label}`
}

/** Tokens, speed, elapsed, time left and memory, as far as they are known. `now`: milliseconds since 1970. */
function figures({ job, progress }: LiveJob, width: number, now: number): string {
  const elapsed = progress ? progress.elapsedMs + Math.max(0, now - progress.at) : job.elapsedMs
  if (!progress) return `${seconds(elapsed)} elapsed`
  const { currentTokens, tokensPerSecond, estimatedRemainingMs, peakMemoryBytes, slow } = progress
  return joined(
    [
      `${currentTokens} tokens`,
      tokensPerSecond !== null && `${tokensPerSecond.toFixed(1)} tok/s`,
      `${seconds(elapsed)} elapsed`,
      estimatedRemainingMs !== null && `~${wholeSeconds(Math.max(1000, estimatedRemainingMs))} left`,
      peakMemoryBytes !== null && megabytes(peakMemoryBytes),
      slow && 'slower than usual, Ctrl-C stops it',
    ],
    width,
  )
}

/** What a running job shows: stage, bar, figures, and the sentence of its present step. */
export function runningLines(live: LiveJob, width: number, now: number, style: Style): string[] {
  return [
    rail(live, width, style),
    bar(live.progress?.progress ?? live.job.progress, width, style),
    figures(live, width, now),
    style.dim(clip(plainLine(live.job.currentStep), width)),
  ]
}

/** The figures of a finished job, from the engine's own counts. */
export function finalFigures({ complete, progress, done }: LiveJob): string {
  const stats = complete?.stats
  return joined(
    [
      `${stats?.completionTokens ?? progress?.currentTokens ?? 0} tokens`,
      typeof stats?.generationTps === 'number' && `${stats.generationTps.toFixed(1)} tok/s`,
      seconds(stats?.elapsedMs ?? done?.elapsedMs ?? 0),
      typeof stats?.peakMemoryBytes === 'number' && megabytes(stats.peakMemoryBytes),
    ],
    Infinity,
  )
}
