// From a file of any format that is read to one that libvips decodes: itself, the JPEG in it, or its pixels as a TIFF.
// It never measures, and everything that comes after it is the same for every format.
import { AppError } from '../../shared/errors.ts'
import { rawFormats, type PhotoFormat, type Rendition } from '../../shared/photos.ts'
import { readHeicProfile } from './header.ts'
import { decodeDeepHeic, decodeHeic } from './heic.ts'
import { onlyKnownParts } from './heicParts.ts'
import { hdrTransferOf } from './iccTags.ts'
import { releasePixels } from './pixels.ts'
import { decodeLab, labOf } from './lab.ts'
import { renderRaw } from './raw/libraw.ts'
import { findPreview } from './raw/preview.ts'
import { sensorOf, type Sensor } from './raw/sensor.ts'
import { soundJpeg } from './soundJpeg.ts'
import { readTiffPicture } from './tiffPicture.ts'
import { wrapTiff } from './wrapTiff.ts'

export type Developed = {
  /** What libvips decodes. */
  file: Buffer
  rendition: Exclude<Rendition, 'first-frame'>
  /** Exif orientation, where the container and not `file` says it. */
  orientation: number | null
  /** A JPEG whose marker of the end was missing: whatever else is missing then, the picture lacks. */
  lackedEnd?: boolean
  /** What a person should know of how it came about. */
  warning?: string | null
}

/** A preview whose long edge is shorter, in pixels, is a thumbnail: used only where nothing better can be had. */
const thumbnail = { always: 512, ofMore: 1024 }

/** Throws AppError photo-damaged, photo-too-large, photo-format. */
export async function develop(bytes: Buffer, format: PhotoFormat): Promise<Developed> {
  if (isRaw(format)) return await developRaw(bytes, format)
  if (format === 'tiff') return await developTiff(bytes)
  if (format === 'jpeg') return { ...soundJpeg(bytes), rendition: 'original', orientation: null }
  if (format !== 'heic') return { file: bytes, rendition: 'original', orientation: null }
  const known = onlyKnownParts(bytes)
  const profile = await readHeicProfile(known)
  const isHdr = profile !== null && hdrTransferOf(profile) !== null
  const pixels = isHdr ? await decodeDeepHeic(known) : await decodeHeic(known)
  const file = wrapTiff(pixels, profile ?? undefined)
  releasePixels(pixels)
  return { file, rendition: 'original', orientation: 1 }
}

/** What libvips cannot read of a TIFF is refused by name, and Lab becomes sRGB. */
async function developTiff(bytes: Buffer): Promise<Developed> {
  const picture = readTiffPicture(bytes)
  const lab = picture ? labOf(picture) : null
  if (!picture || !lab) return { file: bytes, rendition: 'original', orientation: null }
  const { pixels, orientation } = await decodeLab(bytes, lab)
  const file = wrapTiff(pixels, undefined)
  releasePixels(pixels)
  return { file, rendition: 'original', orientation }
}

async function developRaw(bytes: Buffer, format: PhotoFormat): Promise<Developed> {
  const preview = findPreview(bytes, format)
  const sensor = sensorOf(bytes)
  const isSmall = preview === null || isThumbnail(preview, sensor)
  const rendered = isSmall ? await developSensor(bytes) : null
  if (rendered) return rendered
  if (!preview) throw undeveloped(sensor)
  const { jpeg, orientation } = preview
  const warning = isSmall ? smallPreview(preview, sensor) : null
  return { ...soundJpeg(jpeg), rendition: 'camera-preview', orientation, warning }
}

/** A raw file as its sensor saw it, null where that cannot be developed. Throws photo-too-large. */
export async function developSensor(bytes: Buffer): Promise<Developed | null> {
  const rendered = await renderRaw(bytes)
  if (!rendered) return null
  const file = wrapTiff(rendered, undefined)
  releasePixels(rendered)
  return { file, rendition: 'neutral-rendering', orientation: 1 }
}

/** Too little to measure by itself, or so little of a larger sensor's picture that a rendering says more. */
function isThumbnail(preview: { width: number; height: number }, sensor: Sensor | null): boolean {
  const edge = Math.max(preview.width, preview.height)
  const whole = sensor ? Math.max(sensor.width, sensor.height) : 0
  return edge < thumbnail.always || (edge < thumbnail.ofMore && edge * 2 < whole)
}

function smallPreview({ width, height }: { width: number; height: number }, sensor: Sensor | null): string {
  const why = sensor?.unread
    ? `are ${sensor.unread}, which Mondrian does not read`
    : 'cannot be developed here'
  return `This raw photo is shown and measured from a small preview of ${width} × ${height} pixels: its sensor data ${why}.`
}

function undeveloped(sensor: Sensor | null): AppError {
  if (sensor?.isCut) {
    return new AppError(
      'photo-damaged',
      'This raw photo is damaged: part of its sensor data is missing, and it holds no preview.',
    )
  }
  const what = sensor?.unread
    ? `are ${sensor.unread}, which Mondrian does not read`
    : 'cannot be developed here'
  return new AppError(
    'photo-format',
    `This raw photo holds no preview, and its sensor data ${what}. Export it as a JPEG or TIFF and add that.`,
  )
}

function isRaw(format: PhotoFormat): boolean {
  return (rawFormats as readonly PhotoFormat[]).includes(format)
}
