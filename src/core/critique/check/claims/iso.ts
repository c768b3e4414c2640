import type { Camera } from '../../../../shared/photos.ts'
import type { ClaimFamily } from '../claim.ts'
import { highIsos, isoValues, lowIsos } from '../lexicon/camera.ts'
import { alone } from '../relation.ts'
import { statesKind, statesValue } from './cameraValue.ts'

/** Nobody calls these high, or low. */
const notHighUpTo = 200
const notLowFrom = 1600

const format = (value: number): string => `ISO ${value}`
const known = (camera: Camera): number | null => camera.iso
const kind = { known, format }

export const iso: ClaimFamily = {
  id: 'iso',
  rules: [
    {
      pattern: alone(isoValues),
      affirms: statesValue({
        claim: 'sensitivity',
        read: (words) => Number(words.replace(/\D/g, '')),
        known: (camera) => [camera.iso],
        tolerance: 0.02,
        format,
      }),
    },
    {
      pattern: alone(highIsos),
      affirms: statesKind({ ...kind, claim: 'a high ISO', contradicted: (value) => value <= notHighUpTo }),
    },
    {
      pattern: alone(lowIsos),
      affirms: statesKind({ ...kind, claim: 'a low ISO', contradicted: (value) => value >= notLowFrom }),
    },
  ],
}
