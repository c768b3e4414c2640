import { defineScale } from './scale.ts'

/** How dark or bright the picture is as a whole. "Under-" and "overexposed" also weigh the scene: they get more room. */
export const keyScale = defineScale({
  fact: 'exposure',
  quantity: 'log-average luminance against 18 % grey',
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

/** How far the tones reach. */
export const rangeScale = defineScale({
  fact: 'exposure',
  quantity: 'log2 of the luminances at the 99th and 1st percentile',
  unit: 'stops',
  valueOf: ({ rangeStops }) => rangeStops,
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
