// Text of Exif 3.0 may be of a new type, 129, for UTF-8. Readers that know only ASCII, which in practice holds UTF-8
// just as well, leave it out.
// It never reads what a text says.
import { jpegExifStart } from './jpegParts.ts'
import { openTiff } from './tiff.ts'

const type = { ascii: 2, utf8: 129 }
/** Tags that point to further directories: Exif, GPS, interoperability. */
const pointers = [0x8769, 0x8825, 0xa005]
/** Where other formats than JPEG and TIFF begin their Exif: WebP and HEIC as JPEG does, PNG with a chunk. */
const signs = ['Exif\0\0', 'eXIf']

/** The same metadata with its UTF-8 texts declared as ASCII; the same object where it has none. */
export function asciiForUtf8(bytes: Buffer): Buffer {
  const start = exifStart(bytes)
  const tiff = start === null ? null : openTiff(bytes, start)
  if (!tiff) return bytes
  const waiting = [tiff.first]
  const places: number[] = []
  for (
    let offset = waiting.shift(), seen = 0;
    offset !== undefined && seen < 8;
    offset = waiting.shift(), seen++
  ) {
    const directory = tiff.directory(offset)
    if (!directory) continue
    for (const { type: kind, typeAt } of directory.fields.values())
      if (kind === type.utf8) places.push(typeAt)
    waiting.push(...pointers.flatMap((tag) => tiff.numbers(directory.fields.get(tag), 1)))
  }
  if (places.length === 0) return bytes
  const copy = Buffer.from(bytes)
  const isLittle = bytes[start!] === 0x49
  for (const at of places) {
    if (isLittle) copy.writeUInt16LE(type.ascii, at)
    else copy.writeUInt16BE(type.ascii, at)
  }
  return copy
}

function exifStart(bytes: Buffer): number | null {
  if (openTiff(bytes)) return 0
  if (bytes.length > 2 && bytes.readUInt16BE(0) === 0xffd8) return jpegExifStart(bytes)
  const at = signs
    .map((sign) => bytes.indexOf(sign, 0, 'latin1') + sign.length)
    .filter((end, i) => end > signs[i]!.length)
  return at[0] ?? null
}
