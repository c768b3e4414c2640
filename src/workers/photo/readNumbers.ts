// The numbers of a picture as its file holds them, whatever they mean.
// It never opens a file that `header.ts` has not found sound.
import type { Sharp } from 'sharp'
import { releaseMemory, type DeepPixels } from './pixels.ts'

/** How a file stores a pixel. */
export type Storage = {
  /** What libvips calls the type of a sample: uchar, ushort or float. */
  depth: string
  isGrey: boolean
  isCmyk: boolean
  /** Where after the colours a channel says how much a pixel covers; null where none does. */
  alpha: number | null
}

const white = 65_535

/** Bytes per pixel that `readNumbers` keeps. */
export function numbersPerPixel({ depth, isCmyk }: Storage, channels: number): number {
  if (depth === 'ushort' && !isCmyk) return Math.max(6, 2 * channels)
  return 6 + (depth === 'float' ? 4 : 1) * channels
}

/**
 * Every pixel of a file over white. The file's own profile is not applied, except to CMYK, which becomes sRGB.
 * Floating-point numbers are cut at 1.0, which is white.
 */
export async function readNumbers(source: Sharp, storage: Storage): Promise<DeepPixels> {
  const depth = storage.isCmyk ? 'uchar' : storage.depth
  // sharp writes 8-bit and floating-point grey as one channel; the first can be had as three, the second cannot.
  const isGrey = storage.isGrey && depth !== 'uchar'
  const alpha = isGrey && depth === 'float' ? null : storage.alpha
  const { data, info } = await source
    .toColourspace(spaceOf(depth, isGrey))
    .raw({ depth: depth as 'uchar' | 'ushort' | 'float' })
    .toBuffer({ resolveWithObject: true })
  const { width, height, channels } = info
  const numbers = samplesOf(data, depth)
  const unit = depth === 'float' ? 1 : depth === 'ushort' ? white : 255
  const count = width * height * 3
  const isPlain = !isGrey && alpha === null && channels === 3
  if (isPlain && numbers instanceof Uint16Array) return { width, height, rgb: numbers }
  // Numbers of 16 bits are packed where they lie: a second copy of a large picture would be too much.
  const rgb = numbers instanceof Uint16Array && !isGrey ? numbers : new Uint16Array(count)
  const colours = isGrey ? 1 : 3
  for (let from = 0, to = 0; to < count; from += channels, to += 3) {
    const cover = alpha === null ? 1 : share(numbers[from + colours + alpha]!, unit)
    for (let c = 0; c < 3; c++) {
      const value = share(numbers[from + (isGrey ? 0 : c)]!, unit)
      rgb[to + c] = Math.round(white * (cover * value + 1 - cover))
    }
  }
  if (rgb === numbers) return { width, height, rgb: shorten(rgb, count) }
  releaseMemory(numbers)
  return { width, height, rgb }
}

/** 0..1; what is not a number is black. */
const share = (value: number, unit: number): number => (value > 0 ? Math.min(1, value / unit) : 0)

function spaceOf(depth: string, isGrey: boolean): string {
  if (depth === 'float') return isGrey ? 'b-w' : 'scrgb'
  if (depth === 'ushort') return isGrey ? 'grey16' : 'rgb16'
  return 'srgb'
}

function samplesOf(
  { buffer, byteOffset, length }: Buffer,
  depth: string,
): Uint8Array | Uint16Array | Float32Array {
  if (depth === 'float') return new Float32Array(buffer, byteOffset, length / 4)
  return depth === 'ushort'
    ? new Uint16Array(buffer, byteOffset, length / 2)
    : new Uint8Array(buffer, byteOffset, length)
}

/** The first numbers of a list, in no more memory than they need. */
function shorten(numbers: Uint16Array, count: number): Uint16Array {
  if (numbers.length === count) return numbers
  const { buffer, byteOffset } = numbers
  const isAlone =
    buffer instanceof ArrayBuffer && byteOffset === 0 && buffer.byteLength === numbers.byteLength
  return isAlone ? new Uint16Array(buffer.transfer(2 * count)) : numbers.slice(0, count)
}
