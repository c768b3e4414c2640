import { defineScale } from './scale.ts'

/** How unevenly fine detail is spread. A dissolved background has no texture and is not counted. */
export const focusScale = defineScale({
  fact: 'focusMap',
  quantity: 'fine detail of the sharpest textured tiles over that of the softest',
  unit: 'dB',
  valueOf: ({ separationDb }) => separationDb,
  bands: [
    { name: 'even', below: 9, word: 'much the same' },
    { name: 'between', below: 14, word: 'uneven' },
    { name: 'strong', below: Infinity, word: 'selective' },
  ],
  confidence: { said: 0.5, stated: 0.5, held: 0.6 },
  unclear: 'too little structure',
  claims: {
    // Only in a picture that is textured throughout.
    shallow: { trueIn: ['strong'], wrong: { below: 6.5 } },
    deep: { trueIn: ['even'], wrong: { from: 15 } },
  },
  sources: ['Krotkov 1987, "Focusing"; Pertuz et al. 2013; limits: ours'],
})
