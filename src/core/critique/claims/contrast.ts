import { contrastScale } from '../../../shared/scales/contrast.ts'
import { rangeScale } from '../../../shared/scales/exposure.ts'
import { bandOf, contradictingValue, lowerLimit, scaleValue } from '../../../shared/scales/scale.ts'
import type { ClaimFamily, Evidence, Statement } from './claim.ts'
import { anyWord, be, gap, numberIn, oneOf, phrases, place } from './phrase.ts'

const describe = (rms: number): string => {
  const [low, high] = (['medium', 'high'] as const).map((name) => lowerLimit(contrastScale, name))
  return `RMS contrast is ${rms.toFixed(2)} (${low} low, ${high} high)`
}

const high: Statement = {
  claim: 'contrast is high',
  contradictedBy: ({ facts }: Evidence) => {
    const rms = contradictingValue(contrastScale, 'high', facts)
    const range = scaleValue(rangeScale, facts, rangeScale.confidence.held)
    const isNarrow = range !== null && bandOf(rangeScale, range).name === 'narrow'
    return rms !== null && isNarrow ? describe(rms) : null
  },
}
const low: Statement = {
  claim: 'contrast is low',
  contradictedBy: ({ facts }) => {
    const rms = contradictingValue(contrastScale, 'low', facts)
    return rms === null ? null : describe(rms)
  },
}
const stated: Statement = {
  claim: (match) => `RMS contrast is ${numberIn(match)}`,
  contradictedBy: ({ facts: { contrast } }, match) =>
    contrast && Math.abs(contrast.rms - numberIn(match)) > contrastScale.tolerance!
      ? describe(contrast.rms)
      : null,
}

const whole = anyWord(
  'images? photo(?:graph)?s? picture shot frame file print treatment conversion rendering tonality',
)
const contrastWord = '(?:(?:degree|level|amount)s? of )?(?:(?:overall|tonal|global) )?contrast(?: levels)?'
const strong = anyWord(
  'high strong stark harsh bold extreme hard dramatic pronounced marked excessive intense brutal',
)
const weak = anyWord('low weak subdued minimal faint poor little')
const part = anyWord(
  'backgrounds? foregrounds? sky skies light(?:ing)? areas? parts? edges? zones? subjects? details? elements?',
)
const notOfPart = `(?! ${part})`

/** A contrast of two things, of colours, or in one part of the picture. */
const otherContrast = new RegExp(
  `${place('midtones', 'low').source}|` +
    String.raw`\bcontrast(?:s|ing)? (?:(?:between|with|to|against|in (?:scale|size|texture|mood))\b|of (?!the ${whole}))` +
    // One thing may make a contrast in a picture that has little.
    String.raw`|\b(?:provid|creat|offer|form|mak|sett?)(?:e|es|s|ing)? an? (?:\w+ )?contrast|\bin (?:places|parts)\b` +
    String.raw`|\b(?:colou?r|local|micro|warm|edge|temperature)[- ]?contrast`,
  'i',
)

export const contrast: ClaimFamily = {
  id: 'contrast',
  rules: [
    {
      pattern: phrases(
        `${strong}[- ]${contrastWord}${notOfPart}`,
        `${contrastWord}${gap(4)}${be}${gap(3)}${strong}`,
        `${whole}${gap(1)}${be}${gap(2)}contrasty`,
        `contrasty ${whole}`,
        `pushed the ${contrastWord}${gap(1)}too far`,
        `too much ${contrastWord}`,
        `much ${contrastWord}`,
        `(?:tonal|dynamic) range${gap(2)}(?:runs|extends|spans|reaches|stretches)${gap(3)}black${gap(3)}white`,
      ),
      unless: otherContrast,
      affirms: high,
      denies: low,
    },
    {
      pattern: phrases(
        `${weak}[- ]${contrastWord}${notOfPart}`,
        `${contrastWord}${gap(1)}${oneOf(be, 'on')}${gap(2)}${weak}`,
        `${oneOf(whole, 'it')}${gap(3)}low in ${contrastWord}`,
        `${whole}${gap(1)}${be}${gap(2)}flat(?! (?:on|against|to))`,
        `flat${gap(1)}${whole}`,
        `tonal range${gap(1)}${be}${gap(2)}${anyWord('narrow compressed limited short')}`,
      ),
      unless: otherContrast,
      affirms: low,
      denies: high,
    },
    {
      // The denial belongs to these words.
      pattern: phrases(`lack(?:s|ing)? (?:of |in )?${contrastWord}`),
      unless: new RegExp(String.raw`${otherContrast.source}|\b(?:not|never) lack|n['’]t lack`, 'i'),
      denies: low,
    },
    { pattern: phrases(String.raw`RMS(?: contrast)?${gap(2)}0?\.\d+`), affirms: stated },
  ],
}
