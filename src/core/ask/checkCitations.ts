// Holds the citations of an answer against what it was given. Never changes the text: what is false is flagged.
import type { Flag } from '../../shared/critique.ts'
import type { GivenCard } from '../../shared/references.ts'
import { allSentencesIn } from '../critique/sentences.ts'
import { citationsIn, withoutCitations } from './passages.ts'

/** A flag for each number of each sentence that was not given, or whose card is about something else than the sentence. */
export function checkCitations(
  text: string,
  given: readonly GivenCard[],
  fits: (cardId: string, sentence: string) => boolean,
): Flag[] {
  const sentences = allSentencesIn(text, 0, text.length)
  const seen = new Set<string>()
  return citationsIn(text).flatMap(({ number, start, end }) => {
    const at = sentences.findLastIndex((each) => each.start <= start)
    // A number behind the full stop belongs to what stands before it.
    const alone = withoutCitations(sentences[at]?.text ?? '').replaceAll(/[^\p{L}]/gu, '') === ''
    const sentence = sentences[alone && at > 0 ? at - 1 : at]
    const from = sentence?.start ?? start
    const key = `${from} ${number}`
    const why = sentence ? falseBecause(number, withoutCitations(sentence.text), given, fits) : null
    if (why === null || seen.has(key)) return []
    seen.add(key)
    return [
      {
        kind: 'citation' as const,
        grade: 'doesNotHold' as const,
        start: from,
        end: Math.max(sentence!.end, end),
        claim: `[${number}]`,
        measured: why,
      },
    ]
  })
}

function falseBecause(
  number: number,
  sentence: string,
  given: readonly GivenCard[],
  fits: (cardId: string, sentence: string) => boolean,
): string | null {
  const card = given.find((each) => each.number === number)
  if (!card) return `No passage ${number} was given.`
  return fits(card.id, sentence) ? null : `The passage “${card.title}” says nothing of this.`
}
