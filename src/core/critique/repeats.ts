// Finds sentences that a critique says twice, in two sections. Never judges what they say.
import { sections, type SectionId, type SentenceFlag } from '../../shared/critique.ts'
import { parseCritique } from './parse.ts'
import { allSentencesIn } from './sentences.ts'

/** Two sentences that share this much of their words say the same (Jaccard index of their sets of words). */
const sameShare = 0.65
/** Shorter sentences are alike by chance. */
const leastWords = 4

/** Words that carry no meaning of their own. */
const filler = new Set(
  'a an and are as at be been but by can could for from has have here in into is it its just more of on or so that the their them there these this those to too try was were will with would you your'.split(
    ' ',
  ),
)

/** What repeats is a fault where every section has a subject of its own; the last three sum up. */
const summaries = new Set<SectionId>(['limits', 'strengths', 'next'])

/** One flag for each sentence that nearly repeats one of an earlier section, in the order of the text. */
export function findRepeats(markdown: string): SentenceFlag[] {
  const earlier: { id: SectionId; text: string; words: Set<string> }[] = []
  const flags: SentenceFlag[] = []
  for (const { id, end, body } of parseCritique(markdown).sections) {
    if (summaries.has(id)) continue
    for (const sentence of allSentencesIn(markdown, end - body.length, end)) {
      const words = wordsOf(sentence.text)
      if (words.size < leastWords) continue
      const first = earlier.find((other) => other.id !== id && isSame(words, other.words))
      const { start, end: sentenceEnd, text } = sentence
      if (first) {
        flags.push({
          kind: 'repeat',
          grade: 'checkThis',
          start,
          end: sentenceEnd,
          claim: headingOf(first.id),
          measured: first.text,
        })
      } else earlier.push({ id, text, words })
    }
  }
  return flags
}

function wordsOf(text: string): Set<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu) ?? []
  return new Set(words.filter((word) => !filler.has(word)))
}

function isSame(a: Set<string>, b: Set<string>): boolean {
  const shared = [...a].filter((word) => b.has(word)).length
  return shared / (a.size + b.size - shared) >= sameShare
}

function headingOf(id: SectionId): string {
  return sections.find((section) => section.id === id)!.heading
}
