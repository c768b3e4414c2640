import { focusScale } from '../../../shared/scales/focusMap.ts'
import { contradictingValue, lowerLimit } from '../../../shared/scales/scale.ts'
import type { ClaimFamily, Statement } from './claim.ts'
import { anyWord, be, gap, oneOf, phrases, words } from './phrase.ts'

/** A focus that is said to be shallow is held only against frames with no more plain area than this, in percent. */
const plainUpTo = 50

const describe = (decibels: number): string => {
  const [even, selective] = (['between', 'strong'] as const).map((name) => lowerLimit(focusScale, name))
  return `the sharpest areas hold ${decibels} dB more fine detail than the softest (${even} even, ${selective} selective)`
}

const shallow: Statement = {
  claim: 'depth of field is shallow',
  contradictedBy: ({ facts }) => {
    const decibels = contradictingValue(focusScale, 'shallow', facts)
    const isTextured = facts.negativeSpace !== undefined && facts.negativeSpace.percent <= plainUpTo
    return decibels !== null && isTextured ? describe(decibels) : null
  },
}
const deep: Statement = {
  claim: 'everything is in focus',
  contradictedBy: ({ facts }) => {
    const decibels = contradictingValue(focusScale, 'deep', facts)
    return decibels === null ? null : describe(decibels)
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
