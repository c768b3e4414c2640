// From the bytes of a photo to its pixels: as stored, and as an upright sRGB raster for measuring and showing.
// It never decides what a photo looks like beyond orientation, colour space and size.
import type { Sharp } from 'sharp'
import { AppError } from '../../shared/errors.ts'
import type { Header } from './header.ts'
import { hdrTransferOf } from './iccTags.ts'
import { sharp } from './libvips.ts'
import { turnUpright } from './orientation.ts'
import { settleNumbers, shrinkNumbers, toBytes } from './ownNumbers.ts'
import { releasePixels, type Pixels, type StoredPixels } from './pixels.ts'
import { readNumbers } from './readNumbers.ts'

/** Long edge of the raster in pixels, which is also that of the model's JPEG. */
const rasterEdge = 1024

export type Decoded = {
  /** Upright sRGB, long edge at most as asked for, 1024 pixels otherwise (never enlarged). */
  raster: Pixels
  /** Whether bits of it may be wrong: it can be shown, but what is measured in it says nothing. */
  isDamaged: boolean
  /** What a person should know though the photo can be used. */
  warning: string | null
  /**
   * Every pixel as stored: in the file's own RGB where it has one, over white. To be called once; whoever has them
   * releases them. Rejects with photo-damaged.
   */
  readNative: () => Promise<StoredPixels>
}

/**
 * Decodes a photo to what is shown and measured first. Throws photo-damaged when part of the picture is missing.
 *
 * A JPEG is decoded small in less time than it takes to shrink all of its pixels, so these are left to `readNative`.
 * So they are where a colour profile must be applied to the raster but not to them: clipping belongs to the file's own
 * encoding, in which a colour outside sRGB is not clipped. Any other file is decoded once for both.
 * `edge`: most pixels of the raster's long edge.
 */
export async function decode(bytes: Buffer, header: Header, edge: number = rasterEdge): Promise<Decoded> {
  const { orientation } = header
  const shrink = (source: Sharp): Sharp => shrinkTo(source, edge)
  if (header.own) return await decodeOwnNumbers(bytes, header, header.own, shrink)
  const keepsOwnRgb = header.isRgbOrGrey && header.hasProfile
  if (header.isJpeg || keepsOwnRgb) {
    const { pixels, flawed } = await decodeStrictly(bytes, header, shrink)
    return {
      raster: turnUpright(pixels, orientation),
      isDamaged: flawed,
      warning: warningOf(flawed, header.pages),
      async readNative() {
        return { ...(await readStored(bytes, header, keepsOwnRgb)), orientation }
      },
    }
  }
  const { pixels, flawed } = await decodeStrictly(bytes, header, (source) => source)
  return {
    raster: turnUpright(await toPixels(shrink(openPixels(pixels))), orientation),
    isDamaged: flawed,
    warning: warningOf(flawed, header.pages),
    readNative: () => Promise.resolve({ ...pixels, orientation }),
  }
}

/** Of a file whose numbers libvips would mistake: decoded once for both. */
async function decodeOwnNumbers(
  bytes: Buffer,
  header: Header,
  own: NonNullable<Header['own']>,
  shrink: (source: Sharp) => Sharp,
): Promise<Decoded> {
  const { orientation } = header
  const { profile } = own
  const { pixels, flawed } = await strictly(header, (failOn) =>
    // What libtiff warns of in channels that are not declared is no damage.
    readNumbers(open(bytes, own.isUndeclared ? 'error' : failOn, !own.isCmyk), own),
  )
  const settled = settleNumbers(pixels, profile)
  const raster = await toPixels(sharp(await shrinkNumbers(pixels, settled, shrink)).withIccProfile('srgb'))
  const native = toBytes(pixels)
  releasePixels(pixels)
  const isHdr = hdrTransferOf(profile) !== null
  return {
    raster: turnUpright(raster, orientation),
    isDamaged: flawed,
    warning: warningOf(flawed, header.pages, isHdr),
    readNative: () => Promise.resolve({ ...native, orientation }),
  }
}

/** Upright sRGB with a long edge of `edge` pixels at most, of a file that is decoded small. Throws what libvips throws. */
export async function decodeSmall(bytes: Buffer, orientation: number, edge: number): Promise<Pixels> {
  return turnUpright(await toPixels(shrinkTo(open(bytes, 'error'), edge)), orientation)
}

/** Every pixel of a file with a profile of its own, as stored, in the numbers of that profile. Rejects with photo-damaged. */
export const decodeOwnRgb = (bytes: Buffer, header: Header): Promise<Pixels> =>
  readStored(bytes, header, true)

async function readStored(bytes: Buffer, header: Header, ignoreIcc: boolean): Promise<Pixels> {
  return await toPixels(open(bytes, 'error', ignoreIcc)).catch((cause: unknown) => {
    throw damaged(cause, header)
  })
}

/** The picture with a long edge of `edge` pixels at most. */
export const shrinkPixels = (pixels: Pixels, edge: number): Promise<Pixels> =>
  toPixels(shrinkTo(openPixels(pixels), edge))

/** By a kernel that does not ring. */
function shrinkTo(source: Sharp, edge: number): Sharp {
  return source.resize(edge, edge, {
    fit: 'inside',
    withoutEnlargement: true,
    kernel: 'mitchell',
  })
}

/** A sharp pipeline over pixels in memory. */
export function openPixels({ rgb, width, height }: Pixels): Sharp {
  return sharp(rgb, { raw: { width, height, channels: 3 }, limitInputPixels: false })
}

async function decodeStrictly(
  bytes: Buffer,
  header: Header,
  prepare: (source: Sharp) => Sharp,
): Promise<{ pixels: Pixels; flawed: boolean }> {
  const toSrgb = (source: Sharp): Sharp =>
    header.isDeep && header.isRgbOrGrey && header.hasProfile ? source.withIccProfile('srgb') : source
  return await strictly(header, (failOn) => toPixels(toSrgb(prepare(open(bytes, failOn)))))
}

/** Strictness tells a flaw from a loss: bit rot fails only on warnings, missing data fails on errors too. */
async function strictly<Result>(
  header: Header,
  read: (failOn: 'error' | 'warning') => Promise<Result>,
): Promise<{ pixels: Result; flawed: boolean }> {
  try {
    return { pixels: await read('warning'), flawed: false }
  } catch (remark) {
    // What lacks its end and something else besides lacks a part of the picture, which decoders fill with grey.
    if (header.lackedEnd) throw damaged(remark, header)
    try {
      return { pixels: await read('error'), flawed: true }
    } catch (cause) {
      throw damaged(cause, header)
    }
  }
}

function open(bytes: Buffer, failOn: 'error' | 'warning', ignoreIcc = false): Sharp {
  return sharp(bytes, { failOn, ignoreIcc, limitInputPixels: false, pages: 1, sequentialRead: true })
}

async function toPixels(source: Sharp): Promise<Pixels> {
  const { data, info } = await source
    .flatten({ background: '#fff' })
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true })
  if (info.channels !== 3) throw new Error(`${info.channels} channels where 3 were expected`)
  return { width: info.width, height: info.height, rgb: data }
}

function damaged(cause: unknown, header: Header): AppError {
  const endsEarly = cause instanceof Error && cause.message.includes('premature end')
  const what = endsEarly && !header.isProgressive ? 'the lower part is missing' : 'part of it cannot be read'
  return new AppError('photo-damaged', `This file is damaged: ${what}.`, { cause })
}

function warningOf(flawed: boolean, pages: number, isHdr = false): string | null {
  const sentences = [
    ...(isHdr ? ['This photo is HDR. It is shown and measured as a screen without HDR shows it.'] : []),
    ...(flawed ? ['This file may be damaged.'] : []),
    ...(pages > 1 ? [`This file holds ${pages} pictures; only the first is used.`] : []),
  ]
  return sentences.length > 0 ? sentences.join(' ') : null
}
