import type { Fact } from '../../../shared/facts.ts'
import { castScale } from '../../../shared/scales/cast.ts'
import { contradictingValue, scaleValue } from '../../../shared/scales/scale.ts'
import type { ClaimFamily, Evidence, Statement } from './claim.ts'
import { anyWord, be, gap, oneOf, phrases, place } from './phrase.ts'

/** Lab units to the other side that contradict a named direction, and mean of all pixels that passes for grey. */
const oppositeFrom = 2
const greyWorldBelow = 3

type Direction = { name: string; words: string; axis: 'a' | 'b'; sign: 1 | -1 }

const directions: Direction[] = [
  { name: 'warm', words: oneOf('warm', 'yellow(?:ish)?', 'orange', 'amber', 'golden'), axis: 'b', sign: 1 },
  { name: 'cool', words: oneOf('cool', 'cold', 'blue', 'bluish', 'cyan'), axis: 'b', sign: -1 },
  { name: 'magenta', words: oneOf('magenta', 'pink(?:ish)?', 'red(?:dish)?'), axis: 'a', sign: 1 },
  { name: 'green', words: oneOf('green(?:ish)?'), axis: 'a', sign: -1 },
]

const measuredCast = ({ facts }: Evidence): Fact<'cast'> | undefined =>
  scaleValue(castScale, facts, castScale.confidence.held) === null ? undefined : facts.cast

const describeCast = ({ a, b }: { a: number; b: number }): string =>
  `near-neutral areas measure a* ${signed(a)}, b* ${signed(b)}`

const signed = (value: number): string => (value > 0 ? '+' : '') + value.toFixed(1)

/** Neutral by the near-neutral areas and by the mean of all pixels. */
const isNeutral = ({ facts }: Evidence): boolean => {
  const { a, b } = facts.cast?.greyWorld ?? { a: 0, b: 0 }
  return contradictingValue(castScale, 'cast', facts) !== null && Math.hypot(a, b) < greyWorldBelow
}

const leaning = ({ name, axis, sign }: Direction): Statement => ({
  claim: `there is a ${name} cast`,
  contradictedBy: (evidence) => {
    const fact = measuredCast(evidence)
    if (!fact) return null
    const opposite = fact[axis] * sign <= -oppositeFrom
    return opposite || isNeutral(evidence) ? describeCast(fact) : null
  },
})

const someCast: Statement = {
  claim: 'there is a colour cast',
  contradictedBy: (evidence) => {
    const fact = measuredCast(evidence)
    return fact && isNeutral(evidence) ? describeCast(fact) : null
  },
}
const noCast: Statement = {
  claim: 'there is no colour cast',
  contradictedBy: (evidence) => {
    const fact = measuredCast(evidence)
    const isPlain = contradictingValue(castScale, 'neutral', evidence.facts) !== null
    return fact && isPlain ? describeCast(fact) : null
  },
}

const balance = oneOf('white balance', 'colou?r balance', 'colou?r temperature')

export const cast: ClaimFamily = {
  id: 'cast',
  rules: [
    ...directions.map((direction) => ({
      pattern: phrases(
        `${direction.words}(?: colou?r)? ${oneOf('cast', 'tint')}`,
        `(?<!shadows? )cast${gap(1)}${be}${gap(2)}${direction.words}`,
        `cast of ${direction.words}`,
        `${balance}${gap(1)}${oneOf(be, 'leans', 'set', 'tends', 'shifts')}${gap(4)}${direction.words}`,
      ),
      unless: place(),
      affirms: leaning(direction),
    })),
    {
      pattern: phrases(
        `${balance}${gap(1)}${be}${gap(4)}${oneOf('neutral', 'clean', 'accurate', 'correct')}`,
        `neutral ${balance}`,
      ),
      affirms: noCast,
    },
    {
      pattern: phrases('colou?r cast', `${anyWord('any visible no slight strong distinct')}${gap(1)}cast`),
      unless: new RegExp(
        `${place('greys?', 'grays?', 'neutrals').source}|${directions.map(({ words }) => words).join('|')}`,
        'i',
      ),
      affirms: someCast,
      denies: noCast,
    },
  ],
}
