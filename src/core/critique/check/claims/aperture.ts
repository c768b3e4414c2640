import type { Camera } from '../../../../shared/photos.ts'
import { apertureText } from '../../cameraText.ts'
import type { ClaimFamily } from '../claim.ts'
import { fNumbers, lensWithNumber, narrowApertures, wideApertures } from '../lexicon/camera.ts'
import { alone } from '../relation.ts'
import { numberIn, statesKind, statesValue } from './cameraValue.ts'

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
      pattern: alone(fNumbers),
      unless: lensWithNumber,
      affirms: statesValue({
        claim: 'aperture',
        read: numberIn,
        known: (camera) => [camera.aperture],
        tolerance,
        format: apertureText,
      }),
    },
    {
      pattern: alone(wideApertures),
      affirms: statesKind({
        ...kind,
        claim: 'a wide aperture',
        contradicted: (value) => value >= notWideFrom,
      }),
    },
    {
      pattern: alone(narrowApertures),
      affirms: statesKind({
        ...kind,
        claim: 'a small aperture',
        contradicted: (value) => value <= notSmallUpTo,
      }),
    },
  ],
}
