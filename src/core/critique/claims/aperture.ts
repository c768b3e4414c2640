import { apertureText } from '../cameraText.ts'
import type { Camera } from '../../../shared/photos.ts'
import { statesKind, statesValue } from './cameraValue.ts'
import type { ClaimFamily } from './claim.ts'
import { gap, oneOf, numberIn, phrases } from './phrase.ts'

/** "f/1.8" stands for 1.78 in many files; a third of a stop, the next value, is 12 % away. */
const tolerance = 0.06
/** Nobody calls these wide, or small. */
const notWideFrom = 8
const notSmallUpTo = 2.8

const known = (camera: Camera): number | null => camera.aperture
const kind = { known, format: apertureText }

export const aperture: ClaimFamily = {
  id: 'aperture',
  rules: [
    {
      pattern: new RegExp(
        String.raw`(?<![\w/])(?<!group )[fƒ]\s?\/?\s?\d{1,2}(?:\.\d{1,2})?(?![\d\w])|\baperture of \d{1,2}(?:\.\d{1,2})?(?![\d\w])`,
        'gi',
      ),
      // An f-number that belongs to the name of a lens.
      unless: /\d\s?mm [fƒ]\/?\d/i,
      affirms: statesValue({
        claim: 'aperture',
        read: numberIn,
        known: (camera) => [camera.aperture],
        tolerance,
        format: apertureText,
      }),
    },
    {
      pattern: phrases(
        '(?:wide|large|open) aperture',
        `${oneOf('shot', 'used', 'lens', 'taken')}${gap(2)}wide[- ]open(?! space)`,
      ),
      affirms: statesKind({
        ...kind,
        claim: 'a wide aperture',
        contradicted: (value) => value >= notWideFrom,
      }),
    },
    {
      pattern: phrases('(?:small|narrow|closed) aperture', 'stopped[- ]down'),
      affirms: statesKind({
        ...kind,
        claim: 'a small aperture',
        contradicted: (value) => value <= notSmallUpTo,
      }),
    },
  ],
}
