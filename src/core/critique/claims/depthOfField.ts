import type { ClaimFamily, Evidence, Statement } from './claim.ts'
import { anyWord, be, gap, oneOf, phrases, words } from './phrase.ts'

/*
 * How much more fine detail the sharpest textured tiles hold than the softest, in dB: even under 9, selective from
 * 14. A wholly dissolved background has no texture and is not counted, so a shallow focus is contradicted only where
 * the frame is textured throughout and evenly sharp; a deep one only where the difference is large.
 */
const evenUpTo = 6
const evenConfidence = 0.7
const plainUpTo = 50
const selectiveFrom = 15
const selectiveConfidence = 0.6

const describe = (decibels: number): string =>
  `the sharpest areas hold ${decibels} dB more fine detail than the softest (9 even, 14 selective)`

const shallow: Statement = {
  claim: 'depth of field is shallow',
  contradictedBy: ({ facts: { focusMap, negativeSpace } }: Evidence) => {
    if (!focusMap || focusMap.separationDb === null || !negativeSpace) return null
    const isEven = focusMap.separationDb <= evenUpTo && focusMap.confidence >= evenConfidence
    return isEven && negativeSpace.percent <= plainUpTo ? describe(focusMap.separationDb) : null
  },
}
const deep: Statement = {
  claim: 'everything is in focus',
  contradictedBy: ({ facts: { focusMap } }) => {
    if (!focusMap || focusMap.separationDb === null) return null
    const isSelective = focusMap.separationDb >= selectiveFrom && focusMap.confidence >= selectiveConfidence
    return isSelective ? describe(focusMap.separationDb) : null
  },
}

const little = oneOf('(?:very |extremely )?(?:shallow|narrow|slim|limited)', '(?:razor|paper|wafer)?-?thin')
const large = anyWord('deep large great extensive wide ample generous vast')
const unsharp = oneOf('blurred', 'blurry', 'defocus+ed', 'out[- ]of[- ]focus', 'unsharp', 'in (?:soft )?blur')
const background = anyWord('background backdrop surroundings')
const sharp = oneOf('sharp', 'crisp', 'in focus', 'focused')
const throughout = oneOf(
  'front to back',
  'back to front',
  '(?:the )?(?:near(?:est)? )?foreground to (?:the )?(?:far |distant )?(?:background|distance|horizon)',
  'corner to corner',
  'edge to edge',
  'near to far',
)

/** Blurred by movement, air or a filter. */
const otherBlur = words('motion movement haze mist fog tonally tone', 'as (?:he|she|it|they)')

export const depthOfField: ClaimFamily = {
  id: 'depthOfField',
  rules: [
    {
      pattern: phrases(
        `${little} depth of (?:field|focus)`,
        `depth of (?:field|focus)${gap(1)}${be}${gap(2)}${little}`,
        'shallow focus',
        `${background}${gap(1)}${be}${gap(3)}${unsharp}`,
        `${unsharp} ${background}`,
        `${background} (?:blur|bokeh)${gap(1)}${be}`,
        `${background}${gap(1)}(?:falls|drops|melts|dissolves|fades|drifts)${gap(4)}(?:out of focus|blur|bokeh)`,
        `${anyWord('creamy smooth soft beautiful pleasing gentle lovely')}${gap(1)}bokeh`,
        'selective focus',
      ),
      unless: otherBlur,
      affirms: shallow,
    },
    {
      pattern: phrases(
        `${large} depth of (?:field|focus)`,
        `depth of (?:field|focus)${gap(1)}${be}${gap(2)}${large}`,
        `${oneOf(sharp, 'sharpness')} (?:from )?${throughout}`,
        `from ${throughout}${gap(2)}${be}${gap(2)}${sharp}`,
        `(?:everything|all)${gap(1)}${be}${gap(1)}${sharp}${gap(2)}${throughout}`,
        `(?:everything|all) ${be} (?:in focus|sharp) from`,
        `focus (?:extends|runs|reaches|stretches) from ${throughout}`,
        `all planes${gap(2)}${sharp}`,
        `foreground and (?:the )?background (?:${be} )?(?:(?:both|equally|all|rendered|kept|tack) )*${sharp}(?:ly)?`,
        '(?:front-to-back|edge-to-edge|corner-to-corner) (?:sharpness|focus)',
        `focus ${be} (?:\\w+ly )?even(?:ly)?(?= (?:across|throughout|over|spread)|[.,;])`,
      ),
      affirms: deep,
    },
    {
      pattern: phrases(`${little} depth of field`, `depth of field${gap(1)}${be}${gap(2)}${little}`),
      denies: deep,
    },
  ],
}
