// What a model pointed at, tied to the sentence that names it. Never guesses which one that is.
import type { Region } from '../../../shared/remarks.ts'
import type { Pointed } from '../families/boxForm.ts'
import { parseCritique } from '../parse.ts'
import { allSentencesIn, type Sentence } from '../sentences.ts'

/**
 * The regions of a sentence: of each place, the first sentence of its section that says its label has it. A place that
 * no sentence of its section names is nobody's.
 */
export function createPointed(
  markdown: string,
  places: readonly Pointed[],
): (sentence: Pick<Sentence, 'start'>) => Region[] {
  const { sections } = parseCritique(markdown)
  const regions = new Map<number, Region[]>()
  for (const { at, label, box } of places) {
    const section = sections.find(({ start, end }) => at > start && at <= end)
    if (!section) continue
    const named = allSentencesIn(markdown, section.end - section.body.length, section.end).find(({ text }) =>
      says(text, label),
    )
    if (named) regions.set(named.start, [...(regions.get(named.start) ?? []), { of: 'thing', box }])
  }
  return ({ start }) => regions.get(start) ?? []
}

const wordsOf = (text: string): string => ` ${(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(' ')} `

/** Whether these words, in this order and beside one another, stand in the sentence. */
const says = (sentence: string, label: string): boolean =>
  wordsOf(label).trim() !== '' && wordsOf(sentence).includes(wordsOf(label))
