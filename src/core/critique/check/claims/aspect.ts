import type { Fact } from '../../../../shared/facts.ts'
import type { ClaimFamily, Statement } from '../claim.ts'
import { saidOf } from '../figure.ts'
import * as words from '../lexicon/format.ts'
import * as senses from '../lexicon/senses/space.ts'
import { alone } from '../relation.ts'
import { gradedContradiction } from '../trust.ts'

/*
 * The shape of the frame is exact: long edge over short edge, and which way it stands. Words leave some room: up to
 * 1.1 passes for square, from 1.7 up (16:9 and wider) for panoramic, from 1.5 up for cinematic.
 */
const squareUpTo = 1.1
const panoramicFrom = 1.7
const cinematicFrom = 1.5
/** How far a stated ratio may be from the measured one, as a share of it. */
const tolerance = 0.03

const when = (
  claim: Statement['claim'],
  contradicted: (aspect: Fact<'aspect'>, text: string) => boolean,
): Statement => ({
  claim,
  contradictedBy: ({ facts }, text) => {
    const { aspect } = facts
    if (!aspect || !contradicted(aspect, text)) return null
    const { name, orientation } = aspect
    const shape = orientation === 'square' ? name : `${name} ${orientation}`
    return gradedContradiction(facts, 'aspect', `the format is ${shape}`)
  },
})
const square = when('the format is square', ({ ratio }) => ratio > squareUpTo)
const notSquare = when('the format is not square', ({ orientation }) => orientation === 'square')
const panoramic = when('the format is panoramic', ({ ratio }) => ratio < panoramicFrom)
const cinematic = when('the format is wide', ({ ratio }) => ratio < cinematicFrom)
const upright = when('the format is upright', ({ orientation }) => orientation !== 'portrait')
const lying = when('the format is horizontal', ({ orientation }) => orientation !== 'landscape')

/** The two numbers of a ratio in the words of a claim. */
function sidesIn(text: string): [number, number] {
  const [one = Number.NaN, other = Number.NaN] = [...text.matchAll(/\d+(?:\.\d+)?/g)].map(Number)
  return [one, other]
}
const stated = when(
  (text) => `the format is ${sidesIn(text).join(':')}`,
  ({ ratio }, text) => {
    const [one, other] = sidesIn(text)
    return Math.abs(Math.max(one / other, other / one) / ratio - 1) > tolerance
  },
)

export const aspect: ClaimFamily = {
  id: 'aspect',
  rules: [
    { pattern: alone(words.squareTerms), affirms: square, denies: notSquare },
    { pattern: alone(words.panoramicTerms), affirms: panoramic },
    { pattern: alone(words.wideTerms), affirms: cinematic },
    { pattern: alone(words.uprightTerms), affirms: upright },
    { pattern: alone(words.lyingTerms), affirms: lying },
    { pattern: saidOf(senses.shapes, senses.squareThing), affirms: square, isFigure: true },
    { pattern: saidOf(senses.shapes, senses.tallThing), affirms: upright, isFigure: true },
    { pattern: saidOf(senses.shapes, senses.longThing), affirms: lying, isFigure: true },
    { pattern: alone(words.statedSides), affirms: stated },
  ],
}
