import { defineScale } from './scale.ts'

/** How much of the frame is without detail. Water or sand have some and may still be called empty. */
export const emptySpaceScale = defineScale({
  fact: 'negativeSpace',
  quantity: 'part of the frame without detail',
  unit: 'percent',
  valueOf: ({ percent }) => percent,
  bands: [
    { name: 'low', below: 25, word: 'little' },
    { name: 'mid', below: 60, word: 'some' },
    { name: 'high', below: Infinity, word: 'much' },
  ],
  confidence: { said: 0.5, stated: 0.5, held: 0.5 },
  unclear: 'not measurable',
  claims: {
    much: { trueIn: ['high'], wrong: { below: 5 } },
    little: { trueIn: ['low'], wrong: { from: 60 } },
    crowded: { trueIn: ['low'], wrong: { from: 75 } },
  },
  tolerance: 15,
  sources: ['limits: ours'],
})
