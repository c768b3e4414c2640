import { defineScale } from './scale.ts'

/** How far near-neutral areas lean away from grey. The light may be meant to: never called wrong. */
export const castScale = defineScale({
  fact: 'cast',
  quantity: 'length of the mean a*, b* of near-neutral pixels',
  unit: 'Lab units',
  valueOf: ({ a, b }) => Math.hypot(a, b),
  bands: [
    { name: 'none', below: 2.5, word: 'neutral' },
    { name: 'slight', below: 8, word: 'slight' },
    { name: 'strong', below: Infinity, word: 'clear' },
  ],
  confidence: { said: 0.5, stated: 0.7, held: 0.5 },
  unclear: 'no reliable neutral',
  claims: {
    // And only where the mean of all pixels is near grey, too.
    cast: { trueIn: ['slight', 'strong'], wrong: { below: 1 } },
    neutral: { trueIn: ['none'], wrong: { from: 6 } },
  },
  sources: ['limits: ours'],
})
