import type { Fact } from '../../../shared/facts.ts'
import { colourfulnessScale } from '../../../shared/scales/colourfulness.ts'
import { contradictingValue } from '../../../shared/scales/scale.ts'
import type { ClaimFamily, Evidence, Statement } from './claim.ts'
import { coloursIn, isCool, isWarm, type ColourWord } from './colourWords.ts'
import {
  colourEffects,
  coloursAtAll,
  coloursOfWhole,
  coloursThatDominate,
  coolPalette,
  dominantColour,
  warmPalette,
} from './palettePhrases.ts'
import { place } from './phrase.ts'

/*
 * Up to six colours with their shares. Small things fall between them, so "the red scarf" is never contradicted;
 * a colour said to dominate is, when no swatch of 3 % and more may be called so by any stretch, and none is: what
 * the critic was told holds. In black and white there is no colour to speak of.
 */
const absentBelow = 0.03
const presentFrom = 0.2
/** Shares of the claimed and of the opposite temperature that together contradict a warm or cool palette. */
const temperature = { claimedBelow: 0.1, oppositeFrom: 0.4 }

const shareOf = ({ swatches }: Fact<'palette'>, counts: (hex: string) => boolean): number =>
  swatches.filter(({ hex }) => counts(hex)).reduce((sum, { share }) => sum + share, 0)

/** Whether one of the swatches bears this colour's name. */
const isNamed = ({ swatches }: Fact<'palette'>, colour: ColourWord): boolean =>
  swatches.some(({ name }) => coloursIn(name).includes(colour))

const describe = ({ swatches }: Fact<'palette'>): string =>
  `the main colours are ${swatches
    .slice(0, 4)
    .map(({ name, hex, share }) => `${name} (${hex}) ${(100 * share).toFixed(0)} %`)
    .join(', ')}`

const namesIn = ([text]: RegExpExecArray): string =>
  coloursIn(text)
    .map(({ name }) => name)
    .join(' and ')

function noColour({ facts }: Evidence): string | null {
  const m3 = contradictingValue(colourfulnessScale, 'coloured', facts)
  return m3 === null ? null : `the picture has no colour (M3 ${m3.toFixed(0)})`
}

const dominant: Statement = {
  claim: (match) => `the main colours are ${namesIn(match)}`,
  contradictedBy: ({ facts: { palette } }, [text]) => {
    if (!palette) return null
    const isAbsent = coloursIn(text).some(
      (colour) => !isNamed(palette, colour) && shareOf(palette, colour.mayBe) < absentBelow,
    )
    return isAbsent ? describe(palette) : null
  },
}
const absent: Statement = {
  claim: (match) => `there is no ${namesIn(match)}`,
  contradictedBy: ({ facts: { palette } }, [text]) => {
    if (!palette) return null
    const isPresent = coloursIn(text).every(({ surelyIs }) => shareOf(palette, surelyIs) >= presentFrom)
    return isPresent ? describe(palette) : null
  },
}
const inColour: Statement = { claim: 'the picture has colours', contradictedBy: noColour }

const ofTemperature = (
  name: string,
  claimed: (hex: string) => boolean,
  opposite: (hex: string) => boolean,
): Statement => ({
  claim: `the palette is ${name}`,
  contradictedBy: (evidence) => {
    const { palette } = evidence.facts
    if (!palette) return null
    const isOpposite =
      shareOf(palette, claimed) < temperature.claimedBelow &&
      shareOf(palette, opposite) >= temperature.oppositeFrom
    return isOpposite ? describe(palette) : noColour(evidence)
  },
})

export const palette: ClaimFamily = {
  id: 'palette',
  rules: [
    { pattern: coloursThatDominate, affirms: dominant },
    { pattern: coloursOfWhole, affirms: dominant },
    { pattern: dominantColour, affirms: dominant },
    { pattern: coloursAtAll, denies: absent },
    { pattern: colourEffects, affirms: inColour },
    { pattern: warmPalette, unless: place(), affirms: ofTemperature('warm', isWarm, isCool) },
    { pattern: coolPalette, unless: place(), affirms: ofTemperature('cool', isCool, isWarm) },
  ],
}
