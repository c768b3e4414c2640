import type { Metadata } from 'sharp'
import { AppError } from '../../shared/errors.ts'
import { codingOf, deepHeicCoding, heicCoding, refuseTooCostly, type Claim } from './cost.ts'
import { heifColours } from './heifColours.ts'
import { hdrTransferOf, isLinear } from './iccTags.ts'
import { sharp } from './libvips.ts'
import { linearSrgb, ownNumbersPerPixel } from './ownNumbers.ts'
import { pngColours } from './pngColours.ts'

/** What a photo says of itself before a pixel is decoded. Width and height are those of the stored picture. */
export type Header = {
  width: number
  height: number
  /** Exif tag 274, 1..8. */
  orientation: number
  /** The file's own colour is RGB or grey, so that its pixel values are the camera's. */
  isRgbOrGrey: boolean
  hasProfile: boolean
  isGrey: boolean
  /** What libvips calls the type of a sample: uchar, ushort, float. */
  depth: string
  /** Where libvips would take the file's numbers for other colours than they are: the profile that says which. */
  ownProfile: Buffer | null
  isJpeg: boolean
  isProgressive: boolean
  /** Frames of an animation or pages of a TIFF. */
  pages: number
}

const rgbOrGrey = new Set(['srgb', 'rgb16', 'b-w', 'grey16', 'scrgb'])

/**
 * libvips sees no code points and no gamma, takes floating-point numbers for linear light whatever their profile says,
 * and leaves out the profile of 16-bit grey. HDR and linear numbers must not be measured as they are.
 */
function findOwnProfile(bytes: Buffer, { format, icc, space, depth }: Metadata): Buffer | null {
  if (!rgbOrGrey.has(space)) return null
  const named = format === 'png' ? pngColours(bytes) : format === 'heif' && !icc ? heifColours(bytes) : null
  if (named) return named
  if (depth === 'float') return icc ?? linearSrgb()
  if (!icc) return null
  const isMistaken = space === 'grey16' || isLinear(icc) || hdrTransferOf(icc) !== null
  return isMistaken ? icc : null
}

/**
 * The colour profile of a HEIC, whose header libvips can read, though not the picture. Throws photo-damaged,
 * photo-too-large for a picture that would cost too much, and photo-format for colours that cannot be told.
 */
export async function readHeicProfile(bytes: Buffer): Promise<Buffer | null> {
  const metadata = await readMetadata(bytes)
  const profile = metadata.icc ?? heifColours(bytes)
  const coding = profile && hdrTransferOf(profile) !== null ? deepHeicCoding : heicCoding
  refuseTooCostly({ ...claimOf(metadata), ...coding }, bytes.length)
  return profile
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
  const ownProfile = findOwnProfile(bytes, metadata)
  const heldPerPixel =
    coding.heldPerPixel + (ownProfile ? ownNumbersPerPixel(metadata.depth, metadata.channels) : 0)
  refuseTooCostly({ ...claim, ...coding, heldPerPixel }, bytes.length)
  return {
    width,
    height,
    orientation: orientation ?? metadata.orientation ?? 1,
    isRgbOrGrey: rgbOrGrey.has(metadata.space),
    isGrey: metadata.space === 'b-w' || metadata.space === 'grey16',
    hasProfile: metadata.icc !== undefined,
    depth: metadata.depth,
    ownProfile,
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
