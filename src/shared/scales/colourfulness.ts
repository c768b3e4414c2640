import { defineScale } from './scale.ts'

/** How colourful the picture is as a whole. */
export const colourfulnessScale = defineScale({
  fact: 'colourfulness',
  quantity: 'M3: spread and mean of the opponent channels',
  unit: '',
  valueOf: ({ m3 }) => m3,
  bands: [
    { name: 'none', below: 3, word: 'without colour' },
    { name: 'trace', below: 6, word: 'almost without colour' },
    { name: 'faint', below: 15, word: 'not colourful' },
    { name: 'slight', below: 33, word: 'slightly colourful' },
    { name: 'moderate', below: 45, word: 'moderately colourful' },
    { name: 'average', below: 59, word: 'averagely colourful' },
    { name: 'quite', below: 82, word: 'quite colourful' },
    { name: 'high', below: 109, word: 'highly colourful' },
    { name: 'extreme', below: Infinity, word: 'extremely colourful' },
  ],
  confidence: { said: 1, stated: 1, held: 1 },
  unclear: 'not measured',
  claims: {
    vivid: { trueIn: ['quite', 'high', 'extreme'], wrong: { below: 15 } },
    muted: { trueIn: ['none', 'trace', 'faint', 'slight'], wrong: { from: 70 } },
    monochrome: { trueIn: ['none', 'trace'], wrong: { from: 33 } },
    coloured: {
      trueIn: ['slight', 'moderate', 'average', 'quite', 'high', 'extreme'],
      wrong: { below: 3 },
    },
  },
  sources: [
    'Hasler & Süsstrunk 2003, "Measuring Colourfulness in Natural Images"; the first two bands: ours',
  ],
})
