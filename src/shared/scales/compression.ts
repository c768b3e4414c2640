import { defineScale } from './scale.ts'

/** What a file counts as that shows its blocks but whose table does not tell: a picture saved again. */
const lossOfBlocks = 61

/** Under a JPEG quality of 40 the blocks show; under 25 they are all that is left of plain areas. */
export const compressionScale = defineScale({
  fact: 'compression',
  quantity: '100 less JPEG quality; 61 where blocks show that the table does not tell of',
  unit: '',
  valueOf: ({ quality, isStrong }) =>
    Math.max(quality === null ? 0 : 100 - quality, isStrong ? lossOfBlocks : 0),
  bands: [
    { name: 'fine', below: 60.5, word: 'no strong compression' },
    { name: 'strong', below: 75.5, word: 'strong compression' },
    { name: 'very-strong', below: Infinity, word: 'very strong compression' },
  ],
  confidence: { said: 0.5, stated: 0.5, held: Infinity },
  unclear: 'not measurable',
  claims: {},
  sources: ['ITU-T T.81; limits: ours'],
})
