// Cameras set to Adobe RGB put no colour profile into their JPEGs: DCF 2.0 has them say "R03" in Exif instead.
// It never touches a file that has a profile of its own.
import { gammaCurve, writeProfile } from './iccProfile.ts'
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

/** The primaries of Adobe RGB (1998), adapted to D50 as that specification's annex gives them; exponent 2 + 51/256. */
function adobeRgbProfile(): Buffer {
  return writeProfile({
    name: 'Adobe RGB',
    colorants: {
      red: [0.609_74, 0.311_11, 0.019_47],
      green: [0.205_28, 0.625_67, 0.060_87],
      blue: [0.149_19, 0.063_22, 0.744_57],
    },
    curve: gammaCurve(2 + 51 / 256),
  })
}
