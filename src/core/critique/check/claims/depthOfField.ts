import { focusScale } from '../../../../shared/scales/focusMap.ts'
import { lowerLimit } from '../../../../shared/scales/scale.ts'
import type { ClaimFamily, Statement } from '../claim.ts'
import * as figures from '../lexicon/figures/sharpness.ts'
import * as senses from '../lexicon/senses/space.ts'
import * as words from '../lexicon/sharpness.ts'
import { act, alone, attribute, described, either, inOrder, predicate } from '../relation.ts'
import { terms } from '../terms.ts'
import { scaleContradiction, statementsOn } from './scaleStatement.ts'

/** A focus that is said to be shallow is held only against frames with no more plain area than this, in percent. */
const plainUpTo = 50

const [even, selective] = (['between', 'strong'] as const).map((name) => lowerLimit(focusScale, name))
const describe = (decibels: number): string =>
  `the sharpest areas hold ${decibels} dB more fine detail than the softest (${even} even, ${selective} selective)`

const shallow: Statement = {
  claim: 'depth of field is shallow',
  contradictedBy: ({ facts }) => {
    const isTextured = (facts.negativeSpace?.percent ?? 100) <= plainUpTo
    return isTextured ? scaleContradiction(focusScale, 'shallow', facts, describe) : null
  },
}
const deep = statementsOn(focusScale, describe)('everything is in focus', 'deep')

/** Blurred by movement, air or a filter. */
const otherBlur = terms(
  'motion, movement, haze, mist, fog, tonally, tone, as (he|she|it|they), (figure|man|woman|child|boy|girl|dog) in the background, ' +
    '(by|through) (distance|weather|rain|smoke)',
)
const inDepth = described(words.depthNouns, words.shallowStates)

export const depthOfField: ClaimFamily = {
  id: 'depthOfField',
  rules: [
    {
      pattern: either(
        inDepth,
        alone(words.shallowTerms),
        predicate(words.backgrounds, words.dissolvedStates),
        act(words.backgrounds, words.dissolvedStates),
        attribute(words.sharpAgainst, words.backgrounds),
        inOrder(
          2,
          terms(
            '(melts?|blurs?|softens?|dissolves?|throws?|throwing|renders?|rendering|blurring|melting|softening)',
          ),
          words.backgrounds,
        ),
      ),
      unless: otherBlur,
      affirms: shallow,
    },
    {
      pattern: either(
        described(words.depthNouns, words.deepStates),
        alone(words.deepTerms),
        predicate(words.bothPlanes, words.bothSharp),
        act(words.bothPlanes, words.bothSharp),
        alone(
          terms('focus (is|stays|remains) (\\w+ly )?even(ly)?(?= (across|throughout|over|spread|[.,;]))'),
        ),
      ),
      affirms: deep,
    },
    { pattern: inDepth, denies: deep },
    {
      pattern: either(alone(figures.deepFigures), alone(senses.allSharp)),
      unless: otherBlur,
      affirms: deep,
      isFigure: true,
    },
    {
      pattern: either(alone(figures.shallowFigures), alone(senses.oneSharp)),
      unless: otherBlur,
      affirms: shallow,
      isFigure: true,
    },
  ],
}
