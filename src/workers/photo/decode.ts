// From the bytes of a photo to its pixels: as stored, and as an upright sRGB raster for measuring and showing.
// It never decides what a photo looks like beyond orientation, colour space and size.
import type { Sharp } from 'sharp'
import { AppError } from '../../shared/errors.ts'
import type { Header } from './header.ts'
import { sharp } from './libvips.ts'
import { turnUpright } from './orientation.ts'
import type { Pixels } from './pixels.ts'

/** Long edge of the raster in pixels, which is also that of the model's JPEG. */
const rasterEdge = 1024

export type Decoded = {
  /** Every pixel as stored: not upright, in the file's own RGB where it has one, over white. */
  native: Pixels
  /** Upright sRGB, long edge at most 1024 pixels (never enlarged), Mitchell kernel (no ringing). */
  raster: Pixels
  /** What a person should know though the photo can be used. */
  warning: string | null
}

/**
 * Decodes a photo once, or twice when a colour profile must be applied to the raster but not to the native pixels
 * (clipping belongs to the file's own encoding: a colour outside sRGB is not clipped).
 * Throws photo-damaged when part of the picture is missing.
 */
export async function decode(bytes: Buffer, header: Header): Promise<Decoded> {
  const keepOwnRgb = header.isRgbOrGrey && header.hasProfile
  const { native, flawed } = await decodeNative(bytes, header, keepOwnRgb)
  const source = keepOwnRgb ? open(bytes, 'error') : openPixels(native)
  const small = source.resize(rasterEdge, rasterEdge, {
    fit: 'inside',
    withoutEnlargement: true,
    kernel: 'mitchell',
  })
  const raster = await toPixels(small).catch((cause: unknown) => {
    throw damaged(cause, header)
  })
  return {
    native,
    raster: turnUpright(raster, header.orientation),
    warning: warningOf(flawed, header.pages),
  }
}

/** A sharp pipeline over pixels in memory. */
export function openPixels({ rgb, width, height }: Pixels): Sharp {
  return sharp(rgb, { raw: { width, height, channels: 3 }, limitInputPixels: false })
}

/** Strictness tells a flaw from a loss: bit rot fails only on warnings, missing data fails on errors too. */
async function decodeNative(
  bytes: Buffer,
  header: Header,
  ignoreIcc: boolean,
): Promise<{ native: Pixels; flawed: boolean }> {
  try {
    return { native: await toPixels(open(bytes, 'warning', ignoreIcc)), flawed: false }
  } catch {
    try {
      return { native: await toPixels(open(bytes, 'error', ignoreIcc)), flawed: true }
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

function warningOf(flawed: boolean, pages: number): string | null {
  const sentences = [
    ...(flawed ? ['This file may be damaged.'] : []),
    ...(pages > 1 ? [`This file holds ${pages} pictures; only the first is used.`] : []),
  ]
  return sentences.length > 0 ? sentences.join(' ') : null
}
