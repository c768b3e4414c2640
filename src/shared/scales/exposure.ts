import { defineScale } from './scale.ts'

/** How dark or bright the picture is as a whole. "Under-" and "overexposed" also weigh the scene: they get more room. */
export const keyScale = defineScale({
  fact: 'exposure',
  quantity: 'log-average luminance against 18 % gray',
  unit: 'stops',
  valueOf: ({ keyStops }) => keyStops,
  bands: [
    { name: 'deep', below: -2.6, word: 'very dark' },
    { name: 'dark', below: -1.3, word: 'dark' },
    { name: 'mid', below: 0.7, word: 'neither dark nor bright' },
    { name: 'bright', below: 1.4, word: 'bright' },
    { name: 'high', below: Infinity, word: 'very bright' },
  ],
  confidence: { said: 1, stated: 1, held: 1 },
  unclear: 'not measured',
  claims: {
    dark: { trueIn: ['deep', 'dark'], wrong: { from: 0.7 } },
    bright: { trueIn: ['bright', 'high'], wrong: { below: -1.3 } },
    underexposed: { trueIn: ['deep', 'dark'], wrong: { from: 1 } },
    // A dark picture with clipped lights may be called overexposed: see `highlightScale`.
    overexposed: { trueIn: ['bright', 'high'], wrong: { below: -1.5 } },
    // And only where no highlight is clipped.
    'overexposed-unclipped': { trueIn: ['bright', 'high'], wrong: { below: -0.3 } },
    // What "well exposed" claims. A night or a snowfield may be: wrong only where highlights are clipped, too.
    'not-too-dark': { trueIn: ['mid', 'bright', 'high'], wrong: { below: -1.5 } },
    'not-too-bright': { trueIn: ['deep', 'dark', 'mid'], wrong: { from: 1.5 } },
    // What "medium" claims, with room for taste on either side.
    'not-very-dark': { trueIn: ['dark', 'mid', 'bright', 'high'], wrong: { below: -3.5 } },
    'not-very-bright': { trueIn: ['deep', 'dark', 'mid', 'bright'], wrong: { from: 1.8 } },
    // Both this and the median have to speak against a key: a few black or white areas move only one of them.
    'high-key': { trueIn: ['bright', 'high'], wrong: { below: -1 } },
    'low-key': { trueIn: ['deep', 'dark'], wrong: { from: 0.3 } },
  },
  tolerance: 0.5,
  sources: ['Reinhard et al. 2002, "Photographic Tone Reproduction"'],
})

/** Where half of the tones lie. */
export const medianScale = defineScale({
  fact: 'exposure',
  quantity: 'median CIE L*',
  unit: '0 black, 100 white',
  valueOf: ({ medianL }) => medianL,
  bands: [
    { name: 'dark', below: 45, word: 'on the dark side' },
    { name: 'mid', below: 60, word: 'in the middle' },
    { name: 'light', below: Infinity, word: 'on the light side' },
  ],
  confidence: { said: 1, stated: 1, held: 1 },
  unclear: 'not measured',
  claims: {
    'high-key': { trueIn: ['light'], wrong: { below: 45 } },
    'low-key': { trueIn: ['dark'], wrong: { from: 60 } },
  },
  sources: ['CIE 1976'],
})

/** How far the tones reach, where both ends are known. */
export const rangeScale = defineScale({
  fact: 'exposure',
  quantity: 'log2 of the luminances at the 99th and 1st percentile',
  unit: 'stops',
  valueOf: ({ rangeStops, rangeIsLeast }) => (rangeIsLeast ? null : rangeStops),
  bands: [
    { name: 'narrow', below: 5, word: 'narrow' },
    { name: 'medium', below: 7, word: 'moderate' },
    { name: 'full', below: Infinity, word: 'full' },
  ],
  confidence: { said: 1, stated: 1, held: 1 },
  unclear: 'not measured',
  claims: {},
  sources: ['limits: ours'],
})

/** Smallest share of the pixels that counts as the brightest tones: a few hot pixels do not. */
const brightestShare = 0.0005

/**
 * How much of the bright end is unused, also where the lights were clipped first and darkened then. A dark picture has
 * bright tones, too, and one without any may be meant: never called underexposed for it.
 */
export const headroomScale = defineScale({
  fact: 'exposure',
  quantity: 'white over the brightest tones of any channel',
  unit: 'stops',
  valueOf: ({ histogram: { red, green, blue } }) =>
    Math.min(...[red, green, blue].map((bins) => stopsUnderWhite(bins))),
  bands: [
    { name: 'used', below: 0.9, word: 'used' },
    { name: 'short', below: 2, word: 'partly unused' },
    { name: 'dull', below: Infinity, word: 'unused' },
  ],
  confidence: { said: 1, stated: 1, held: 1 },
  unclear: 'not measured',
  claims: {},
  sources: ['limits: ours'],
})

/** Stops from the brightest tones of a channel up to white; `bins` from black to white. */
function stopsUnderWhite(bins: readonly number[]): number {
  let above = 0
  let bin = bins.length - 1
  while (bin > 0 && (above += bins[bin]!) < brightestShare) bin--
  const encoded = bin / (bins.length - 1)
  // The sRGB curve (IEC 61966-2-1).
  const light = encoded <= 0.04045 ? encoded / 12.92 : ((encoded + 0.055) / 1.055) ** 2.4
  return -Math.log2(Math.max(light, 1e-4))
}
