import { emptySpaceScale } from '../../../../shared/scales/negativeSpace.ts'
import { scaleValue } from '../../../../shared/scales/scale.ts'
import type { ClaimFamily, Statement } from '../claim.ts'
import { saidOf } from '../figure.ts'
import * as figures from '../lexicon/figures/arrangement.ts'
import * as props from '../lexicon/senses/props.ts'
import * as senses from '../lexicon/senses/space.ts'
import * as words from '../lexicon/space.ts'
import { partialPlace } from '../lexicon/picture.ts'
import { act, alone, attribute, either, inOrder, predicate } from '../relation.ts'
import { anyOf, terms } from '../terms.ts'
import { gradedContradiction } from '../trust.ts'
import { statementsOn } from './scaleStatement.ts'

const describe = (percent: number): string => `${percent.toFixed(0)} % of the frame is without detail`

const says = statementsOn(emptySpaceScale, describe)
const much = says('there is much empty space', 'much')
const little = says('there is little empty space', 'little')
const crowded = says('the frame is crowded', 'crowded')

const percentIn = (text: string): number => Number(/\d+(?:\.\d+)?/.exec(text)?.[0])
const stated: Statement = {
  claim: (text) => `${percentIn(text)} % of the frame is empty`,
  contradictedBy: ({ facts }, text) => {
    const percent = scaleValue(emptySpaceScale, facts, emptySpaceScale.confidence.held)
    const isOff = percent !== null && Math.abs(percent - percentIn(text)) > emptySpaceScale.tolerance!
    return isOff ? gradedContradiction(facts, 'negativeSpace', describe(percent)) : null
  },
}

const elsewhere = anyOf(words.otherSpace, figures.otherArrangement, partialPlace)
const shareEmpty = terms(
  '\\d+(\\.\\d+)? ?(%|percent|per cent) of the (images?|photo(graph)?|picture|shot|frame|composition|scene) (is|are)( \\w+)? (empty|blank|bare|featureless|(negative|empty|blank|white) space|without detail)',
)

const otherwise = anyOf(words.otherSpace, figures.otherArrangement)

export const emptySpace: ClaimFamily = {
  id: 'emptySpace',
  rules: [
    {
      pattern: either(
        attribute(words.ample, words.spaceNouns),
        predicate(words.strictSpace, words.ample),
        inOrder(1, words.usesSpace, words.strictSpace),
        act(words.strictSpace, words.spaceActs),
        predicate(words.mostNouns, words.emptyStates),
        predicate(words.frameNouns, words.emptyStates),
      ),
      unless: words.otherSpace,
      affirms: much,
    },
    { pattern: alone(words.emptyIdioms), unless: elsewhere, affirms: much, denies: little, isLoose: true },
    { pattern: inOrder(1, words.littleSpace, words.strictSpace), unless: elsewhere, affirms: little },
    { pattern: alone(words.strictSpace), unless: elsewhere, denies: little },
    {
      pattern: either(
        predicate(words.frameNouns, words.fullStates),
        attribute(words.fullStates, words.frameNouns),
      ),
      affirms: crowded,
    },
    { pattern: alone(words.fullIdioms), unless: elsewhere, affirms: crowded, isLoose: true },
    {
      pattern: either(
        alone(figures.bareFigures),
        saidOf(senses.frames, senses.bare),
        inOrder(9, props.frame, props.opens),
        alone(senses.givesRoom),
      ),
      unless: otherwise,
      affirms: much,
      isFigure: true,
    },
    {
      pattern: either(
        alone(figures.clutteredFigures),
        saidOf(senses.frames, senses.stuffed),
        inOrder(9, props.frame, props.crowds),
        alone(senses.noRoom),
      ),
      unless: otherwise,
      affirms: crowded,
      isFigure: true,
    },
    // Either way: "without detail" looks like a denial.
    { pattern: alone(shareEmpty), affirms: stated, denies: stated },
  ],
}
