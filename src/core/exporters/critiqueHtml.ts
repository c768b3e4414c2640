// A critique as part of a page: its text, and beside each sentence what a measurement has against it.
import { isOnSentence, isToCheck, sections, type Flag } from '../../shared/critique.ts'
import type { ExportedCritique } from '../../shared/exports.ts'
import { describeFlag } from '../describe.ts'
import { bylineOf, meansOf } from './byline.ts'
import { escapeHtml } from './escapeHtml.ts'
import { markdownHtml } from './markdownHtml.ts'

const classOf = (flag: Flag): string =>
  flag.kind === 'repeat' ? 'repeat' : isToCheck(flag) ? 'check' : 'wrong'

function noteOf(flag: Flag): string {
  const { kind, claim, measured } = flag
  const verdict = isToCheck(flag) ? 'Check this.' : 'Does not hold.'
  const words =
    kind === 'repeat' ? `Repeats what stands under ${claim}.` : `${verdict} Measured: ${measured}.`
  return ` <small class="note ${classOf(flag)}">${escapeHtml(words)}</small>`
}

/** Nothing where there is no score: a text that has not seen the picture gives none. */
function scoresOf({ scores }: ExportedCritique): string {
  if (scores.length === 0) return ''
  const named = scores.map(
    ({ section, score }) => `${sections.find(({ id }) => id === section)!.heading} ${score.toFixed(1)}`,
  )
  return `<p class="section-scores">${escapeHtml(named.join(' · '))}</p>\n`
}

/** An article with headings from `level` on. */
export function critiqueHtml(critique: ExportedCritique, level = 2): string {
  const { analysisMarkdown, flags } = critique
  const marked = flags.filter(isOnSentence).map((flag) => ({
    start: flag.start,
    end: flag.end,
    className: classOf(flag),
    note: noteOf(flag),
  }))
  const closing = flags
    .filter((flag) => !isOnSentence(flag))
    .map(
      (flag) => `<p><small class="note ${classOf(flag)}">${escapeHtml(describeFlag('', flag))}</small></p>`,
    )
  const text = markdownHtml(analysisMarkdown, { lower: level - 1, marked })
  return `<article>
<h${level}>${escapeHtml(bylineOf(critique))}</h${level}>
<p class="means">${escapeHtml(meansOf(critique))}</p>
${scoresOf(critique)}<div class="text">
${[text, ...closing].join('\n')}
</div>
</article>
`
}
