// What stands above and below the text of one job in the live view. Pure: what is known in, lines out.
import { describeScore } from '../../shared/measurementScore.ts'
import { onDevice } from '../../shared/servers.ts'
import { shownFacts } from '../../shared/scales/shown.ts'
import { cameraLine, describeFlag, fileLine, modeSentences } from '../../core/describe.ts'
import { sentenceOf } from '../outcome.ts'
import { plainLine } from '../../shared/plainText.ts'
import { displayWidth, wrap } from '../wrap.ts'
import type { LiveJob, LiveState } from './liveState.ts'
import { finalFigures } from './statusLines.ts'
import type { Style } from './style.ts'

const endings = {
  stop: '',
  cancelled: '',
  length: ' · reached its length limit',
  loop: ' · began to repeat itself, the repetition was cut off',
}

const indented = (text: string, width: number): string[] =>
  wrap(plainLine(text), width - 2).map((line) => `  ${line.text}`)

/** As many of the parts on each line as fit, none of them broken if it fits on a line of its own. */
const filled = (parts: string[], width: number): string[] =>
  parts.reduce<string[]>((lines, part) => {
    const longer = [...lines.slice(-1), part].join(' · ')
    const fits = lines.length > 0 && displayWidth(longer) <= width
    return fits ? [...lines.slice(0, -1), longer] : [...lines, part]
  }, [])

export function headerLines(title: string, width: number, style: Style): string[] {
  return ['', ...wrap(plainLine(title), width).map((line) => style.bold(line.text))]
}

/** What to know of the photo, file, camera and what was measured. Facts of tier C are left out: they may not stand alone. */
export function factLines(photoId: string, state: LiveState, width: number, style: Style): string[] {
  const photo = state.photos.get(photoId)
  const about = photo ? [fileLine(photo), photo.camera ? cameraLine(photo.camera) : ''] : []
  const score = photo?.measurementScore
  const measured = shownFacts(state.facts.get(photoId) ?? {})
    .filter(({ tier }) => tier !== 'C')
    .map(({ label, display, trust }) => [`${label} ${display}`, trust].filter(Boolean).join(', '))
  const warning = photo?.warning ? indented(`! ${photo.warning}`, width).map(style.warn) : []
  const scored = score ? [`Measurement score ${describeScore(score)}`] : []
  const lines = [...about.filter(Boolean), ...filled(measured, width - 2), ...scored]
  return [...warning, ...lines.flatMap((line) => indented(line, width)).map(style.dim)]
}

/** Which model writes, on what, what that means for what may be believed, and what is not as it was asked for. */
export function modelLines(
  { model, device, mode, notice }: NonNullable<LiveJob['start']>,
  width: number,
  style: Style,
): string[] {
  const notices = notice === null ? [] : indented(`! ${notice}`, width).map(style.warn)
  const means = indented(`${model} ${onDevice(device)}. ${modeSentences[mode]}`, width).map(style.dim)
  return [...means, ...notices, '']
}

/** How a job ended: figures, score and flags; or why there are none. */
export function endingLines(live: LiveJob, width: number, style: Style): string[] {
  const { job, complete, done, error, text } = live
  if (done?.status === 'cancelled') {
    const kept = text === '' ? '■ Stopped before any text.' : `■ Stopped. Kept: ${finalFigures(live)}.`
    return wrap(kept, width).map((line) => style.warn(line.text))
  }
  if (done?.status !== 'completed' || !complete) {
    const why = error ? sentenceOf(error) : (job.errorMessage ?? 'Not completed.')
    return wrap(`✗ ${plainLine(why)}`, width).map((line) => style.bad(line.text))
  }
  const score = complete.overall === null ? '' : ` · overall ${complete.overall.toFixed(1)}`
  const result = `✓ ${finalFigures(live)}${score}${endings[complete.stats.finishReason]}`
  const flags = complete.flags.map((flag) => `! ${describeFlag(complete.analysisMarkdown, flag)}`)
  return [
    ...wrap(result, width).map((line) => style.good(line.text)),
    ...flags.flatMap((sentence) => indented(sentence, width)).map(style.warn),
  ]
}
