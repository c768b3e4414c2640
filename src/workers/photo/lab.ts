// TIFFs in CIE L*a*b* (TIFF 6.0, section 23, and Adobe's ICCLab), of which libvips reads one kind of three.
// It never reads a directory twice as something it is not: the copy that says RGB is for the decoder alone.
import { AppError } from '../../shared/errors.ts'
import { labLight } from './facts/colour.ts'
import { srgbEncode } from './hdr.ts'
import { readHeader } from './header.ts'
import { sharp } from './libvips.ts'
import { inverse } from './matrix3.ts'
import { releaseMemory, type Pixels } from './pixels.ts'
import { openTiff } from './tiff.ts'
import type { TiffPicture } from './tiffPicture.ts'

/** How a* and b* are written: as numbers with a sign, or from an offset of 128. */
export type LabKind = 'signed' | 'offset'

const photometricTag = 0x0106
const rgb = 2

export function labOf({ photometric }: TiffPicture): LabKind | null {
  return photometric === 8 ? 'signed' : photometric === 9 ? 'offset' : null
}

/** sRGB pixels of a TIFF in Lab, and its orientation. Throws photo-damaged, photo-too-large. */
export async function decodeLab(
  bytes: Buffer,
  kind: LabKind,
): Promise<{ pixels: Pixels; orientation: number }> {
  const file = Buffer.from(bytes)
  const tiff = openTiff(file)!
  const field = tiff.directory(tiff.first)!.fields.get(photometricTag)!
  if (file[0] === 0x49) file.writeUInt16LE(rgb, field.at)
  else file.writeUInt16BE(rgb, field.at)
  const { orientation, isDeep } = await readHeader(file)
  const { data, info } = await readAsRgb(file, isDeep)
  const { width, height, channels } = info
  const numbers = isDeep
    ? new Uint16Array(data.buffer, data.byteOffset, data.length / 2)
    : new Uint8Array(data.buffer, data.byteOffset, data.length)
  const pixels = { width, height, rgb: new Uint8Array(width * height * 3) }
  const toRgb = converter(kind, isDeep)
  for (let from = 0, to = 0; to < pixels.rgb.length; from += channels, to += 3) {
    toRgb(numbers[from]!, numbers[from + 1]!, numbers[from + 2]!, pixels.rgb, to)
  }
  releaseMemory(numbers)
  return { pixels, orientation }
}

async function readAsRgb(file: Buffer, isDeep: boolean) {
  try {
    return await sharp(file, { failOn: 'error', ignoreIcc: true, limitInputPixels: false, pages: 1 })
      .toColourspace(isDeep ? 'rgb16' : 'srgb')
      .raw({ depth: isDeep ? 'ushort' : 'uchar' })
      .toBuffer({ resolveWithObject: true })
  } catch (cause) {
    throw new AppError('photo-damaged', 'This file is damaged: part of it cannot be read.', { cause })
  }
}

/** sRGB's primaries as XYZ under D50, which is the white of Lab in a TIFF. */
const srgbToXyz = [
  [0.4361, 0.3851, 0.1431],
  [0.2225, 0.7169, 0.0606],
  [0.0139, 0.0971, 0.7139],
]
const d50 = [0.9642, 1, 0.8249]
const xyzToSrgb = inverse(srgbToXyz)
const steps = 4096

/** Writes the sRGB of a pixel's three numbers (CIE 15). */
function converter(
  kind: LabKind,
  isDeep: boolean,
): (l: number, a: number, b: number, to: Uint8Array, at: number) => void {
  const encoded = Uint8Array.from({ length: steps + 1 }, (_, i) =>
    Math.round(255 * srgbEncode((i / steps) ** 2)),
  )
  // ICC's L* of 16 bits ends at 0xff00, TIFF's at 0xffff.
  const white = isDeep ? (kind === 'offset' ? 0xff_00 : 0xff_ff) : 255
  const unit = isDeep ? 256 : 1
  const full = 256 * unit
  const chroma = (value: number): number =>
    kind === 'offset' ? value / unit - 128 : (value >= full / 2 ? value - full : value) / unit
  const encode = (light: number): number =>
    encoded[Math.round(steps * Math.sqrt(Math.max(0, Math.min(1, light))))]!
  const [red, green, blue] = xyzToSrgb.map((row) => row.map((share, i) => share * d50[i]!)) as [Row, Row, Row]
  // Called for every pixel: no lists are made in it.
  return (l, a, b, to, at) => {
    const middle = ((100 * l) / white + 16) / 116
    const x = labLight(middle + chroma(a) / 500)
    const y = labLight(middle)
    const z = labLight(middle - chroma(b) / 200)
    to[at] = encode(red[0] * x + red[1] * y + red[2] * z)
    to[at + 1] = encode(green[0] * x + green[1] * y + green[2] * z)
    to[at + 2] = encode(blue[0] * x + blue[1] * y + blue[2] * z)
  }
}

type Row = [x: number, y: number, z: number]
