import { defineScale } from './scale.ts'

/** An enlargement adds pixels and no detail. A good one may leave no trace, which counts as none. */
export const enlargementScale = defineScale({
  fact: 'enlargement',
  quantity: 'factor by which the picture was enlarged, 1 without a trace of it',
  unit: '',
  valueOf: ({ factor }) => factor ?? 1,
  bands: [
    { name: 'none', below: 1.1, word: 'not enlarged' },
    { name: 'enlarged', below: 2, word: 'enlarged' },
    { name: 'much', below: Infinity, word: 'much enlarged' },
  ],
  confidence: { said: 0.5, stated: 0.5, held: Infinity },
  unclear: 'not measurable',
  claims: {},
  sources: ['Gallagher 2005, "Detection of linear and cubic interpolation"; limits: ours'],
})
