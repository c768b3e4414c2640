// Holds what a critique claims against what was measured. Never judges taste and never changes the text.
import type { SentenceFlag } from '../../../shared/critique.ts'
import { contradictionsIn, type Evidence } from './claim.ts'
import { claimFamilies } from './claims/index.ts'
import { readSentence } from './reading.ts'
import { parseCritique } from '../parse.ts'
import { sentencesIn } from '../sentences.ts'

/**
 * UTF-16 units. The time of the search grows far faster than a sentence: a model that forgot how to end one held up
 * everything for 14 s with 16,000 of them (two shared cores); 1,000 take 0.1 s at most.
 */
const longestSentence = 1000

/**
 * One flag for each claim of a sentence that clearly contradicts a fact or a camera value, in the order of the
 * text. `start` and `end` enclose the sentence. Advice, wishes, conditions and the section Next time claim
 * nothing; neither does a sentence about a fact that is missing, nor one of more than 1,000 UTF-16 units. A camera
 * value the file does not hold is a flag.
 */
export function checkClaims(markdown: string, evidence: Evidence): SentenceFlag[] {
  const { sections } = parseCritique(markdown)
  const prose = sections
    .filter(({ id }) => id !== 'next')
    .map(({ end, body }) => ({ from: end - body.length, to: end }))
  const preface = { from: 0, to: sections[0]?.start ?? markdown.length }
  return [preface, ...prose]
    .flatMap(({ from, to }) => sentencesIn(markdown, from, to))
    .filter(({ text }) => text.length <= longestSentence)
    .flatMap(({ start, end, text }) => {
      const reading = readSentence(withoutLensName(text, evidence.camera.lens))
      return claimFamilies
        .flatMap((family) => contradictionsIn(reading, family, evidence))
        .map((contradiction) => ({ kind: 'contradiction' as const, start, end, ...contradiction }))
    })
}

/** The name of a lens states no value: "35mm F1.4" was used at any aperture. */
const withoutLensName = (text: string, lens: string | null): string =>
  lens !== null && lens.length >= leastName ? text.replaceAll(lens, 'the lens') : text
/** Shorter names are words. */
const leastName = 4
