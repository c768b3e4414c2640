import { defineScale } from './scale.ts'

/** Clipped at the bright end. Measured over the whole picture, so "nothing is clipped" holds for every part. */
export const highlightScale = defineScale({
  fact: 'clipping',
  quantity: 'native pixels with a channel at 254 or above',
  unit: 'percent',
  valueOf: ({ highlightPercent }) => highlightPercent,
  bands: [
    { name: 'none', below: 0.1, word: 'hardly any' },
    { name: 'clean', below: 0.5, word: 'very few' },
    { name: 'touched', below: 2, word: 'some' },
    { name: 'clipped', below: 6, word: 'many' },
    { name: 'blown', below: Infinity, word: 'a large part' },
  ],
  confidence: { said: 1, stated: 1, held: 1 },
  unclear: 'not measured',
  claims: {
    clipped: { trueIn: ['touched', 'clipped', 'blown'], wrong: { below: 0.1 } },
    held: { trueIn: ['none', 'clean'], wrong: { from: 1 } },
  },
  sources: ['limits: ours'],
})

/** Clipped at the dark end. Shadows near black look blocked, too: see `nearBlackShare`. */
export const shadowScale = defineScale({
  fact: 'clipping',
  quantity: 'native pixels with every channel at 1 or below',
  unit: 'percent',
  valueOf: ({ shadowPercent }) => shadowPercent,
  bands: [
    { name: 'none', below: 0.1, word: 'hardly any' },
    { name: 'clean', below: 1, word: 'very few' },
    { name: 'deep', below: 6, word: 'some' },
    { name: 'blocked', below: Infinity, word: 'a large part' },
  ],
  confidence: { said: 1, stated: 1, held: 1 },
  unclear: 'not measured',
  claims: {
    clipped: { trueIn: ['deep', 'blocked'], wrong: { below: 0.1 } },
    held: { trueIn: ['none', 'clean'], wrong: { from: 2 } },
  },
  sources: ['limits: ours'],
})

/** Share of pixels in the darkest 64th of the tones from which shadows may be called blocked though none is clipped. */
export const nearBlackShare = 0.01
