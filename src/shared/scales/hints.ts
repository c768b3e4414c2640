// Facts that only the picture can confirm. They are never held against a sentence.
import { defineScale } from './scale.ts'

/** How much darker or lighter the corners are. Mostly the scene itself: never called vignetting. */
export const cornerScale = defineScale({
  fact: 'cornerFalloff',
  quantity: 'light in the corners against the middle',
  unit: 'stops',
  valueOf: ({ stops }) => stops,
  bands: [
    { name: 'dark', below: -0.95, word: 'much darker' },
    { name: 'darker', below: -0.25, word: 'darker' },
    { name: 'even', below: 0.25, word: 'as light' },
    { name: 'lighter', below: 0.65, word: 'lighter' },
    { name: 'light', below: Infinity, word: 'much lighter' },
  ],
  // Confidence is half of the R² of the fit.
  confidence: { said: 0.25, stated: 0.3, held: Infinity },
  unclear: 'not measurable',
  claims: {},
  sources: ['Goldman & Chen 2005, "Vignette and Exposure Calibration and Compensation"; limits: ours'],
})

/** On which side the visual weight lies. */
export const weightScale = defineScale({
  fact: 'placement',
  quantity: 'visual weight left of the middle',
  unit: 'share',
  valueOf: ({ leftWeight }) => leftWeight,
  bands: [
    { name: 'far-right', below: 0.32, word: 'far to the right' },
    { name: 'right', below: 0.4, word: 'to the right' },
    { name: 'even', below: 0.6, word: 'even' },
    { name: 'left', below: 0.68, word: 'to the left' },
    { name: 'far-left', below: Infinity, word: 'far to the left' },
  ],
  confidence: { said: 0.3, stated: 0.3, held: Infinity },
  unclear: 'not clear',
  claims: {},
  sources: ['limits: ours'],
})
