import type { ClosingWord } from '../../../../shared/closingClaims.ts'
import type { Facts } from '../../../../shared/facts.ts'
import { highlightScale } from '../../../../shared/scales/clipping.ts'
import { keyScale } from '../../../../shared/scales/exposure.ts'
import { contradictingValue } from '../../../../shared/scales/scale.ts'
import type { ClaimFamily, Statement } from '../claim.ts'
import { saidOf } from '../figure.ts'
import * as tone from '../lexicon/tone.ts'
import * as figures from '../lexicon/figures/brightness.ts'
import { pictureNouns } from '../lexicon/picture.ts'
import * as senses from '../lexicon/senses/light.ts'
import { act, alone, attribute, described, either, inOrder, predicate } from '../relation.ts'
import { anyOf, terms } from '../terms.ts'
import { gradedContradiction } from '../trust.ts'
import { scaleContradiction, statementsOn } from './scaleStatement.ts'

const describe = (stops: number): string =>
  `average brightness is ${Math.abs(stops).toFixed(1)} stops ${stops < 0 ? 'below' : 'above'} mid gray`

const says = statementsOn(keyScale, describe)
const dark = says('the picture is dark', 'dark')
const bright = says('the picture is bright', 'bright')
const medium: Statement = {
  claim: 'the picture is neither dark nor bright',
  contradictedBy: ({ facts }) =>
    scaleContradiction(keyScale, 'not-very-dark', facts, describe) ??
    scaleContradiction(keyScale, 'not-very-bright', facts, describe),
}
export const exposureWords: Record<ClosingWord<'exposure'>, Statement> = { dark, medium, bright }

const underexposed = says('the picture is underexposed', 'underexposed')

/** Clipped lights make even a dark picture overexposed somewhere. */
const hasClippedLights = (facts: Facts): boolean => contradictingValue(highlightScale, 'held', facts) !== null
const overexposed: Statement = {
  claim: 'the picture is overexposed',
  contradictedBy: ({ facts }) =>
    hasClippedLights(facts) ? null : scaleContradiction(keyScale, 'overexposed', facts, describe),
}
const hardlyOver: Statement = {
  claim: 'the picture is overexposed',
  contradictedBy: ({ facts }) => {
    const isHeld = contradictingValue(highlightScale, 'clipped', facts) !== null
    return isHeld ? scaleContradiction(keyScale, 'overexposed-unclipped', facts, describe) : null
  },
}
const wellExposed: Statement = {
  claim: 'the picture is well exposed',
  contradictedBy: ({ facts }) => {
    if (!hasClippedLights(facts)) return null
    return (
      scaleContradiction(keyScale, 'not-too-dark', facts, describe) ??
      scaleContradiction(keyScale, 'not-too-bright', facts, describe)
    )
  },
}

const numerals: Record<string, number> = { a: 1, one: 1, two: 2, three: 3, four: 4 }
const amountAndSide =
  /(\d+(?:\.\d+)?|one|two|three|four|a) (?:stops?|ev) (below|under|darker|above|over|brighter)/i

/** The stops from mid gray that a sentence states. */
function statedStops(words: string): { amount: string; side: string; stops: number } {
  const [, amount = '', side = ''] = amountAndSide.exec(words) ?? []
  const size = numerals[amount.toLowerCase()] ?? Number(amount)
  return { amount, side, stops: /below|under|darker/i.test(side) ? -size : size }
}

const statedKey: Statement = {
  claim: (words) =>
    `average brightness is ${statedStops(words).amount} stops ${statedStops(words).side} mid gray`,
  contradictedBy: ({ facts }, words) => {
    const stops = facts.exposure?.keyStops
    const isOff = stops !== undefined && Math.abs(statedStops(words).stops - stops) > keyScale.tolerance!
    return isOff ? gradedContradiction(facts, 'exposure', describe(stops)) : null
  },
}
const brightness = terms('average, mean, brightness')
const stopsFromGray = terms(
  '(\\d+(\\.\\d+)?|one|two|three|four|a) (stops?|ev) (below|under|darker than|above|over|brighter than) (mid|middle|18 ?%) ?gray',
)

const under = either(
  predicate(pictureNouns, tone.underexposed),
  attribute(tone.underexposed, pictureNouns),
  act(
    pictureNouns,
    terms(
      'suffers? from .. under ?exposure, suffers? from under ?exposure, (is|are) starved( of light)?, (leans|tends|errs|drifts) (toward|towards|to|on the side of) under ?exposure',
    ),
  ),
  alone(
    terms(
      '(overall|general) under ?exposure, (too little|not enough|insufficient) (light|exposure)(?! (on|in|from|to the))',
    ),
  ),
  alone(tone.muchUnder),
  inOrder(4, terms('starved, starves?, starving'), pictureNouns, terms('of light')),
  predicate(tone.exposureNoun, tone.tooLow),
)
const over = either(
  predicate(pictureNouns, tone.overexposed),
  attribute(tone.overexposed, pictureNouns),
  alone(terms('(overall|general) over ?exposure')),
  alone(tone.muchOver),
  inOrder(3, terms('let, lets, letting, admitted, admits'), terms('(far |much )?too much light( in)?')),
  predicate(tone.exposureNoun, tone.tooHigh),
)
const asDark = either(
  predicate(pictureNouns, tone.darkStates),
  attribute(tone.darkStates, tone.appearance),
  predicate(tone.lightingNouns, tone.dimLight),
)
const asBright = either(
  predicate(pictureNouns, tone.brightStates),
  attribute(tone.brightStates, tone.appearance),
)

const givenLight = anyOf(senses.exposures, senses.lightAmounts)
const lavish = either(
  alone(figures.tooMuchLight),
  alone(senses.lightPours),
  saidOf(senses.exposures, senses.glut),
)

export const exposure: ClaimFamily = {
  id: 'exposure',
  rules: [
    { pattern: under, affirms: underexposed },
    { pattern: alone(tone.stopsUnder), affirms: underexposed, isLoose: true },
    { pattern: over, affirms: overexposed },
    { pattern: over, affirms: hardlyOver, isLoose: true },
    { pattern: alone(tone.stopsOver), affirms: hardlyOver, isLoose: true },
    { pattern: alone(tone.leansDark), affirms: dark, isLoose: true },
    { pattern: either(alone(tone.leansBright), alone(tone.litThroughout)), affirms: bright, isLoose: true },
    { pattern: asDark, unless: terms('dark (side|secret|past|humor|mood|story|theme)'), affirms: dark },
    { pattern: asBright, unless: terms('bright (idea|future|side|smile|eyes?)'), affirms: bright },
    {
      pattern: either(
        described(pictureNouns, tone.wellExposed),
        predicate(tone.exposureNoun, tone.rightExposure),
        alone(
          terms(
            '(correct|perfect|accurate|ideal|exemplary|proper|good|excellent|balanced|well judged|flawless) exposure, metered (this )?with care, metered (it )?(well|perfectly|carefully)',
          ),
        ),
      ),
      affirms: wellExposed,
      isLoose: true,
    },
    { pattern: inOrder(5, brightness, stopsFromGray), affirms: statedKey },
    {
      pattern: either(
        alone(figures.tooLittleLight),
        saidOf(givenLight, senses.hunger),
        alone(senses.lightCounted),
      ),
      affirms: underexposed,
      isFigure: true,
    },
    { pattern: lavish, affirms: overexposed, isFigure: true },
    { pattern: lavish, affirms: hardlyOver, isFigure: true },
    {
      pattern: either(
        alone(figures.justEnoughLight),
        saidOf(senses.exposures, senses.justMeasure),
        alone(senses.enoughSaid),
      ),
      affirms: wellExposed,
      isFigure: true,
    },
  ],
}
