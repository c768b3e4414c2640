// Cast, palette and how colorful it is.
import { castScale } from '../../../../shared/scales/cast.ts'
import { colourfulnessScale } from '../../../../shared/scales/colourfulness.ts'
import { keyScale } from '../../../../shared/scales/exposure.ts'
import { bandOf } from '../../../../shared/scales/scale.ts'
import { hueOfLean, leastColor } from '../../../critique/plan/color.ts'
import { colorNames } from '../../../critique/plan/hues.ts'
import { joinWords } from '../../../critique/plan/sizes.ts'
import type { Answer } from '../askedPhoto.ts'
import { notMeasured, say, tellScale } from './say.ts'

export const answerCast: Answer = ({ facts }) => {
  const { cast, exposure } = facts
  if (exposure && bandOf(keyScale, exposure.keyStops).name === 'deep')
    return 'The picture is too dark for its colors to tell of a cast.'
  return tellScale(castScale, facts, 'whether there is a color cast', (_, { name, word }) =>
    name === 'none'
      ? 'near-neutral areas are neutral: there is no color cast'
      : `near-neutral areas have a ${word} lean toward ${hueOfLean(cast!)}, which the light may be meant to have`,
  )
}

export const answerPalette: Answer = ({ facts }) => {
  if (!facts.palette) return notMeasured('which colors are in it')
  const names = colorNames(facts).slice(0, 5)
  if (names.length === 0) return 'No color holds enough of the frame to be named.'
  const listed = names.map(({ name, share }) => `${name} (${Math.round(100 * share)} %)`)
  return say(`the main ${names.length === 1 ? 'color is' : 'colors are'} ${joinWords(listed)}`)
}

export const answerColorfulness: Answer = ({ facts }) =>
  tellScale(colourfulnessScale, facts, 'how colorful it is', (m3, { word }) =>
    m3 < leastColor
      ? `the picture is ${word}, as black and white is (M3 ${m3.toFixed(1)})`
      : `the picture is ${word} (M3 ${m3.toFixed(1)})`,
  )
