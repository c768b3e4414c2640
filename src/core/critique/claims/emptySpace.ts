import { emptySpaceScale } from '../../../shared/scales/negativeSpace.ts'
import { contradictingValue, scaleValue } from '../../../shared/scales/scale.ts'
import type { ClaimFamily, Statement } from './claim.ts'
import { anyWord, be, gap, numberIn, oneOf, phrases, place, words } from './phrase.ts'

const describe = (percent: number): string => `${percent.toFixed(0)} % of the frame is without detail`

const when = (claim: string, kind: keyof typeof emptySpaceScale.claims): Statement => ({
  claim,
  contradictedBy: ({ facts }) => {
    const percent = contradictingValue(emptySpaceScale, kind, facts)
    return percent === null ? null : describe(percent)
  },
})
const much = when('there is much empty space', 'much')
const little = when('there is little empty space', 'little')
const crowded = when('the frame is crowded', 'crowded')
const stated: Statement = {
  claim: (match) => `${numberIn(match)} % of the frame is empty`,
  contradictedBy: ({ facts }, match) => {
    const percent = scaleValue(emptySpaceScale, facts, emptySpaceScale.confidence.held)
    if (percent === null) return null
    return Math.abs(percent - numberIn(match)) > emptySpaceScale.tolerance! ? describe(percent) : null
  },
}

const whole = anyWord('images? photo(?:graph)? picture shot frame composition scene')
const space = oneOf('(?:negative|empty|blank|white) space', 'emptiness')
const ample = anyWord('generous ample abundant vast wide large considerable expansive extensive plentiful')
const plenty = oneOf(ample, '(?:plenty|expanses?|sea|lots?|an abundance|areas|a (?:great|good) deal) of')
const empty = anyWord('empty blank bare featureless')
const full = anyWord('cluttered crowded busy crammed packed overfilled overcrowded')

/** The space around one thing, or between two. */
const otherSpace = words('between', place().source)

export const emptySpace: ClaimFamily = {
  id: 'emptySpace',
  rules: [
    {
      pattern: phrases(
        `${plenty}${gap(2)}${space}`,
        `${space}${gap(3)}${be} ${ample}`,
        `us(?:es?|ed|ing|e of) ${space}`,
        `relies${gap(1)}on ${space}`,
        `${space}${gap(1)}${anyWord('dominates? prevails? fills? occupies rules?')}`,
        `(?:most|much|the majority|large areas|large parts) of the ${whole}${gap(1)}${be}${gap(2)}${empty}`,
        `${whole}${gap(1)}${be} (?:largely|mostly|mainly|nearly) ${empty}`,
        `${whole}${gap(1)}${be} sparse`,
      ),
      affirms: much,
    },
    { pattern: phrases(`(?:little|minimal|scant)${gap(1)}${space}`), unless: otherSpace, affirms: little },
    { pattern: phrases(space), unless: otherSpace, denies: little },
    {
      pattern: phrases(
        `${whole}${gap(1)}${be}${gap(2)}${full}`,
        `${full} ${whole}`,
        `${whole}${gap(1)}${be} (?:filled|full|packed|crammed) (?:to the brim|from edge to edge)`,
      ),
      affirms: crowded,
    },
    {
      pattern: phrases(
        String.raw`\d+(?:\.\d+)?\s?(?:%|percent|per cent) of the ${whole}${gap(1)}${be}${gap(1)}` +
          oneOf(empty, space, 'without detail'),
      ),
      // Either way: "without detail" looks like a denial.
      affirms: stated,
      denies: stated,
    },
  ],
}
