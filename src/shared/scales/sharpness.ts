import { defineScale } from './scale.ts'

/** How crisp the sharpest edges are. */
export const sharpnessScale = defineScale({
  fact: 'sharpness',
  quantity: 'Gaussian sigma of the sharpest edges',
  unit: 'native pixels',
  valueOf: ({ edgeBlurPixels }) => edgeBlurPixels,
  bands: [
    { name: 'crisp', below: 1, word: 'crisp' },
    { name: 'fair', below: 2, word: 'slightly soft' },
    { name: 'soft', below: Infinity, word: 'soft' },
  ],
  confidence: { said: 0.5, stated: 0.7, held: 0.5 },
  unclear: 'no clear edges',
  claims: {
    soft: { trueIn: ['fair', 'soft'], wrong: { below: 0.8 } },
    sharp: { trueIn: ['crisp'], wrong: { from: 3 } },
  },
  sources: ['Zhuo & Sim 2011, "Defocus Map Estimation from a Single Image"; limits: ours'],
})
