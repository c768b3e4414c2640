import { shutterText } from '../cameraText.ts'
import type { Camera } from '../../../shared/photos.ts'
import { statesKind, statesValue } from './cameraValue.ts'
import type { ClaimFamily } from './claim.ts'
import { gap, oneOf, phrases } from './phrase.ts'

/** 1/60 s is 1/64 s in the shutter and 1/3 s is written 0.3 s; the next value, a third of a stop, is 26 % away. */
const tolerance = 0.12
/** Seconds: nobody calls these a long exposure, or a fast shutter. */
const notLongUpTo = 1 / 125
const notFastFrom = 1 / 15

const known = (camera: Camera): number | null => camera.shutter
const kind = { known, format: shutterText }

/** "1/60" or "30" as seconds. */
function seconds(match: RegExpExecArray): number {
  const [first, second] = match[0].match(/\d+(?:\.\d+)?/g)!.map(Number)
  return second === undefined ? first! : first! / second
}

const second = String.raw`\s?-?(?:s|secs?|seconds?)`

export const shutter: ClaimFamily = {
  id: 'shutter',
  rules: [
    {
      // Small fractions are parts of a frame or of a stop unless a unit follows.
      pattern: phrases(
        String.raw`1\/(?:1[5-9]|[2-9]\d|\d{3,5})(?:th)?`,
        String.raw`1\/\d{1,5}(?:th)?(?:${second}| of a second)`,
        String.raw`\d+(?:\.\d+)?${second} (?:exposure|shutter)`,
        String.raw`${oneOf('exposure', 'shutter', 'shutter speed')}${gap(2)}\d+(?:\.\d+)?${second}`,
      ),
      unless: /\bstops?\b|\bEV\b/,
      affirms: statesValue({
        claim: 'shutter',
        read: seconds,
        known: (camera) => [camera.shutter],
        tolerance,
        format: shutterText,
      }),
    },
    {
      pattern: phrases('long[- ]exposure(?! to)', 'slow shutter(?: speed)?', 'long shutter(?: speed| time)?'),
      affirms: statesKind({
        ...kind,
        claim: 'a long exposure',
        contradicted: (value) => value <= notLongUpTo,
      }),
    },
    {
      pattern: phrases('(?:fast|short|quick) shutter(?: speed| time)?', 'short exposure'),
      affirms: statesKind({
        ...kind,
        claim: 'a fast shutter',
        contradicted: (value) => value >= notFastFrom,
      }),
    },
  ],
}
