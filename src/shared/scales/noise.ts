import { defineScale } from './scale.ts'

/** Noise of the flattest parts, so most of the picture is at least that noisy. JPEG may hide up to 3. */
export const noiseScale = defineScale({
  fact: 'noise',
  quantity: 'standard deviation of noise on 8-bit luma at native size',
  unit: 'of 255',
  valueOf: ({ sigma }) => sigma,
  bands: [
    { name: 'invisible', below: 1, word: 'invisible' },
    { name: 'slight', below: 2, word: 'slight' },
    { name: 'visible', below: 6, word: 'visible' },
    { name: 'strong', below: 12, word: 'strong' },
    { name: 'very-strong', below: Infinity, word: 'very strong' },
  ],
  confidence: { said: 0.5, stated: 0.5, held: 0.5 },
  unclear: 'not measurable',
  claims: {
    noisy: { trueIn: ['visible', 'strong', 'very-strong'], wrong: { below: 1 } },
    clean: { trueIn: ['invisible', 'slight'], wrong: { from: 5 } },
  },
  sources: ['Immerkær 1996, "Fast Noise Variance Estimation"; limits: ours'],
})
