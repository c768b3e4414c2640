import type { PhotoFormat } from '../../../shared/photos.ts'
import { openTiff, walkDirectories, type Tiff } from '../tiff.ts'

/** The few TIFF 6.0 and DNG tags that tell a raw file from a picture. */
const tag = { make: 0x010f, photometric: 0x0106, dngVersion: 0xc612 }

/** Photometric interpretations of sensor data: colour filter array, linear raw. */
const sensorData = new Set([32_803, 34_892])

/** How makers whose raw files are TIFFs sign them. */
const makers: [sign: RegExp, format: PhotoFormat][] = [
  [/^canon/i, 'cr2'],
  [/^nikon/i, 'nef'],
  [/^sony/i, 'arw'],
  [/^(pentax|ricoh|asahi)/i, 'pef'],
  [/^(olympus|om digital)/i, 'orf'],
  [/^panasonic/i, 'rw2'],
]

/**
 * What a TIFF is if it holds camera raw: Canon and Phase One sign theirs at byte 8, DNG has a version tag, the others
 * keep sensor data in a directory or one of its children. `other-raw` comes from a maker whose files are not read.
 * Null: an ordinary TIFF.
 */
export function rawKind(bytes: Buffer): PhotoFormat | 'other-raw' | null {
  const mark = bytes.toString('latin1', 8, 12)
  if (mark.startsWith('CR')) return 'cr2'
  if (mark === 'IIII' || mark === 'MMMM') return 'other-raw'
  const tiff = openTiff(bytes)
  if (!tiff) return null
  const directories = [...walkDirectories(tiff)]
  if (directories.some(({ fields }) => fields.has(tag.dngVersion))) return 'dng'
  const hasSensorData = directories.some(({ fields }) =>
    sensorData.has(tiff.numbers(fields.get(tag.photometric), 1)[0] ?? 0),
  )
  return hasSensorData ? formatOfMaker(makerOf(tiff)) : null
}

function makerOf(tiff: Tiff): string {
  return tiff.text(tiff.directory(tiff.first)?.fields.get(tag.make))
}

function formatOfMaker(maker: string): PhotoFormat | 'other-raw' {
  return makers.find(([sign]) => sign.test(maker))?.[1] ?? 'other-raw'
}
