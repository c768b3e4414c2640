import { apertureText, focalLengthText, shutterText } from './critique/cameraText.ts'
import { isOnSentence, isToCheck, type Flag } from '../shared/critique.ts'
import type { Mode } from '../shared/jobs.ts'
import type { Camera, Photo } from '../shared/photos.ts'

const known = (parts: (string | null | false)[]): string => parts.filter(Boolean).join(' · ')

type CameraBody = Pick<Camera, 'make' | 'model' | 'lens' | 'focalLength' | 'aperture' | 'shutter' | 'iso'>

/** Everything the camera wrote, or an empty string. */
export function cameraLine(camera: CameraBody): string {
  const { make, model, lens, focalLength, aperture, shutter, iso } = camera
  // Many cameras repeat the maker's name in the model's.
  const body =
    make && model?.toLowerCase().startsWith(make.toLowerCase())
      ? model
      : [make, model].filter(Boolean).join(' ')
  return known([
    body,
    lens,
    focalLength !== null && focalLengthText(focalLength),
    aperture !== null && apertureText(aperture),
    shutter !== null && shutterText(shutter),
    iso !== null && `ISO ${iso}`,
  ])
}

const sizeText = (bytes: number): string =>
  bytes < 1e6 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1e6).toFixed(1)} MB`

/** "1600 × 1067 · JPEG · 412 kB". */
export function fileLine({
  width,
  height,
  format,
  size,
}: Pick<Photo, 'width' | 'height' | 'format' | 'size'>): string {
  return known([
    width !== null && height !== null && `${width} × ${height}`,
    format && format.toUpperCase(),
    size !== null && sizeText(size),
  ])
}

/** What a mode means for what may be believed. */
export const modeSentences: Record<Mode, string> = {
  vision: 'This model sees the picture.',
  text: 'This model has not seen the picture: it reads the measurements and the camera data.',
  starter: 'Words what was measured and found in the picture, and sees nothing itself.',
}

/** What contradicts a measurement, with the measurement: a sentence or the closing line; or a sentence that comes twice. */
export function describeFlag(markdown: string, flag: Flag): string {
  const { claim, measured } = flag
  const verdict = isToCheck(flag) ? 'Check this.' : 'This does not hold.'
  if (!isOnSentence(flag)) return `The model says: ${claim}. ${verdict} Measured: ${measured}.`
  const sentence = markdown.slice(flag.start, flag.end).trim().replaceAll(/\s+/g, ' ')
  if (flag.kind === 'repeat') return `“${sentence}” repeats what stands under ${claim}.`
  if (flag.kind === 'citation') return `“${sentence}” cites ${claim}, which does not hold. ${measured}`
  return `“${sentence}” claims: ${claim}. ${verdict} Measured: ${measured}.`
}
