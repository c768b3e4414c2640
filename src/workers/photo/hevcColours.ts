// The colours that an HEVC stream names in its sequence parameter set (ITU-T H.265, 7.3.2.2 and annex E), which is
// where cameras that write HEIF put them. It never decodes a picture.
import { readBits, type BitReader } from './bits.ts'
import type { CodePoints } from './codedColours.ts'

const spsUnit = 33
const extendedSar = 255
/** Most that a set may hold of each (7.4.3.2): a larger number is damage. */
const most = { layers: 7, pictureSets: 64, pictures: 16, longTerm: 32 }

/** The code points in the decoder configuration (hvcC) of an HEVC picture, null where it names none. */
export function hevcCodePoints(hvcC: Buffer): CodePoints | null {
  const sps = findUnit(hvcC, spsUnit)
  if (!sps) return null
  const reader = readBits(withoutEmulation(sps.subarray(2)))
  const code = readSps(reader)
  return reader.isPast() ? null : code
}

/** Bits per sample of luma in a decoder configuration. */
export const hevcDepth = (hvcC: Buffer): number => 8 + ((hvcC[17] ?? 0) & 7)

/** The first unit of a type in an HEVCDecoderConfigurationRecord (ISO/IEC 14496-15, 8.3.3.1). */
function findUnit(hvcC: Buffer, wanted: number): Buffer | null {
  let at = 23
  for (let arrays = hvcC[22] ?? 0; arrays > 0 && at + 3 <= hvcC.length; arrays--) {
    const kind = hvcC[at]! & 63
    let units = hvcC.readUInt16BE(at + 1)
    at += 3
    for (; units > 0 && at + 2 <= hvcC.length; units--) {
      const length = hvcC.readUInt16BE(at)
      if (kind === wanted) return hvcC.subarray(at + 2, at + 2 + length)
      at += 2 + length
    }
  }
  return null
}

/** Without the bytes of three that keep start codes out of the stream (7.4.2). */
function withoutEmulation(unit: Buffer): Uint8Array {
  return Uint8Array.from(
    unit.filter((byte, i) => !(byte === 3 && i > 1 && unit[i - 1] === 0 && unit[i - 2] === 0)),
  )
}

function readSps(reader: BitReader): CodePoints | null {
  const { bits, golomb } = reader
  bits(4)
  const subLayers = bits(3)
  bits(1)
  skipProfile(reader, subLayers)
  golomb()
  if (golomb() === 3) bits(1)
  golomb()
  golomb()
  if (bits(1)) for (let i = 0; i < 4; i++) golomb()
  golomb()
  golomb()
  const orderBits = golomb() + 4
  for (let i = bits(1) ? 0 : subLayers; i <= Math.min(subLayers, most.layers); i++)
    for (let k = 0; k < 3; k++) golomb()
  for (let i = 0; i < 6; i++) golomb()
  if (bits(1) && bits(1)) skipScalingLists(reader)
  bits(2)
  if (bits(1)) {
    bits(8)
    golomb()
    golomb()
    bits(1)
  }
  if (!skipPictureSets(reader)) return null
  if (bits(1)) {
    const count = Math.min(golomb(), most.longTerm)
    for (let i = 0; i < count; i++) bits(orderBits + 1)
  }
  bits(2)
  return bits(1) ? readVui(reader) : null
}

function skipProfile({ bits }: BitReader, subLayers: number): void {
  bits(88 + 8)
  const present = Array.from({ length: subLayers }, () => [bits(1), bits(1)] as const)
  if (subLayers > 0) bits(2 * (8 - subLayers))
  for (const [profile, level] of present) bits((profile ? 88 : 0) + (level ? 8 : 0))
}

function skipScalingLists({ bits, golomb }: BitReader): void {
  for (let size = 0; size < 4; size++) {
    for (let matrix = 0; matrix < 6; matrix += size === 3 ? 3 : 1) {
      if (!bits(1)) {
        golomb()
        continue
      }
      if (size > 1) golomb()
      for (let i = Math.min(64, 1 << (4 + 2 * size)); i > 0; i--) golomb()
    }
  }
}

/** Sets of reference pictures, of which a photo has none but may have a list; false where that cannot be followed. */
function skipPictureSets({ bits, golomb }: BitReader): boolean {
  const count = golomb()
  if (count > most.pictureSets) return false
  for (let i = 0; i < count; i++) {
    if (i > 0 && bits(1)) return false
    const pictures = golomb() + golomb()
    if (pictures > most.pictures) return false
    for (let k = 0; k < pictures; k++) {
      golomb()
      bits(1)
    }
  }
  return true
}

function readVui({ bits }: BitReader): CodePoints | null {
  if (bits(1) && bits(8) === extendedSar) bits(32)
  if (bits(1)) bits(1)
  if (!bits(1)) return null
  bits(4)
  if (!bits(1)) return null
  return { primaries: bits(8), transfer: bits(8) }
}
