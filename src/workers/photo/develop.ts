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
}

/** A preview whose long edge is shorter, in pixels, is a thumbnail: used only where nothing better can be had. */
const smallestPreview = 512

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
  const longEdge = preview ? Math.max(preview.width, preview.height) : 0
  const rendered = longEdge < smallestPreview ? await renderRaw(bytes) : null
  if (rendered) {
    const file = wrapTiff(rendered, undefined)
    releasePixels(rendered)
    return { file, rendition: 'neutral-rendering', orientation: 1 }
  }
  if (preview)
    return { ...soundJpeg(preview.jpeg), rendition: 'camera-preview', orientation: preview.orientation }
  throw new AppError(
    'photo-damaged',
    'This raw photo holds no preview, and its sensor data cannot be developed: it may be damaged.',
  )
}

function isRaw(format: PhotoFormat): boolean {
  return (rawFormats as readonly PhotoFormat[]).includes(format)
}
