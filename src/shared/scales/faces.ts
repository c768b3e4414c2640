import { defineScale } from './scale.ts'

/**
 * How sharp the largest face is. Made smooth by a hand or a phone it reads as soft, too; between the bands it may be
 * called either, and nothing is said.
 */
export const faceSharpnessScale = defineScale({
  fact: 'faces',
  quantity: 'share of the fine detail of the largest face that a small blur takes away',
  unit: '',
  valueOf: ({ faces }) => faces[0]?.sharpness ?? null,
  bands: [
    { name: 'soft', below: 0.38, word: 'soft' },
    { name: 'between', below: 0.45, word: 'neither sharp nor soft' },
    { name: 'sharp', below: Infinity, word: 'sharp' },
  ],
  confidence: { said: 0.5, stated: 0.5, held: Infinity },
  unclear: 'not clear',
  claims: {},
  sources: ['Crété-Roffet et al. 2007, "The blur effect"; limits: ours'],
})

/** How light the largest face is. A matter of skin and of what surrounds it as well: never called wrong. */
export const faceLightScale = defineScale({
  fact: 'faces',
  quantity: 'light of the middle of the largest face against the rest of the photograph',
  unit: 'stops',
  valueOf: ({ faces }) => faces[0]?.stops ?? null,
  bands: [
    { name: 'darker', below: -0.95, word: 'darker than the rest' },
    { name: 'alike', below: 0.95, word: 'about as light as the rest' },
    { name: 'lighter', below: Infinity, word: 'lighter than the rest' },
  ],
  confidence: { said: 0.5, stated: 0.5, held: Infinity },
  unclear: 'not clear',
  claims: {},
  sources: ['limits: ours'],
})
