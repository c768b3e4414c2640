import { defineScale } from './scale.ts'

/**
 * How far left and right mirror each other. An axis beside the middle or light from one side lowers it, bands of sky and
 * land raise it.
 */
export const mirrorScale = defineScale({
  fact: 'symmetry',
  quantity: 'correlation of CIE L* with its left-right mirror, 64 x 64 cells',
  unit: '-1 to 1',
  valueOf: ({ mirror }) => mirror,
  bands: [
    { name: 'low', below: 0.5, word: 'do not mirror each other' },
    { name: 'some', below: 0.85, word: 'mirror each other in part' },
    { name: 'high', below: Infinity, word: 'mirror each other closely' },
  ],
  confidence: { said: 0.7, stated: 0.7, held: 0.7 },
  unclear: 'flat picture',
  claims: {
    perfect: { trueIn: ['high'], wrong: { below: 0.5 } },
    symmetrical: { trueIn: ['some', 'high'], wrong: { below: 0.1 } },
    asymmetrical: { trueIn: ['low'], wrong: { from: 0.95 } },
  },
  sources: ['normalized cross-correlation; limits: ours'],
})
