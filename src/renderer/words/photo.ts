// What a photograph's file and camera say, in the notation photographers use.
import type { Fact } from '../../shared/facts.ts'
import type { Camera, Photo, Rendition } from '../../shared/photos.ts'
import { bytesText } from './numbers.ts'

const known = (parts: (string | null | false)[]): string => parts.filter(Boolean).join(' · ')

const shutterText = (seconds: number): string =>
  seconds < 0.3 ? `1/${Math.round(1 / seconds)} s` : `${Number(seconds.toFixed(1))} s`

/** "35 mm · f/8 · 1/60 s · ISO 100", or an empty string. */
export function exposureLine({ focalLength, aperture, shutter, iso }: Camera): string {
  return known([
    focalLength !== null && `${Number(focalLength.toFixed(1))} mm`,
    aperture !== null && `f/${Number(aperture.toFixed(1))}`,
    shutter !== null && shutterText(shutter),
    iso !== null && `ISO ${iso}`,
  ])
}

/** "NIKON D4 · 24-70mm f/2.8", or an empty string. */
export function cameraBody({ make, model, lens }: Camera): string {
  // Many cameras repeat the maker's name in the model's.
  const repeats = make !== null && model?.toLowerCase().startsWith(make.toLowerCase())
  return known([repeats ? model : [make, model].filter(Boolean).join(' '), lens])
}

/** "5470 × 3646", or an empty string until the photo was opened. */
export const pixelsText = ({ width, height }: Photo): string =>
  width !== null && height !== null ? `${width} × ${height}` : ''

/** What is shown where it is not the whole of the file. */
const renditionNames: Record<Rendition, string | null> = {
  original: null,
  'first-frame': 'first frame',
  'camera-preview': 'camera preview',
  'neutral-rendering': 'neutral rendering',
}

/** "5470 × 3646 · JPEG · 1.2 MB", "8256 × 5504 · NEF · camera preview · 52 MB". */
export const fileLine = (photo: Photo): string =>
  known([
    pixelsText(photo),
    photo.format?.toUpperCase() ?? null,
    photo.companion !== null && `with ${photo.companion}`,
    photo.rendition && renditionNames[photo.rendition],
    photo.size !== null && bytesText(photo.size),
  ])

/** "slate blue, dusty rose": the two names that cover most, each with all of its swatches. */
export function paletteNames({ swatches }: Fact<'palette'>): string {
  const shares = new Map<string, number>()
  for (const { name, share } of swatches) shares.set(name, (shares.get(name) ?? 0) + share)
  return [...shares]
    .toSorted(([, one], [, other]) => other - one)
    .slice(0, 2)
    .map(([name]) => name)
    .join(', ')
}
