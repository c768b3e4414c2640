import type { ClaimFamily, Evidence, Statement } from './claim.ts'
import { anyWord, be, gap, oneOf, phrases } from './phrase.ts'

/*
 * Gaussian sigma of the sharpest edges of the picture, in native pixels. From 3 up nothing in it is sharp, so any
 * claim of sharpness is contradicted; under 0.8 something is crisp, so only claims about the whole picture are.
 */
const leastConfidence = 0.5
const crispBelow = 0.8
const softFrom = 3

function edgeBlur({ facts }: Evidence): number | null {
  return facts.sharpness && facts.sharpness.confidence >= leastConfidence
    ? facts.sharpness.edgeBlurPixels
    : null
}

const describe = (pixels: number): string => `the sharpest edges are blurred by ${pixels.toFixed(1)} pixels`

const sharp: Statement = {
  claim: 'it is sharp',
  contradictedBy: (evidence) => {
    const pixels = edgeBlur(evidence)
    return pixels !== null && pixels >= softFrom ? describe(pixels) : null
  },
}
const soft: Statement = {
  claim: 'the picture is not sharp',
  contradictedBy: (evidence) => {
    const pixels = edgeBlur(evidence)
    return pixels !== null && pixels < crispBelow ? describe(pixels) : null
  },
}

const whole = oneOf(anyWord('image photo(?:graph)? picture shot capture focus'), '(?:whole|entire) frame')
const unsharp = oneOf('soft', 'blurry', 'blurred', 'unsharp', 'out of focus')
const good = anyWord('excellent exceptional superb impressive outstanding great high')
const rendered = anyWord('subjects? details? textures? figures? foreground rendering')

export const sharpness: ClaimFamily = {
  id: 'sharpness',
  rules: [
    {
      pattern: phrases(
        '(?:tack|razor|pin|needle)[- ]sharp',
        '(?:critically|perfectly|bitingly|exceptionally|impressively|very|truly) sharp',
        'in (?:sharp|crisp|perfect) focus',
        `${good} sharpness`,
        `sharpness${gap(1)}${be}${gap(2)}${good}`,
        'sharp focus',
        'rendered (?:crisply|sharply)',
        `${rendered}${gap(2)}${be}${gap(2)}${oneOf('sharp', 'crisp')}(?! (?:in|with|against|light|lines|edges))`,
      ),
      unless: /\b(?:nothing|not everything)\b/i,
      affirms: sharp,
    },
    {
      pattern: phrases(
        ...[`${whole}${gap(1)}`, `(?:everything|all)${gap(6)}`].map(
          (subject) =>
            `${subject}${be}${gap(2)}${oneOf('sharp', 'crisp', 'in focus')}(?! (?:in|with|against))`,
        ),
      ),
      affirms: sharp,
      denies: soft,
    },
    {
      pattern: phrases(
        `${whole}${gap(1)}${be}${gap(3)}${unsharp}(?! (?:in|at|on|by|with|and (?:gentle|warm|quiet)))`,
        '(?:overall|general) softness',
        `sharpness${gap(1)}${be}${gap(2)}${oneOf('poor', 'low', 'lacking', 'weak')}`,
        'missed focus',
      ),
      unless: /\bmotion\b/i,
      affirms: soft,
      denies: sharp,
    },
    {
      // The denial belongs to these words.
      pattern: phrases(`nothing${gap(5)}(?:sharp|in focus)`, `${whole}${gap(4)}lacks?${gap(2)}sharpness`),
      denies: soft,
    },
  ],
}
