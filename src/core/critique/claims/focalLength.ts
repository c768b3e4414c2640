import { focalLengthText } from '../cameraText.ts'
import type { Camera } from '../../../shared/photos.ts'
import { statesKind, statesValue, unstated } from './cameraValue.ts'
import type { ClaimFamily, Statement } from './claim.ts'
import { numberIn, phrases } from './phrase.ts'

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
  claim: (match) => `a lens of ${match[0]}`,
  contradictedBy: ({ camera: { lens } }, match) => {
    if (lens === null) return unstated
    const [claimed, engraved] = [match[0], lens].map((text) => range.exec(text)?.slice(1).join('-'))
    return claimed === engraved ? null : `the file says ${lens}`
  },
}

const millimetres = String.raw`\s?-?(?:mm|millimet(?:re|er)s?)`
const notOfLens = '(?! (?:film|format|camera|frame|negative|slide|long|wide(?!-)|high|thick|from))'

export const focalLength: ClaimFamily = {
  id: 'focalLength',
  rules: [
    {
      pattern: phrases(String.raw`(?<!\d\s?-\s?)\d{1,4}(?:\.\d)?${millimetres}${notOfLens}`),
      affirms: setting,
    },
    { pattern: phrases(String.raw`\d+\s?-\s?\d+${millimetres}`), affirms: zoomRange },
    {
      pattern: phrases('(?:ultra-?)?wide[- ]angle (?:lens|focal length|glass|optic)'),
      affirms: statesKind({
        ...kind,
        claim: 'a wide-angle lens',
        contradicted: (value) => value >= notWideFrom,
      }),
    },
    {
      pattern: phrases('telephoto(?: lens| focal length)?', 'long lens'),
      affirms: statesKind({
        ...kind,
        claim: 'a telephoto lens',
        contradicted: (value) => value <= notTelephotoUpTo,
      }),
    },
  ],
}
