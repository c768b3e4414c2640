// The marker segments of a JPEG (ITU-T T.81, annex B). It never decodes a coefficient.

/** A marker and its content from `at` to `end`, without the two bytes of its length. */
export type Segment = { marker: number; at: number; end: number }

const marker = { startOfImage: 0xd8, endOfImage: 0xd9, startOfScan: 0xda, app1: 0xe1, app13: 0xed }
/** Tables that share the range of the frames' markers: Huffman, arithmetic. 0xc8 is reserved. */
const notFrames = new Set([0xc4, 0xc8, 0xcc])
export const isFrame = (code: number): boolean => code >= 0xc0 && code <= 0xcf && !notFrames.has(code)
/** Markers without a length: a byte of data, temporary, restarts, the image's start. */
const standsAlone = (code: number): boolean => code <= 0x01 || (code >= 0xd0 && code <= 0xd8)

/** Every segment in order, those after the first scan included. What is damaged ends the list. */
export function* segmentsOf(bytes: Buffer): Generator<Segment> {
  let at = 2
  while (at + 4 <= bytes.length) {
    at = bytes.indexOf(0xff, at)
    if (at < 0 || at + 4 > bytes.length) return
    const code = bytes[at + 1]!
    if (code === 0xff) at += 1
    else if (standsAlone(code)) at += 2
    else if (code === marker.endOfImage) return
    else {
      const end = at + 2 + bytes.readUInt16BE(at + 2)
      yield { marker: code, at: at + 4, end }
      at = end
    }
  }
}

export type JpegCoding = {
  /** How often the picture, or a part of it, is gone over. */
  scans: number
  /** Bytes of coefficients per pixel that a decoder keeps to the end; 0 where it works row by row. */
  heldPerPixel: number
}

/** Bytes of one coefficient in libjpeg. */
const coefficientBytes = 2

/** How a JPEG is put together, from its frame and its scans. Null where no frame is found before the first scan. */
export function jpegCoding(bytes: Buffer): JpegCoding | null {
  let frame: { components: number; samplesPerPixel: number; progressive: boolean } | null = null
  let scans = 0
  let interleaved = false
  for (const { marker: code, at, end } of segmentsOf(bytes)) {
    if (isFrame(code)) frame ??= readFrame(bytes.subarray(at, end), (code & 3) === 2)
    if (code !== marker.startOfScan) continue
    if (!frame) return null
    if (scans === 0) interleaved = bytes[at] === frame.components
    scans++
    // One scan of everything is all there is to it; looking further would go over the whole file.
    if (interleaved && !frame.progressive) return { scans, heldPerPixel: 0 }
  }
  return frame && { scans, heldPerPixel: frame.samplesPerPixel * coefficientBytes }
}

function readFrame(content: Buffer, progressive: boolean) {
  const components = content[5] ?? 0
  const factors = Array.from({ length: components }, (_, i) => content[7 + 3 * i] ?? 0x11)
  const widest = Math.max(1, ...factors.map((factor) => factor >> 4))
  const tallest = Math.max(1, ...factors.map((factor) => factor & 15))
  const samples = factors.reduce((sum, factor) => sum + (factor >> 4) * (factor & 15), 0)
  return { components, samplesPerPixel: samples / (widest * tallest), progressive }
}

const exif = 'Exif\0\0'
const xmp = 'http://ns.adobe.com/xap/1.0/\0'
const photoshop = 'Photoshop 3.0\0'

/**
 * A JPEG of nothing but the first segment each of Exif, XMP and IPTC before the first scan: what a person wrote fits
 * into them, and no number of further ones (depth maps, or an attack) is gone through.
 */
export function jpegMetadata(bytes: Buffer): Buffer {
  const found = new Map<string, Buffer>()
  for (const { marker: code, at, end } of segmentsOf(bytes)) {
    if (code === marker.startOfScan) break
    const signs = code === marker.app1 ? [exif, xmp] : code === marker.app13 ? [photoshop] : []
    const sign = signs.find((each) => bytes.toString('latin1', at, at + each.length) === each)
    if (sign !== undefined && !found.has(sign)) found.set(sign, bytes.subarray(at - 4, end))
  }
  const start = Buffer.from([0xff, marker.startOfImage])
  return Buffer.concat([start, ...found.values(), Buffer.from([0xff, marker.endOfImage])])
}

/** Where the TIFF of Exif begins in a JPEG, null where it has none before its first scan. */
export function jpegExifStart(bytes: Buffer): number | null {
  if (bytes.length < 4 || bytes.readUInt16BE(0) !== 0xffd8) return null
  for (const { marker: code, at } of segmentsOf(bytes)) {
    if (code === marker.startOfScan) return null
    if (code === marker.app1 && bytes.toString('latin1', at, at + exif.length) === exif)
      return at + exif.length
  }
  return null
}
