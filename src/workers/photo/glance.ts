// The small picture of a photo for a list, in a fraction of the time that measuring takes.
import type { PhotoFormat, Rotation } from '../../shared/photos.ts'
import { decodeSmall } from './decode.ts'
import { develop } from './develop.ts'
import { exifParts } from './exifParts.ts'
import { readHeader } from './header.ts'
import { formatOf } from './intake.ts'
import { withOwnColours } from './measure.ts'
import { turnFurther, uprightSize } from './orientation.ts'
import { encodeJpeg } from './render.ts'

export type Glance = { width: number; height: number; format: PhotoFormat; thumb: Buffer }

/** Formats whose pictures, or the JPEGs in them, are decoded small. Others cost as much as measuring them. */
const quick: ReadonlySet<PhotoFormat> = new Set([
  'jpeg',
  'webp',
  'cr2',
  'cr3',
  'nef',
  'arw',
  'raf',
  'orf',
  'rw2',
  'pef',
])

/**
 * The size of a photo and its small picture, long edge at most `edge` pixels; null where it would not be quick. What is
 * wrong with a photo is found by measuring it: throws as `openPhoto` does.
 */
export async function glanceAt(
  bytes: Buffer,
  rotation: Rotation,
  { edge, quality }: { edge: number; quality: number },
): Promise<Glance | null> {
  const format = formatOf(bytes)
  if (!quick.has(format)) return null
  const developed = await develop(bytes, format)
  if (developed.rendition === 'neutral-rendering') return null
  const read = await readHeader(developed.file, developed)
  if (read.own) return null
  const header = { ...read, orientation: turnFurther(read.orientation, rotation) }
  const { file } = withOwnColours(developed.file, header, exifParts(bytes, format))
  const small = await decodeSmall(file, header.orientation, edge)
  const thumb = await encodeJpeg(small, edge, quality)
  return { ...uprightSize(header, header.orientation), format, thumb }
}
