import { defineScale } from './scale.ts'

/** How colourful the picture is as a whole. */
export const colourfulnessScale = defineScale({
  fact: 'colourfulness',
  quantity: 'M3: spread and mean of the opponent channels',
  unit: '',
  valueOf: ({ m3 }) => m3,
  bands: [
    { name: 'none', below: 3, word: 'without color' },
    { name: 'trace', below: 6, word: 'almost without color' },
    { name: 'faint', below: 15, word: 'not colorful' },
    { name: 'slight', below: 33, word: 'slightly colorful' },
    { name: 'moderate', below: 45, word: 'moderately colorful' },
    { name: 'average', below: 59, word: 'averagely colorful' },
    { name: 'quite', below: 82, word: 'quite colorful' },
    { name: 'high', below: 109, word: 'highly colorful' },
    { name: 'extreme', below: Infinity, word: 'extremely colorful' },
  ],
  confidence: { said: 1, stated: 1, held: 1 },
  unclear: 'not measured',
  claims: {
    vivid: { trueIn: ['quite', 'high', 'extreme'], wrong: { below: 15 } },
    muted: { trueIn: ['none', 'trace', 'faint', 'slight'], wrong: { from: 70 } },
    monochrome: { trueIn: ['none', 'trace'], wrong: { from: 33 } },
    colored: {
      trueIn: ['slight', 'moderate', 'average', 'quite', 'high', 'extreme'],
      wrong: { below: 3 },
    },
  },
  sources: [
    'Hasler & Süsstrunk 2003, "Measuring Colourfulness in Natural Images"; the first two bands: ours',
  ],
})
