// Pictures whose numbers libvips would take for other colours than they are: read as they stand, with the profile that
// says what they mean.
// It never opens a file that `header.ts` has not found sound.
import type { Sharp } from 'sharp'
import { codeIn, colorantsIn, hdrTransferOf, isLinear, profileTag } from './iccTags.ts'
import { adaptedColorants, gammaCurve, srgbCurve, writeProfile, type MatrixProfile } from './iccProfile.ts'
import { lightsOfCode } from './codedColours.ts'
import { srgbEncode, toneMapHdr } from './hdr.ts'
import { sharp } from './libvips.ts'
import { releaseMemory, type DeepPixels, type Pixels } from './pixels.ts'
import { wrapTiff } from './wrapTiff.ts'

const white = 65_535

/** Bytes per pixel kept by `readOwnNumbers`: numbers of 16 bits, and before that the file's own where they float. */
export const ownNumbersPerPixel = (depth: string, channels: number): number =>
  depth === 'float' ? 6 + 4 * channels : 6

/** Every pixel of a file opened without its profile, over white. */
export async function readOwnNumbers(
  source: Sharp,
  { depth, isGrey }: { depth: string; isGrey: boolean },
): Promise<DeepPixels> {
  if (depth === 'float') return await readFloats(source, isGrey)
  const isByte = depth === 'uchar'
  const { data, info } = await source
    .flatten({ background: '#fff' })
    .toColourspace(isByte ? 'srgb' : 'rgb16')
    .raw({ depth: isByte ? 'uchar' : 'ushort' })
    .toBuffer({ resolveWithObject: true })
  const { width, height } = info
  return { width, height, rgb: isByte ? Uint16Array.from(data, (value) => value * 257) : asShorts(data) }
}

/** 1.0 is white; what is brighter is cut there. */
async function readFloats(source: Sharp, isGrey: boolean): Promise<DeepPixels> {
  const { data, info } = await source
    .toColourspace(isGrey ? 'b-w' : 'scrgb')
    .raw({ depth: 'float' })
    .toBuffer({ resolveWithObject: true })
  const { width, height, channels } = info
  const numbers = new Float32Array(data.buffer, data.byteOffset, data.length / 4)
  const hasAlpha = channels === (isGrey ? 2 : 4)
  const rgb = new Uint16Array(width * height * 3)
  for (let from = 0, to = 0; to < rgb.length; from += channels, to += 3) {
    const cover = hasAlpha ? clamp(numbers[from + channels - 1]!) : 1
    for (let c = 0; c < 3; c++) {
      const value = clamp(numbers[from + (isGrey ? 0 : c)]!)
      rgb[to + c] = Math.round(white * (cover * value + 1 - cover))
    }
  }
  releaseMemory(numbers)
  return { width, height, rgb }
}

/** What is not a number is black. */
const clamp = (value: number): number => (value > 0 ? Math.min(1, value) : 0)

const asShorts = (data: Buffer): Uint16Array => new Uint16Array(data.buffer, data.byteOffset, data.length / 2)

/**
 * Brings numbers in place to a curve in which they can be measured and shown, and returns the profile that says what
 * they mean from then on. HDR and linear light get the curve of sRGB; any other profile stays.
 */
export function settleNumbers(pixels: DeepPixels, profile: Buffer): Buffer {
  const transfer = hdrTransferOf(profile)
  const colorants = colorantsOf(profile)
  if (transfer === null && !isLinear(profile))
    return profileTag(profile, 'kTRC') ? greyAsRgb(profile) : profile
  if (transfer === null) encodeLinear(pixels)
  else toneMapHdr(pixels, transfer, [colorants.red[1], colorants.green[1], colorants.blue[1]])
  return writeProfile({ name: 'own primaries', colorants, curve: srgbCurve() })
}

/** What floating-point numbers mean that have no profile: linear light of sRGB, as libvips and editors take them. */
export const linearSrgb = (): Buffer =>
  writeProfile({ name: 'linear sRGB', colorants: srgbLights, curve: gammaCurve(1) })

const srgbLights = adaptedColorants(lightsOfCode(1))

function colorantsOf(profile: Buffer): MatrixProfile['colorants'] {
  const code = codeIn(profile)
  return colorantsIn(profile) ?? (code ? adaptedColorants(lightsOfCode(code.primaries)) : srgbLights)
}

/** The profile of a grey picture for the same numbers in three channels. */
function greyAsRgb(profile: Buffer): Buffer {
  return writeProfile({
    name: 'grey',
    colorants: srgbLights,
    curve: profileTag(profile, 'kTRC') ?? srgbCurve(),
  })
}

function encodeLinear({ rgb }: DeepPixels): void {
  const encoded = Uint16Array.from({ length: white + 1 }, (_, i) => Math.round(white * srgbEncode(i / white)))
  for (let i = 0; i < rgb.length; i++) rgb[i] = encoded[rgb[i]!]!
}

/** The same numbers in 8 bits. */
export function toBytes({ width, height, rgb }: DeepPixels): Pixels {
  return { width, height, rgb: Uint8Array.from(rgb, (value) => Math.round(value / 257)) }
}

/** A picture no larger than `shrink` makes it as a file for libvips, with its profile. */
export async function shrinkNumbers(
  { width, height, rgb }: DeepPixels,
  profile: Buffer,
  shrink: (source: Sharp) => Sharp,
): Promise<Buffer> {
  const source = sharp(rgb, { raw: { width, height, channels: 3 }, limitInputPixels: false })
  const { data, info } = await shrink(source)
    .toColourspace('rgb16')
    .raw({ depth: 'ushort' })
    .toBuffer({ resolveWithObject: true })
  const small = { width: info.width, height: info.height, rgb: asShorts(data) }
  const file = wrapTiff(small, profile)
  releaseMemory(small.rgb)
  return file
}
