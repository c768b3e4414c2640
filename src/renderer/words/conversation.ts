// The words for who answers, why, and how an answer stands.
import type { AskJob } from '../../shared/jobs.ts'
import type { Message } from '../../shared/threads.ts'
import { countOf, durationText, clockText, speedText } from './numbers.ts'

/** Who answers and why, as far as that is decided; `isTalk`: in a conversation about no photograph. */
export function answererText(
  { mode, route }: Pick<Message, 'mode' | 'route'>,
  modelName: string,
  isTalk = false,
): string {
  if (mode === null) return ''
  if (mode === 'measured' || mode === 'starter') return 'From the measurements, without a model'
  if (mode === 'shelf') return 'From the craft shelf, without a model'
  const because = route === null ? '' : `: ${route.why}`
  if (isTalk) return `${modelName} answers${because}`
  return mode === 'vision'
    ? `${modelName} looks at the picture${because}`
    : `${modelName} reads the measurements${because}`
}

/** "30 Nov 2026": a day, in the words of the reader's own place; `at`: milliseconds since 1970. */
export const dayText = (at: number): string =>
  new Date(at).toLocaleDateString(undefined, { day: 'numeric', month: 'short', year: 'numeric' })

type Figured = Pick<AskJob, 'currentTokens' | 'tokensPerSecond' | 'generationTps'>

/** "61 tokens · 24.0 a second · 2.9 s" of an answer that a model writes; `now` by the clock of `clockStart`. */
export function answerFigures(job: Figured, clockStart: number | null, now: number): string {
  if (job.currentTokens === 0) return clockStart === null ? '' : clockText(now - clockStart)
  const speed = job.tokensPerSecond ?? job.generationTps
  return [
    countOf(job.currentTokens, 'token'),
    ...(speed === null ? [] : [`${speedText(speed)} a second`]),
    ...(clockStart === null ? [] : [clockText(now - clockStart)]),
  ].join(' · ')
}

/** The same of an answer that is whole, from its own counts. */
export function answeredFigures({ stats }: Pick<Message, 'stats'>): string {
  if (stats === null) return ''
  return [
    countOf(stats.completionTokens, 'token'),
    ...(stats.generationTps === null ? [] : [`${speedText(stats.generationTps)} a second`]),
    durationText(stats.elapsedMs),
  ].join(' · ')
}
