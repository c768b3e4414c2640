import type { Fact } from '../../../shared/facts.ts'
import type { ClaimFamily, Evidence, Statement } from './claim.ts'
import { anyWord, be, gap, oneOf, phrases, place } from './phrase.ts'

/*
 * Mean Lab a*, b* of the near-neutral pixels, right to a quarter unit where there are such pixels. Only words about
 * a cast or the white balance are held against it: warm light is no cast. Up to 1 is neutral, if the grey world
 * agrees; from 6 up it is plain to see; 2 to the other side contradicts a named direction.
 */
const leastConfidence = 0.5
const leastNeutralPercent = 5
const neutralBelow = 1
const greyWorldBelow = 3
const plainFrom = 6
const oppositeFrom = 2

type Direction = { name: string; words: string; axis: 'a' | 'b'; sign: 1 | -1 }

const directions: Direction[] = [
  { name: 'warm', words: oneOf('warm', 'yellow(?:ish)?', 'orange', 'amber', 'golden'), axis: 'b', sign: 1 },
  { name: 'cool', words: oneOf('cool', 'cold', 'blue', 'bluish', 'cyan'), axis: 'b', sign: -1 },
  { name: 'magenta', words: oneOf('magenta', 'pink(?:ish)?', 'red(?:dish)?'), axis: 'a', sign: 1 },
  { name: 'green', words: oneOf('green(?:ish)?'), axis: 'a', sign: -1 },
]

function measuredCast({ facts }: Evidence): Fact<'cast'> | undefined {
  const fact = facts.cast
  return fact && fact.confidence >= leastConfidence && fact.neutralPercent >= leastNeutralPercent
    ? fact
    : undefined
}

const describeCast = ({ a, b }: { a: number; b: number }): string =>
  `near-neutral areas measure a* ${signed(a)}, b* ${signed(b)}`

const signed = (value: number): string => (value > 0 ? '+' : '') + value.toFixed(1)

const isNeutral = ({ a, b, greyWorld }: Fact<'cast'>): boolean =>
  Math.hypot(a, b) < neutralBelow && Math.hypot(greyWorld.a, greyWorld.b) < greyWorldBelow

const leaning = ({ name, axis, sign }: Direction): Statement => ({
  claim: `there is a ${name} cast`,
  contradictedBy: (evidence) => {
    const fact = measuredCast(evidence)
    if (!fact) return null
    const opposite = fact[axis] * sign <= -oppositeFrom
    return opposite || isNeutral(fact) ? describeCast(fact) : null
  },
})

const someCast: Statement = {
  claim: 'there is a colour cast',
  contradictedBy: (evidence) => {
    const fact = measuredCast(evidence)
    return fact && isNeutral(fact) ? describeCast(fact) : null
  },
}
const noCast: Statement = {
  claim: 'there is no colour cast',
  contradictedBy: (evidence) => {
    const fact = measuredCast(evidence)
    return fact && Math.hypot(fact.a, fact.b) >= plainFrom ? describeCast(fact) : null
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
