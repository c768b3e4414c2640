import type { Metadata } from 'sharp'
import { AppError } from '../../shared/errors.ts'
import { codingOf, heicCoding, refuseTooCostly, type Claim } from './cost.ts'
import { sharp } from './libvips.ts'

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

/**
 * The colour profile of a HEIC, whose header libvips can read, though not the picture.
 * Throws photo-damaged, and photo-too-large for a picture that would cost too much.
 */
export async function readHeicProfile(bytes: Buffer): Promise<Buffer | undefined> {
  const metadata = await readMetadata(bytes)
  refuseTooCostly({ ...claimOf(metadata), ...heicCoding }, bytes.length)
  return metadata.icc
}

/**
 * Reads the header of a file; an `orientation` that is not null stands in place of the file's own.
 * Throws photo-damaged when there is no readable header, photo-too-large for a picture that would cost too much.
 */
export async function readHeader(bytes: Buffer, orientation: number | null = null): Promise<Header> {
  const metadata = await readMetadata(bytes)
  const { width, height } = metadata
  const claim = claimOf(metadata)
  const coding = codingOf(bytes, { ...claim, format: metadata.format, interlaced: metadata.isProgressive })
  refuseTooCostly({ ...claim, ...coding }, bytes.length)
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

/** Bytes of a sample by the name libvips gives its type; of any other, as many as the largest has. */
const sampleSizes: Record<string, number> = {
  uchar: 1,
  char: 1,
  ushort: 2,
  short: 2,
  uint: 4,
  int: 4,
  float: 4,
}

function claimOf({
  width,
  height,
  channels,
  depth,
}: Metadata): Pick<Claim, 'width' | 'height' | 'channels' | 'sampleBytes'> {
  return { width, height, channels, sampleBytes: sampleSizes[depth] ?? 16 }
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
