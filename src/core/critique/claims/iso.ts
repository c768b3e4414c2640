import type { Camera } from '../../../shared/photos.ts'
import { statesKind, statesValue } from './cameraValue.ts'
import type { ClaimFamily } from './claim.ts'
import { gap, phrases } from './phrase.ts'

/** Nobody calls these high, or low. */
const notHighUpTo = 200
const notLowFrom = 1600

const format = (value: number): string => `ISO ${value}`
const known = (camera: Camera): number | null => camera.iso
const kind = { known, format }

const readIso = (match: RegExpExecArray): number => Number(match[0].replace(/\D/g, ''))

export const iso: ClaimFamily = {
  id: 'iso',
  rules: [
    {
      pattern: phrases(
        String.raw`ISO(?: (?:of|at|around|about|near))?[\s:=-]{0,2}\d{1,3}(?:,?\d{3})?`,
        String.raw`\d{2,3}(?:,?\d{3})? ISO`,
      ),
      affirms: statesValue({
        claim: 'sensitivity',
        read: readIso,
        known: (camera) => [camera.iso],
        tolerance: 0.02,
        format,
      }),
    },
    {
      pattern: phrases(`high${gap(1)}ISO`),
      affirms: statesKind({ ...kind, claim: 'a high ISO', contradicted: (value) => value <= notHighUpTo }),
    },
    {
      pattern: phrases(`low${gap(1)}ISO`),
      affirms: statesKind({ ...kind, claim: 'a low ISO', contradicted: (value) => value >= notLowFrom }),
    },
  ],
}
