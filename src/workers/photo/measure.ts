// One photo in process: from its bytes to its facts.
// It never touches the disk.
import { AppError } from '../../shared/errors.ts'
import type { Facts } from '../../shared/facts.ts'
import type { Camera, PhotoFormat, Rendition, Rotation } from '../../shared/photos.ts'
import { declaresAdobeRgb, labelAdobeRgb } from './adobeRgb.ts'
import { readCamera } from './camera.ts'
import { decode, type Decoded } from './decode.ts'
import { develop, developSensor, type Developed } from './develop.ts'
import { measureAll, measureEarly, type CompleteFacts } from './facts/index.ts'
import { createScene, type Scene } from './facts/scene.ts'
import { readHeader, type Header } from './header.ts'
import { exifParts } from './exifParts.ts'
import { formatOf } from './intake.ts'
import { jpegQuality } from './jpegQuality.ts'
import { turnFurther, uprightSize } from './orientation.ts'
import type { Pixels } from './pixels.ts'

export type OpenPhoto = {
  /** Pixels once upright. */
  width: number
  height: number
  format: PhotoFormat
  rendition: Rendition
  camera: Camera
  isDamaged: boolean
  warning: string | null
  /** The whole of it, upright, long edge at most 1024 pixels. */
  raster: Pixels
  scene: Scene
  readNative: Decoded['readNative']
}

/** Decodes a photo, turned by `rotation` on top of what it says. Throws photo-format, photo-too-large, photo-damaged. */
export async function openPhoto(bytes: Buffer, rotation: Rotation = 0): Promise<OpenPhoto> {
  const { format, exif, developed, stored, decoded } = await openWith(bytes, rotation)
  const { raster, isDamaged, warning, readNative } = decoded
  const size = uprightSize(stored.header, stored.header.orientation)
  return {
    ...size,
    format,
    rendition: stored.header.pages > 1 ? 'first-frame' : developed.rendition,
    camera: readCamera(exif),
    isDamaged,
    warning: [developed.warning, warning].filter(Boolean).join(' ') || null,
    raster,
    scene: createScene({ raster, size, jpegQuality: jpegQuality(stored.file) }),
    readNative,
  }
}

/** Every pixel of a photo, upright, in sRGB. Throws as `openPhoto` does. */
export async function openWhole(bytes: Buffer, rotation: Rotation): Promise<Pixels> {
  return (await openWith(bytes, rotation, mostEdge)).decoded.raster
}

/** No picture that is opened has a longer edge. */
export const mostEdge = 65_535

async function openWith(
  bytes: Buffer,
  rotation: Rotation,
  edge?: number,
): Promise<Opened & { format: PhotoFormat; exif: Buffer[] }> {
  const format = formatOf(bytes)
  const exif = exifParts(bytes, format)
  const opened = await decodeFirst(bytes, format, (each) => open(each, exif, rotation, edge))
  return { ...opened, format, exif }
}

type Opened = { developed: Developed; stored: { file: Buffer; header: Header }; decoded: Decoded }

async function open(
  developed: Developed,
  exif: Buffer[],
  rotation: Rotation,
  edge?: number,
): Promise<Opened> {
  const read = await readHeader(developed.file, developed)
  const header = { ...read, orientation: turnFurther(read.orientation, rotation) }
  const stored = withOwnColours(developed.file, header, exif)
  return { developed, stored, decoded: await decode(stored.file, stored.header, edge) }
}

/** A raw file whose preview is damaged is shown from the data of its sensor, where these can be developed. */
export async function decodeFirst<Result>(
  bytes: Buffer,
  format: PhotoFormat,
  openDeveloped: (developed: Developed) => Promise<Result>,
): Promise<Result> {
  const developed = await develop(bytes, format)
  try {
    return await openDeveloped(developed)
  } catch (error) {
    const isPreview = developed.rendition === 'camera-preview'
    if (!isPreview || !(error instanceof AppError) || error.code !== 'photo-damaged') throw error
    const sensor = await developSensor(bytes)
    if (!sensor) throw error
    return await openDeveloped({
      ...sensor,
      warning: 'The preview in this raw photo is damaged; it is shown from its sensor data.',
    })
  }
}

/** A JPEG without a profile whose Exif declares Adobe RGB gets that profile; anything else is left as it is. */
export function withOwnColours(
  file: Buffer,
  header: Header,
  exif: Buffer[],
): { file: Buffer; header: Header } {
  const isJpeg = file[0] === 0xff && file[1] === 0xd8
  if (!isJpeg || header.hasProfile || !exif.some(declaresAdobeRgb)) return { file, header }
  return { file: labelAdobeRgb(file), header: { ...header, hasProfile: true } }
}

export type MeasuredPhoto = Omit<OpenPhoto, 'raster' | 'scene' | 'readNative'> & { facts: CompleteFacts }

/** Opens a photo and measures everything; `onEarly` gets the first facts on the way. Throws as `openPhoto` does. */
export async function measurePhoto(
  bytes: Buffer,
  onEarly: (facts: Facts) => void = () => undefined,
): Promise<MeasuredPhoto> {
  const { raster: _raster, scene, readNative, ...photo } = await openPhoto(bytes)
  const early = measureEarly(scene)
  onEarly(early)
  return { ...photo, facts: await measureAll(scene, early, readNative) }
}
