// What each sentence of a finished critique is tied to: places in the photograph, and operations. Never changes a text.
import type { Facts } from '../../../shared/facts.ts'
import { remarkSchema, type Remark } from '../../../shared/remarks.ts'
import { insideOf } from '../../sight/facts/frame.ts'
import { parseCritique } from '../parse.ts'
import { allSentencesIn, triesIn } from '../sentences.ts'
import type { Pointed } from '../families/boxForm.ts'
import { createPlaces } from './places.ts'
import { createPointed } from './pointed.ts'
import { operationOf } from './tries.ts'

/** UTF-16 units: what is longer was written by a model that forgot how to end a sentence. */
const longestSentence = 1000

/**
 * The remarks of `markdown`, in its order, and how many of their writer's had to be dropped: those that lie outside the
 * text, in one another, or that no schema knows.
 * @param written those that the writer made; null where the text has to be read for them
 * @param facts of the photograph as it stood when it was written
 * @param pointed what a model pointed at beside its text; counts only where the text is read
 */
export function findRemarks(
  markdown: string,
  written: readonly Remark[] | null,
  facts: Facts,
  pointed: readonly Pointed[],
): { remarks: Remark[]; dropped: number } {
  if (!written) return { remarks: readRemarks(markdown, facts, pointed), dropped: 0 }
  const remarks: Remark[] = []
  for (const remark of written.toSorted((a, b) => a.start - b.start)) {
    const lastEnd = remarks.at(-1)?.end ?? 0
    const { start, end } = remark
    const isInText = start >= lastEnd && start < end && end <= markdown.length
    if (isInText && remarkSchema.safeParse(remark).success) remarks.push(remark)
  }
  return { remarks, dropped: written.length - remarks.length }
}

/** What plain words say by themselves: "Try" lines that are operations, and places that are named beyond doubt. */
function readRemarks(markdown: string, facts: Facts, pointed: readonly Pointed[]): Remark[] {
  const { sections } = parseCritique(markdown)
  const prose = sections
    .filter(({ id }) => id !== 'next')
    .map(({ end, body }) => ({ from: end - body.length, to: end }))
  const preface = { from: 0, to: sections[0]?.start ?? markdown.length }
  const inside = insideOf(facts)
  const placesOf = createPlaces(facts)
  const pointedOf = createPointed(markdown, pointed)
  return [preface, ...prose].flatMap(({ from, to }) => {
    const tries = new Set(triesIn(markdown, from, to).map(({ start }) => start))
    return allSentencesIn(markdown, from, to)
      .filter(({ text }) => text.length <= longestSentence)
      .map(({ start, end, text }) => ({
        start,
        end,
        regions: [...placesOf(text), ...pointedOf({ start })].slice(0, 8),
        operation: tries.has(start) ? operationOf(text, inside) : null,
      }))
      .filter(({ regions, operation }) => regions.length > 0 || operation)
  })
}
