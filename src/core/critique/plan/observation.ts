// What may be said of a photograph, before it has words. Never decides which of it is said.
import type { SectionId } from '../../../shared/critique.ts'
import type { FactId, Facts } from '../../../shared/facts.ts'
import type { Region } from '../../../shared/remarks.ts'
import { bandOf, scaleValue, type Scale } from '../../../shared/scales/scale.ts'

/** What an observation speaks of. A critique speaks of each topic once, so that nothing in it can contradict itself. */
export type Topic =
  | 'key'
  | 'highlights'
  | 'shadows'
  | 'spot'
  | 'scale'
  | 'faceLight'
  | 'sharpness'
  | 'noise'
  | 'file'
  | 'eyes'
  | 'level'
  | 'cut'
  | 'size'
  | 'placement'
  | 'lines'
  | 'halves'
  | 'space'
  | 'cast'
  | 'chroma'
  | 'hues'

export type Observation = {
  /** Its name in the files of words. */
  id: string
  section: SectionId
  /** plain: neither to be praised nor to be mended. */
  polarity: 'good' | 'fault' | 'plain'
  /** How much it matters in this photograph, 0..1. */
  salience: number
  /** How sure it is, 0..1. */
  certainty: number
  topics: Topic[]
  /** Where it is; none where it holds for the whole. */
  regions: Region[]
  /** What fills the slots of its sentences. */
  words: Record<string, string>
}

/** What observations of a section begin as: certain, of the whole picture, without words to fill in. */
export const baseOf = (
  section: SectionId,
): Pick<Observation, 'section' | 'certainty' | 'regions' | 'words'> => ({
  section,
  certainty: 1,
  regions: [],
  words: {},
})

/** The name of the band, where the fact is sure enough to be stated; null elsewhere. */
export function bandName<Id extends FactId, Name extends string>(
  scale: Scale<Id, Name>,
  facts: Facts,
): Name | null {
  const value = statedValue(scale, facts)
  return value === null ? null : bandOf(scale, value).name
}

/** The value on its scale, where the fact is sure enough to be stated; null elsewhere. */
export const statedValue = <Id extends FactId>(
  scale: Pick<Scale<Id>, 'fact' | 'valueOf' | 'confidence'>,
  facts: Facts,
): number | null => scaleValue<Id>(scale, facts, scale.confidence.stated)

/** The fact, where it is sure enough to be told of something seen; undefined elsewhere. */
export function seenFact<Id extends 'faces' | 'things' | 'subject' | 'writing'>(
  facts: Facts,
  id: Id,
): Facts[Id] {
  const fact = facts[id]
  return fact && fact.confidence >= 0.5 ? fact : undefined
}
