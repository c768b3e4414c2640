import type { Fact, Facts } from '../../../../shared/facts.ts'
import { colourfulnessScale } from '../../../../shared/scales/colourfulness.ts'
import type { ClaimFamily, Measured, Statement } from '../claim.ts'
import { colorsIn, isCool, isWarm, type ColorWord } from '../lexicon/colorWords.ts'
import * as words from '../lexicon/palette.ts'
import { partialPlace } from '../lexicon/picture.ts'
import { alone, either, inOrder } from '../relation.ts'
import { anyOf, terms } from '../terms.ts'
import { gradedContradiction } from '../trust.ts'
import { scaleContradiction } from './scaleStatement.ts'

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
const isNamed = ({ swatches }: Fact<'palette'>, color: ColorWord): boolean =>
  swatches.some(({ name }) => colorsIn(name).includes(color))

const describe = ({ swatches }: Fact<'palette'>): string =>
  `the main colors are ${swatches
    .slice(0, 4)
    .map(({ name, hex, share }) => `${name} (${hex}) ${(100 * share).toFixed(0)} %`)
    .join(', ')}`

const namesIn = (text: string): string =>
  colorsIn(text)
    .map(({ name }) => name)
    .join(' and ')

const noColour = (facts: Facts): Measured | null =>
  scaleContradiction(
    colourfulnessScale,
    'colored',
    facts,
    (m3) => `the picture has no color (M3 ${m3.toFixed(0)})`,
  )

const dominant: Statement = {
  claim: (text) => `the main colors are ${namesIn(text)}`,
  contradictedBy: ({ facts }, text) => {
    const { palette } = facts
    if (!palette) return null
    const isAbsent = colorsIn(text).some(
      (color) => !isNamed(palette, color) && shareOf(palette, color.mayBe) < absentBelow,
    )
    return isAbsent ? gradedContradiction(facts, 'palette', describe(palette)) : null
  },
}
const absent: Statement = {
  claim: (text) => `there is no ${namesIn(text)}`,
  contradictedBy: ({ facts }, text) => {
    const { palette } = facts
    if (!palette) return null
    const isPresent = colorsIn(text).every(({ surelyIs }) => shareOf(palette, surelyIs) >= presentFrom)
    return isPresent ? gradedContradiction(facts, 'palette', describe(palette)) : null
  },
}
const inColour: Statement = {
  claim: 'the picture has colors',
  contradictedBy: ({ facts }) => noColour(facts),
}

const ofTemperature = (
  name: string,
  claimed: (hex: string) => boolean,
  opposite: (hex: string) => boolean,
): Statement => ({
  claim: `the palette is ${name}`,
  contradictedBy: ({ facts }) => {
    const { palette } = facts
    if (!palette) return null
    const isOpposite =
      shareOf(palette, claimed) < temperature.claimedBelow &&
      shareOf(palette, opposite) >= temperature.oppositeFrom
    return isOpposite ? gradedContradiction(facts, 'palette', describe(palette)) : noColour(facts)
  },
})

export const palette: ClaimFamily = {
  id: 'palette',
  rules: [
    {
      pattern: either(
        inOrder(0, words.paletteNouns, words.madeOf, words.colorRuns),
        inOrder(0, words.schemeNouns, words.isOf, words.colorRuns),
        inOrder(2, words.mainColor, terms('is, are'), words.colorRuns),
        inOrder(
          0,
          words.colorRuns,
          terms(
            '(is|are) (the )?(two |three )?(main|dominant|leading|prevailing|principal) (colors|hues|tones)',
          ),
        ),
        inOrder(0, words.colorRuns, words.colorPrevails),
        alone(words.dominantNamed),
        alone(words.colorDominated),
        inOrder(
          0,
          words.looseColors,
          terms('of the (image|picture|photograph|frame|scene) (\\w+ ){0,3}?'),
          words.colorRules,
        ),
      ),
      unless: words.notOfLight,
      affirms: dominant,
    },
    {
      pattern: either(
        inOrder(1, words.looseColors, words.colorRules),
        inOrder(2, words.wholesOf, words.looseColors),
        inOrder(
          4,
          terms(
            '(palette|scheme|image|picture|photograph|frame|scene) (\\w+ )*(dominated|ruled|led) by, mainly, mostly, predominantly',
          ),
          words.looseColors,
        ),
      ),
      unless: words.notOfLight,
      affirms: dominant,
      isLoose: true,
    },
    {
      pattern: either(
        inOrder(0, words.colorSubjects, words.colorCarries),
        inOrder(0, words.colorShare, words.colorsAlone),
        inOrder(0, anyOf(words.paletteNouns, words.colorMakers), words.restsOn, words.colorsAlone),
      ),
      unless: words.notOfLight,
      affirms: dominant,
      isLoose: true,
    },
    { pattern: inOrder(0, words.allOfIt, words.colorRuns, words.endToEnd), affirms: dominant, isLoose: true },
    { pattern: alone(words.huesAnywhere), denies: absent },
    { pattern: inOrder(0, terms('devoid of( any)?'), words.hues), affirms: absent },
    { pattern: alone(words.colorEffects), affirms: inColour },
    {
      pattern: alone(words.warmPalette),
      unless: partialPlace,
      affirms: ofTemperature('warm', isWarm, isCool),
    },
    {
      pattern: alone(words.coolPalette),
      unless: partialPlace,
      affirms: ofTemperature('cool', isCool, isWarm),
    },
  ],
}
