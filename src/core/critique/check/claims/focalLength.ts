import type { Camera } from '../../../../shared/photos.ts'
import { focalLengthText } from '../../cameraText.ts'
import type { ClaimFamily, Statement } from '../claim.ts'
import { focalLengths, telephotoLenses, wideLenses, zoomRanges } from '../lexicon/camera.ts'
import { alone } from '../relation.ts'
import { fileSays, numberIn, statesKind, statesValue, unstated } from './cameraValue.ts'

/** Lenses are engraved with round numbers; files hold the exact ones. */
const tolerance = 0.05
/** Full-frame millimetres: nobody calls these wide-angle, or telephoto. */
const notWideFrom = 60
const notTelephotoUpTo = 55

const known = (camera: Camera): number | null => camera.focalLength35 ?? camera.focalLength
const kind = { known, format: focalLengthText }

const range = /(\d+)\s?-\s?(\d+)/

/** "24-70mm" names a lens, "24mm" the setting it had. */
const setting = statesValue({
  claim: 'focal length',
  read: numberIn,
  known: ({ focalLength, focalLength35 }) => [focalLength, focalLength35],
  tolerance,
  format: focalLengthText,
})
const zoomRange: Statement = {
  claim: (words) => `a lens of ${words.trim()}`,
  contradictedBy: ({ camera: { lens } }, words) => {
    if (lens === null) return unstated
    const [claimed, engraved] = [words, lens].map((text) => range.exec(text)?.slice(1).join('-'))
    return claimed === engraved ? null : fileSays(lens)
  },
}

export const focalLength: ClaimFamily = {
  id: 'focalLength',
  rules: [
    { pattern: alone(focalLengths), affirms: setting },
    { pattern: alone(zoomRanges), affirms: zoomRange },
    {
      pattern: alone(wideLenses),
      affirms: statesKind({
        ...kind,
        claim: 'a wide-angle lens',
        contradicted: (value) => value >= notWideFrom,
      }),
    },
    {
      pattern: alone(telephotoLenses),
      affirms: statesKind({
        ...kind,
        claim: 'a telephoto lens',
        contradicted: (value) => value <= notTelephotoUpTo,
      }),
    },
  ],
}
