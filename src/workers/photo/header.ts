import type { Metadata } from 'sharp'
import { AppError } from '../../shared/errors.ts'
import { sharp } from './libvips.ts'

const maxMegapixels = 300

/** What a photo says of itself before a pixel is decoded. Width and height are those of the stored picture. */
export type Header = {
  width: number
  height: number
  /** Exif tag 274, 1..8. */
  orientation: number
  /** The file's own colour is RGB or grey, so that its pixel values are the camera's. */
  isRgbOrGrey: boolean
  hasProfile: boolean
  isJpeg: boolean
  isProgressive: boolean
  /** Frames of an animation or pages of a TIFF. */
  pages: number
}

const rgbOrGrey = new Set(['srgb', 'rgb16', 'b-w', 'grey16'])

/** The colour profile in a file that libvips can read the header of, though perhaps not the picture. */
export async function readProfile(bytes: Buffer): Promise<Buffer | undefined> {
  return (await readMetadata(bytes)).icc
}

/**
 * Reads the header of a file; an `orientation` that is not null stands in place of the file's own.
 * Throws photo-damaged when there is no readable header, photo-too-large above 300 megapixels.
 */
export async function readHeader(bytes: Buffer, orientation: number | null = null): Promise<Header> {
  const metadata = await readMetadata(bytes)
  const { width, height } = metadata
  refuseTooLarge({ width, height })
  return {
    width,
    height,
    orientation: orientation ?? metadata.orientation ?? 1,
    isRgbOrGrey: rgbOrGrey.has(metadata.space),
    hasProfile: metadata.icc !== undefined,
    isJpeg: metadata.format === 'jpeg',
    isProgressive: metadata.isProgressive,
    pages: metadata.pages ?? 1,
  }
}

/** Throws photo-too-large above 300 megapixels. */
export function refuseTooLarge({ width, height }: { width: number; height: number }): void {
  const megapixels = (width * height) / 1e6
  if (megapixels <= maxMegapixels) return
  const shown = Math.round(megapixels).toLocaleString('en')
  throw new AppError('photo-too-large', `${shown} megapixels: larger than Mondrian opens.`)
}

async function readMetadata(bytes: Buffer): Promise<Metadata> {
  try {
    return await sharp(bytes, { failOn: 'none', limitInputPixels: false }).metadata()
  } catch (cause) {
    throw new AppError('photo-damaged', 'This file is damaged, or written in a way Mondrian cannot read.', {
      cause,
    })
  }
}
