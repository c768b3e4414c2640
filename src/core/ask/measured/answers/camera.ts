// What the camera wrote into the file. Never guesses what it did not.
import type { Camera } from '../../../../shared/photos.ts'
import { plainLine } from '../../../../shared/plainText.ts'
import { apertureText, focalLengthText, shutterText } from '../../../critique/cameraText.ts'
import { joinWords } from '../../../critique/plan/sizes.ts'
import { cameraLine } from '../../../describe.ts'
import type { Answer } from '../askedPhoto.ts'
import { say } from './say.ts'

const unknown = (what: string): string => say(`the file does not say ${what}`)

/** An answer from the camera data: from one value, as `tell` has it, or that the file does not say. */
const fromCamera =
  (what: string, tell: (camera: Camera) => string | null): Answer =>
  ({ photo: { camera } }) => {
    const told = camera && tell(camera)
    return told ? say(told) : unknown(what)
  }

const nothing = {
  make: null,
  model: null,
  lens: null,
  focalLength: null,
  aperture: null,
  shutter: null,
  iso: null,
}

export const answerAperture = fromCamera('which aperture was used', ({ aperture }) =>
  aperture ? `the aperture was ${apertureText(aperture)}` : null,
)

export const answerShutter = fromCamera('how long the exposure was', ({ shutter }) =>
  shutter ? `the exposure time was ${shutterText(shutter)}` : null,
)

export const answerIso = fromCamera('which ISO was used', ({ iso }) =>
  iso ? `it was taken at ISO ${iso}` : null,
)

export const answerFocalLength = fromCamera(
  'which focal length was used',
  ({ focalLength, focalLength35 }) => {
    if (!focalLength) return null
    const like = focalLength35 && focalLength35 !== focalLength
    return `the focal length was ${focalLengthText(focalLength)}${like ? `, like ${focalLengthText(focalLength35)} on full frame` : ''}`
  },
)

export const answerLens = fromCamera('which lens was used', ({ lens }) =>
  lens ? `the file names the lens: ${plainLine(lens)}` : null,
)

export const answerCamera = fromCamera('which camera was used', ({ make, model }) => {
  const body = cameraLine({ ...nothing, make, model })
  return body === '' ? null : `the file names the camera: ${plainLine(body)}`
})

export const answerTakenAt = fromCamera('when it was taken', ({ takenAt }) =>
  takenAt ? `by its camera's clock it was taken at ${plainLine(takenAt)}` : null,
)

export const answerFlash = fromCamera('whether a flash was used', ({ flash }) =>
  flash === null ? null : flash ? 'the flash fired' : 'the flash did not fire',
)

export const answerSettings: Answer = ({ photo: { camera } }) => {
  const fields: [what: string, value: string | null][] = [
    ['the aperture', camera?.aperture ? apertureText(camera.aperture) : null],
    ['the exposure time', camera?.shutter ? shutterText(camera.shutter) : null],
    ['the ISO', camera?.iso ? `ISO ${camera.iso}` : null],
    ['the focal length', camera?.focalLength ? focalLengthText(camera.focalLength) : null],
  ]
  const known = fields.flatMap(([, value]) => value ?? [])
  const missing = fields.flatMap(([what, value]) => (value === null ? [what] : []))
  if (known.length === 0) return unknown('which settings were used')
  const rest = missing.length === 0 ? '' : ` ${unknown(joinWords(missing))}`
  return `${say(`it was taken at ${joinWords(known)}`)}${rest}`
}
