import { defineScale } from './scale.ts'

/** RMS contrast. Photographs lie between 0.08 and 0.33; contrast between two things is not measured. */
export const contrastScale = defineScale({
  fact: 'contrast',
  quantity: 'RMS contrast: the standard deviation of CIE L* over 100',
  unit: '',
  valueOf: ({ rms }) => rms,
  bands: [
    { name: 'very-low', below: 0.1, word: 'very low' },
    { name: 'low', below: 0.17, word: 'low' },
    { name: 'medium', below: 0.26, word: 'medium' },
    { name: 'high', below: 0.33, word: 'high' },
    { name: 'very-high', below: Infinity, word: 'very high' },
  ],
  confidence: { said: 1, stated: 1, held: 1 },
  unclear: 'not measured',
  claims: {
    // A few black things on snow may be called contrasty: see `rangeScale`.
    high: { trueIn: ['high', 'very-high'], wrong: { below: 0.12 } },
    low: { trueIn: ['very-low', 'low'], wrong: { from: 0.28 } },
  },
  tolerance: 0.03,
  sources: ['Peli 1990, "Contrast in Complex Images"'],
})
