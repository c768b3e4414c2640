// What the numbers of a picture mean, where libvips would take them for other colours than they are.
// It never reads a file.
import type { Sharp } from 'sharp'
import { codeIn, colorantsIn, hdrTransferOf, isLinear, profileTag } from './iccTags.ts'
import { adaptedColorants, gammaCurve, srgbCurve, writeProfile, type MatrixProfile } from './iccProfile.ts'
import { lightsOfCode } from './codedColours.ts'
import { srgbEncode, toneMapHdr } from './hdr.ts'
import { sharp } from './libvips.ts'
import { releaseMemory, type DeepPixels, type Pixels } from './pixels.ts'
import { wrapTiff } from './wrapTiff.ts'

const white = 65_535

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

export const srgbProfile = (): Buffer =>
  writeProfile({ name: 'sRGB', colorants: srgbLights, curve: srgbCurve() })

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
  const bytes = new Uint8Array(rgb.length)
  for (let i = 0; i < bytes.length; i++) bytes[i] = (rgb[i]! + 128) / 257
  return { width, height, rgb: bytes }
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
