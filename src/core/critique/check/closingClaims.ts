// Holds what a closing line claims against what was measured. The words are closed, so nothing is left to a reading.
import {
  closingTopics,
  type ClosingClaims,
  type ClosingTopic,
  type ClosingWord,
} from '../../../shared/closingClaims.ts'
import type { FactId } from '../../../shared/facts.ts'
import type { Contradiction, Evidence, Statement } from './claim.ts'
import { castWords } from './claims/cast.ts'
import { highlightWords, shadowWords } from './claims/clippingStatements.ts'
import { exposureWords } from './claims/exposure.ts'
import { noiseWords } from './claims/noise.ts'
import { focusWords } from './claims/sharpness.ts'
import { horizonWords } from './claims/tilt.ts'

type Row<Word extends string = string> = {
  fact: FactId
  /** What each word states: the same as a sentence to that effect. */
  words: Readonly<Record<Word, Statement>>
  /** Words that are true of the small picture that a model is given, and need not be true of the file. */
  unseen?: readonly Word[]
}

const rows: { [Topic in ClosingTopic]: Row<ClosingWord<Topic>> } = {
  exposure: { fact: 'exposure', words: exposureWords },
  highlights: { fact: 'clipping', words: highlightWords },
  shadows: { fact: 'clipping', words: shadowWords },
  focus: { fact: 'blur', words: focusWords },
  horizon: { fact: 'tilt', words: horizonWords },
  cast: { fact: 'cast', words: castWords },
  // Made small, a noisy picture is clean.
  noise: { fact: 'noise', words: noiseWords, unseen: ['clean'] },
}

export type ClosingContradiction = Contradiction & {
  /** The fact that contradicts, where the picture that a model is given shows enough to doubt it; else null. */
  disputed: FactId | null
}

/** One contradiction for each claim that a fact clearly contradicts, in the order of the line. */
export function checkClosingClaims(claims: ClosingClaims, evidence: Evidence): ClosingContradiction[] {
  return closingTopics.flatMap((topic) => contradictionOn(topic, claims, evidence) ?? [])
}

function contradictionOn(
  topic: ClosingTopic,
  claims: ClosingClaims,
  evidence: Evidence,
): ClosingContradiction | null {
  const word = claims[topic]
  if (word === undefined) return null
  const { fact, words, unseen }: Row = rows[topic]
  const { claim, contradictedBy } = words[word]!
  const found = contradictedBy(evidence, word)
  if (!found) return null
  return {
    ...found,
    claim: typeof claim === 'string' ? claim : claim(word),
    disputed: unseen?.includes(word) ? null : fact,
  }
}
