import { AppError } from '../../shared/errors.ts'

const startOfScan = 0xda
/** Start-of-frame markers: C0 to CF but for the Huffman (C4), reserved (C8) and arithmetic (CC) tables. */
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc

/**
 * Width and height of a JPEG that Mondrian wrote, in pixels, from its frame header (ITU T.81, B.2.2).
 * Throws photo-damaged where there is none.
 */
export function jpegSize(bytes: Buffer): { width: number; height: number } {
  for (let at = 2; at + 9 <= bytes.length; at += 2 + bytes.readUInt16BE(at + 2)) {
    const marker = bytes[at + 1] ?? 0
    if (bytes[at] !== 0xff || marker === startOfScan) break
    if (isFrame(marker)) return { width: bytes.readUInt16BE(at + 7), height: bytes.readUInt16BE(at + 5) }
  }
  throw new AppError('photo-damaged', 'The small version of this photo is damaged.', {
    hint: 'Remove the photo and add it again.',
  })
}
