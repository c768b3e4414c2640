import type { ClaimFamily, Statement } from './claim.ts'
import { anyWord, be, gap, oneOf, phrases } from './phrase.ts'

/*
 * Hasler & Süsstrunk's M3: under 15 not colourful, 33 moderate, from 82 up highly colourful. Only words about the
 * colours as a whole are held against it; under 3 there is no colour at all.
 */
const noneBelow = 3
const notVividBelow = 15
const colourFrom = 33
const notMutedFrom = 70

const when = (claim: string, contradicted: (m3: number) => boolean): Statement => ({
  claim,
  contradictedBy: ({ facts: { colourfulness } }) =>
    colourfulness && contradicted(colourfulness.m3)
      ? `colourfulness is ${colourfulness.m3.toFixed(0)} (M3: 15 slight, 82 high)`
      : null,
})
const vivid = when('the colours are vivid', (m3) => m3 < notVividBelow)
const muted = when('the colours are muted', (m3) => m3 >= notMutedFrom)
const monochrome = when('the picture is black and white', (m3) => m3 >= colourFrom)
const coloured = when('the picture is in colour', (m3) => m3 < noneBelow)

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
