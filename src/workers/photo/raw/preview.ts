// The largest picture that a camera put into its own raw file.
// It never mistakes sensor data for a picture, and never decodes anything.
import type { PhotoFormat } from '../../../shared/photos.ts'
import { findCr3Previews } from './cr3.ts'
import { jpegSize } from './jpegSize.ts'
import { findTiffPreviews, type Stretch } from './tiffPreviews.ts'

export type Preview = {
  jpeg: Buffer
  width: number
  height: number
  /** Exif orientation that the raw file gives it; null where the JPEG speaks for itself. */
  orientation: number | null
}

/** The largest JPEG in a raw file of this format, null when it holds none. */
export function findPreview(bytes: Buffer, format: PhotoFormat): Preview | null {
  const { stretches, orientation } = placesOf(bytes, format)
  const previews = stretches.flatMap(({ at, length }) => {
    const end = Math.min(at + length, bytes.length)
    const size = jpegSize(bytes, at, end)
    return size ? [{ jpeg: bytes.subarray(at, end), ...size, orientation }] : []
  })
  const area = ({ width, height }: Preview): number => width * height
  return previews.toSorted((a, b) => area(b) - area(a) || b.jpeg.length - a.jpeg.length)[0] ?? null
}

function placesOf(bytes: Buffer, format: PhotoFormat): { stretches: Stretch[]; orientation: number | null } {
  if (format === 'cr3') return findCr3Previews(bytes)
  if (format === 'raf') return { stretches: findRafPreviews(bytes), orientation: null }
  return findTiffPreviews(bytes)
}

/** Fujifilm's RAF names its JPEG, which is a complete photo with Exif, in its header. */
function findRafPreviews(bytes: Buffer): Stretch[] {
  return bytes.length < 0x5c ? [] : [{ at: bytes.readUInt32BE(0x54), length: bytes.readUInt32BE(0x58) }]
}
