// A critique as part of a page: its text, and beside each sentence what a measurement has against it.
import { isOnSentence, isToCheck, type Flag } from '../../shared/critique.ts'
import type { ExportedCritique } from '../../shared/exports.ts'
import { describeFlag } from '../describe.ts'
import { bylineOf, meansOf, sectionScoresOf } from './byline.ts'
import { escapeHtml } from '../../shared/escapeHtml.ts'
import { markdownHtml } from './markdownHtml.ts'
import { reasonsOf } from './reasons.ts'
import { placeMarks, placesFigure, placesOf } from './places.ts'

const classOf = (flag: Flag): string =>
  flag.kind === 'repeat' ? 'repeat' : isToCheck(flag) ? 'check' : 'wrong'

function noteOf(flag: Flag): string {
  const { kind, claim, measured } = flag
  const verdict = isToCheck(flag) ? 'Check this.' : 'Does not hold.'
  const words =
    kind === 'repeat' ? `Repeats what stands under ${claim}.` : `${verdict} Measured: ${measured}.`
  return ` <small class="note ${classOf(flag)}">${escapeHtml(words)}</small>`
}

const line = (className: string, text: string): string =>
  text === '' ? '' : `<p class="${className}">${escapeHtml(text)}</p>\n`

/** An article with headings from the second level on; `thumb` as `placesFigure` takes it. */
export function critiqueHtml(critique: ExportedCritique, thumb: Buffer | null = null): string {
  const { analysisMarkdown, flags } = critique
  const flagged = flags.filter(isOnSentence).map((flag) => ({
    start: flag.start,
    end: flag.end,
    className: classOf(flag),
    note: noteOf(flag),
  }))
  const places = thumb === null ? [] : placesOf(critique)
  const closing = flags
    .filter((flag) => !isOnSentence(flag))
    .map(
      (flag) => `<p><small class="note ${classOf(flag)}">${escapeHtml(describeFlag('', flag))}</small></p>`,
    )
  const reasons = reasonsOf(critique).map((reason) => `<p><small>${escapeHtml(reason)}</small></p>`)
  const text = markdownHtml(analysisMarkdown, {
    lower: 1,
    marked: [...flagged, ...placeMarks(critique, places)],
  })
  return `<article>
<h2>${escapeHtml(bylineOf(critique))}</h2>
${line('means', meansOf(critique))}${line('section-scores', sectionScoresOf(critique))}${placesFigure(places, thumb)}<div class="text">
${[text, ...closing, ...reasons].join('\n')}
</div>
</article>
`
}
