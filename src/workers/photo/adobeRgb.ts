// Cameras set to Adobe RGB put no colour profile into their JPEGs: DCF 2.0 has them say "R03" in Exif instead.
// It never touches a file that has a profile of its own.
import { openTiff, type Tiff } from './tiff.ts'

const tag = { exif: 0x8769, interoperability: 0xa005, index: 0x0001 }
/** JPEG segments that may come before Exif; in practice it is the first or the second. */
const maxSegments = 8

/** Whether the Exif in a TIFF or a JPEG declares Adobe RGB. */
export function declaresAdobeRgb(bytes: Buffer): boolean {
  const tiff = openTiff(bytes, exifStart(bytes))
  if (!tiff) return false
  const exif = childOf(tiff, tiff.first, tag.exif)
  const interoperability = exif === undefined ? undefined : childOf(tiff, exif, tag.interoperability)
  if (interoperability === undefined) return false
  return tiff.text(tiff.directory(interoperability)?.fields.get(tag.index)) === 'R03'
}

function childOf(tiff: Tiff, offset: number, pointer: number): number | undefined {
  return tiff.numbers(tiff.directory(offset)?.fields.get(pointer), 1)[0]
}

/** Where the TIFF of Exif begins: in a JPEG inside its segment APP1, else with the file. */
function exifStart(bytes: Buffer): number {
  if (bytes.length < 4 || bytes.readUInt16BE(0) !== 0xffd8) return 0
  let at = 2
  for (let seen = 0; seen < maxSegments && at + 10 <= bytes.length && bytes[at] === 0xff; seen++) {
    if (bytes[at + 1] === 0xe1 && bytes.toString('latin1', at + 4, at + 10) === 'Exif\0\0') return at + 10
    at += 2 + bytes.readUInt16BE(at + 2)
  }
  return 0
}

/** The JPEG with a profile of Adobe RGB (1998) put in (APP2, ICC.1:2010 annex B.4). */
export function labelAdobeRgb(jpeg: Buffer): Buffer {
  const content = Buffer.concat([Buffer.from('ICC_PROFILE\0\x01\x01', 'latin1'), adobeRgbProfile()])
  const marker = Buffer.from([0xff, 0xe2, 0, 0])
  marker.writeUInt16BE(content.length + 2, 2)
  return Buffer.concat([jpeg.subarray(0, 2), marker, content, jpeg.subarray(2)])
}

/**
 * A matrix profile (ICC.1:2001-04) of the primaries of Adobe RGB (1998), adapted to D50 as that specification's
 * annex gives them, and its exponent of 2 + 51/256.
 */
function adobeRgbProfile(): Buffer {
  const curve = Buffer.concat([type('curv'), long(1), Buffer.from([2, 51, 0, 0])])
  return writeProfile([
    ['desc', Buffer.concat([type('desc'), long(10), Buffer.from('Adobe RGB\0', 'latin1'), Buffer.alloc(78)])],
    ['cprt', Buffer.concat([type('text'), Buffer.from('none\0', 'latin1')])],
    ['wtpt', xyz(0.9505, 1, 1.0891)],
    ['rXYZ', xyz(0.609_74, 0.311_11, 0.019_47)],
    ['gXYZ', xyz(0.205_28, 0.625_67, 0.060_87)],
    ['bXYZ', xyz(0.149_19, 0.063_22, 0.744_57)],
    ['rTRC', curve],
    ['gTRC', curve],
    ['bTRC', curve],
  ])
}

function writeProfile(tags: [name: string, data: Buffer][]): Buffer {
  const table: Buffer[] = [long(tags.length)]
  const contents: Buffer[] = []
  let free = 128 + 4 + 12 * tags.length
  for (const [name, data] of tags) {
    const padded = Buffer.concat([data, Buffer.alloc((4 - (data.length % 4)) % 4)])
    table.push(Buffer.from(name, 'latin1'), long(free), long(data.length))
    contents.push(padded)
    free += padded.length
  }
  const header = Buffer.alloc(128)
  header.writeUInt32BE(free, 0)
  header.writeUInt32BE(0x0210_0000, 8)
  header.write('mntrRGB XYZ ', 12, 'latin1')
  header.write('acsp', 36, 'latin1')
  // The illuminant of every profile: D50.
  xyz(0.9642, 1, 0.8249).copy(header, 68, 8)
  return Buffer.concat([header, ...table, ...contents])
}

const type = (name: string): Buffer => Buffer.from(`${name}\0\0\0\0`, 'latin1')

function long(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value, 0)
  return bytes
}

/** XYZType: three numbers of 15.16 bits. */
function xyz(...values: number[]): Buffer {
  return Buffer.concat([type('XYZ '), ...values.map((value) => long(Math.round(value * 65_536)))])
}
