// What an AVIF or HEIC says of the colours of its picture beside an ICC profile. It never looks at a pixel.
import { AppError } from '../../shared/errors.ts'
import { boxesIn, type Box } from './boxes.ts'
import { profileOfCode, unspecified } from './codedColours.ts'
import { hevcCodePoints, hevcDepth } from './hevcColours.ts'

type Property = { box: Box; number: number }

/**
 * An ICC profile for the colours that the primary picture of an AVIF or HEIC names by code points, in its property
 * `colr` or, where it has none, in its HEVC stream. Null where it has an ICC profile, is sRGB, or says nothing.
 * Throws photo-format for colours that cannot be shown rightly.
 */
export function heifColours(bytes: Buffer): Buffer | null {
  const meta = find(bytes, 0, bytes.length, 'meta')
  // Four bytes of version and flags stand before the boxes of `meta`, `ipma` and `pitm`.
  const iprp = meta && find(bytes, meta.at + 4, meta.end, 'iprp')
  const ipco = iprp && find(bytes, iprp.at, iprp.end, 'ipco')
  if (!meta || !iprp || !ipco) return null
  const all = [...boxesIn(bytes, ipco.at, ipco.end)].map((box, i) => ({ box, number: i + 1 }))
  const numbers = primaryProperties(bytes, meta, iprp)
  const own = all.filter(({ number }) => numbers.has(number))
  // A grid may leave colours to its tiles.
  const named = colrsOf(own).length > 0 ? colrsOf(own) : colrsOf(all)
  if (named.some(({ box }) => kindOf(bytes, box) !== 'nclx')) return null
  const nclx = named[0]?.box
  if (nclx && nclx.at + 8 <= nclx.end) {
    return profileOfCode({
      primaries: bytes.readUInt16BE(nclx.at + 4),
      transfer: bytes.readUInt16BE(nclx.at + 6),
    })
  }
  const stream = (own.some(isStream) ? own : all).find(isStream)?.box
  if (!stream) return null
  const hvcC = bytes.subarray(stream.at, stream.end)
  const code = hevcCodePoints(hvcC)
  // Cameras write more than 8 bits for HDR; without its name such a picture would be grey and flat.
  if ((!code || code.transfer === unspecified) && hevcDepth(hvcC) > 8) throw unnamed()
  return code && profileOfCode(code)
}

const colrsOf = (properties: Property[]): Property[] => properties.filter(({ box }) => box.type === 'colr')
const kindOf = (bytes: Buffer, { at }: Box): string => bytes.toString('latin1', at, at + 4)
const isStream = ({ box }: Property): boolean => box.type === 'hvcC'

function unnamed(): AppError {
  return new AppError(
    'photo-format',
    'This HEIC has more than 8 bits per channel and does not say what its colors mean. Export it as a JPEG or a 16-bit TIFF and add that.',
  )
}

const find = (bytes: Buffer, at: number, end: number, type: string): Box | undefined => {
  for (const box of boxesIn(bytes, at, end)) if (box.type === type) return box
  return undefined
}

/** The numbers, from 1, of the properties of the primary picture (ISO/IEC 14496-12, ItemPropertyAssociationBox). */
function primaryProperties(bytes: Buffer, meta: Box, iprp: Box): Set<number> {
  const pitm = find(bytes, meta.at + 4, meta.end, 'pitm')
  const ipma = find(bytes, iprp.at, iprp.end, 'ipma')
  const numbers = new Set<number>()
  if (!pitm || !ipma || pitm.at + 6 > pitm.end || ipma.at + 8 > ipma.end) return numbers
  const primary =
    bytes[pitm.at] === 0
      ? bytes.readUInt16BE(pitm.at + 4)
      : bytes.readUIntBE(pitm.at + 4, Math.min(4, pitm.end - pitm.at - 4))
  const idBytes = bytes[ipma.at] === 0 ? 2 : 4
  const isWide = (bytes[ipma.at + 3]! & 1) === 1
  let at = ipma.at + 8
  for (let left = bytes.readUInt32BE(ipma.at + 4); left > 0 && at + idBytes + 1 <= ipma.end; left--) {
    const item = bytes.readUIntBE(at, idBytes)
    const count = bytes[at + idBytes]!
    at += idBytes + 1
    for (let i = 0; i < count && at + (isWide ? 2 : 1) <= ipma.end; i++, at += isWide ? 2 : 1) {
      if (item === primary) numbers.add(isWide ? bytes.readUInt16BE(at) & 0x7fff : bytes[at]! & 0x7f)
    }
  }
  return numbers
}
