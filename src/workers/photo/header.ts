import type { Metadata } from 'sharp'
import { AppError } from '../../shared/errors.ts'
import { codingOf, deepHeicCoding, heicCoding, refuseTooCostly, type Claim } from './cost.ts'
import { isDisplayP3 } from './displayP3.ts'
import { heifColours } from './heifColours.ts'
import { hdrTransferOf, isLinear } from './iccTags.ts'
import { sharp } from './libvips.ts'
import { linearSrgb, srgbProfile } from './ownNumbers.ts'
import { pngColours } from './pngColours.ts'
import { numbersPerPixel, type Storage } from './readNumbers.ts'
import { readTiffPicture } from './tiffPicture.ts'

/** What a photo says of itself before a pixel is decoded. Width and height are those of the stored picture. */
export type Header = {
  width: number
  height: number
  /** Exif tag 274, 1..8. */
  orientation: number
  /** The file's own colour is RGB or grey, so that its pixel values are the camera's. */
  isRgbOrGrey: boolean
  hasProfile: boolean
  /** The file's own numbers are RGB in Display P3. */
  isDisplayP3: boolean
  /** Bits of a channel are more than eight. */
  isDeep: boolean
  /** Where libvips would take what the file holds for other colours than they are: how to read it, and its meaning. */
  own: (Storage & { profile: Buffer; isUndeclared: boolean }) | null
  isJpeg: boolean
  isProgressive: boolean
  /** A JPEG whose marker of the end was missing. */
  lackedEnd: boolean
  /** Frames of an animation or pages of a TIFF. */
  pages: number
}

const rgbOrGrey = new Set(['srgb', 'rgb16', 'b-w', 'grey16', 'scrgb'])

/**
 * libvips takes every channel after the colours for transparency, and cannot leave out two of them. It sees no code
 * points and no gamma, takes floating-point numbers for linear light whatever their profile says, and leaves out the
 * profile of 16-bit grey. HDR and linear numbers must not be measured as they are.
 */
function findOwn(bytes: Buffer, metadata: Metadata): Header['own'] {
  const { format, icc, space, depth, hasAlpha } = metadata
  const isCmyk = space === 'cmyk'
  if (!rgbOrGrey.has(space) && !isCmyk) return null
  const picture = format === 'tiff' ? readTiffPicture(bytes) : null
  const extra = picture?.extra ?? (hasAlpha ? [2] : [])
  const alpha = extra.findIndex((kind) => kind !== 0)
  const storage = {
    isUndeclared: picture?.isUndeclared ?? false,
    depth,
    isGrey: space === 'b-w' || space === 'grey16',
    isCmyk,
    alpha: alpha < 0 ? null : alpha,
  }
  const profile = isCmyk ? null : findOwnProfile(bytes, metadata)
  if (profile) return { ...storage, profile }
  const isMistaken = extra.length > 1 || extra[0] === 0
  return isMistaken ? { ...storage, profile: (isCmyk ? null : icc) ?? srgbProfile() } : null
}

function findOwnProfile(bytes: Buffer, { format, icc, space, depth }: Metadata): Buffer | null {
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

export type Known = Partial<{ orientation: number | null; lackedEnd: boolean }>

/**
 * Reads the header of a file; what is known of it already stands in place of what the file says.
 * Throws photo-damaged when there is no readable header, photo-too-large for a picture that would cost too much.
 */
export async function readHeader(
  bytes: Buffer,
  { orientation = null, lackedEnd = false }: Known = {},
): Promise<Header> {
  const metadata = await readMetadata(bytes)
  const { width, height } = metadata
  const claim = claimOf(metadata)
  const coding = codingOf(bytes, { ...claim, format: metadata.format, interlaced: metadata.isProgressive })
  const own = findOwn(bytes, metadata)
  const heldPerPixel = coding.heldPerPixel + (own ? numbersPerPixel(own, metadata.channels) : 0)
  refuseTooCostly({ ...claim, ...coding, heldPerPixel }, bytes.length)
  return {
    width,
    height,
    orientation: orientation ?? metadata.orientation ?? 1,
    isRgbOrGrey: rgbOrGrey.has(metadata.space),
    hasProfile: metadata.icc !== undefined,
    isDisplayP3:
      own === null &&
      metadata.space.includes('rgb') &&
      metadata.icc !== undefined &&
      isDisplayP3(metadata.icc),
    isDeep: metadata.depth !== 'uchar',
    own,
    isJpeg: metadata.format === 'jpeg',
    isProgressive: metadata.isProgressive,
    lackedEnd,
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
