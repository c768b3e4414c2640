import { colourfulnessScale } from '../../../shared/scales/colourfulness.ts'
import { contradictingValue, lowerLimit } from '../../../shared/scales/scale.ts'
import type { ClaimFamily, Statement } from './claim.ts'
import { anyWord, be, gap, oneOf, phrases } from './phrase.ts'

const when = (claim: string, kind: keyof typeof colourfulnessScale.claims): Statement => ({
  claim,
  contradictedBy: ({ facts }) => {
    const m3 = contradictingValue(colourfulnessScale, kind, facts)
    const [slight, high] = (['slight', 'high'] as const).map((name) => lowerLimit(colourfulnessScale, name))
    return m3 === null ? null : `colourfulness is ${m3.toFixed(0)} (M3: ${slight} slight, ${high} high)`
  },
})
const vivid = when('the colours are vivid', 'vivid')
const muted = when('the colours are muted', 'muted')
const monochrome = when('the picture is black and white', 'monochrome')
const coloured = when('the picture is in colour', 'coloured')

const colours = oneOf('colou?rs', 'colou?r palette', 'palette', 'hues', 'saturation')
const picture = anyWord('image photo(?:graph)? picture frame treatment rendering conversion print')
const strong = anyWord('vivid vibrant (?:over)?saturated intense garish punchy rich bold')
const weak = oneOf('muted', 'subdued', 'desaturated', 'washed[ -]out', 'faded', 'drab', 'dull')
const grey = oneOf('black[- ]and[- ]white', 'monochrome', 'gr[ae]y-?scale')

export const saturation: ClaimFamily = {
  id: 'saturation',
  rules: [
    {
      pattern: phrases(
        `${oneOf(colours, picture)}${gap(1)}${be}${gap(3)}${oneOf(strong, 'colou?rful')}`,
        `${strong}${gap(1)}${colours}`,
        `colou?rful ${oneOf(picture, 'palette')}`,
        `saturation${gap(1)}${be}${gap(1)}high`,
      ),
      affirms: vivid,
    },
    {
      pattern: phrases(
        `${oneOf(colours, picture)}${gap(1)}${be}${gap(2)}${weak}`,
        `${weak}${gap(2)}${colours}`,
      ),
      affirms: muted,
    },
    {
      pattern: phrases(
        `${picture}${gap(1)}${be}${gap(1)}(?:in )?${grey}`,
        `(?:rendered|shot|captured|presented|taken|processed) in ${grey}`,
        `${grey} ${picture}`,
      ),
      affirms: monochrome,
      denies: coloured,
    },
  ],
}
