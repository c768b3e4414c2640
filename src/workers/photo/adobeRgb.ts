// Cameras set to Adobe RGB put no colour profile into their JPEGs: DCF 2.0 has them say "R03" in Exif instead.
// It never touches a file that has a profile of its own.
import { gammaCurve, writeProfile } from './iccProfile.ts'
import { jpegExifStart } from './jpegParts.ts'
import { openTiff, type Tiff } from './tiff.ts'

const tag = { exif: 0x8769, interoperability: 0xa005, index: 0x0001 }

/** Whether the Exif in a TIFF or a JPEG declares Adobe RGB. */
export function declaresAdobeRgb(bytes: Buffer): boolean {
  const tiff = openTiff(bytes, jpegExifStart(bytes) ?? 0)
  if (!tiff) return false
  const exif = childOf(tiff, tiff.first, tag.exif)
  const interoperability = exif === undefined ? undefined : childOf(tiff, exif, tag.interoperability)
  if (interoperability === undefined) return false
  return tiff.text(tiff.directory(interoperability)?.fields.get(tag.index)) === 'R03'
}

function childOf(tiff: Tiff, offset: number, pointer: number): number | undefined {
  return tiff.numbers(tiff.directory(offset)?.fields.get(pointer), 1)[0]
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
