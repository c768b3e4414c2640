import type { PhotoFormat } from '../../shared/photos.ts'
import { rawKind } from './raw/kind.ts'

/** What a file is by its content: a format that is read, something known by name that is not, or neither. */
export type Sniffed = { format: PhotoFormat } | { refused: string } | null

/** Formats told by their first bytes, as Latin-1 text from byte 0. What is refused is named with its article. */
const signatures: [start: string, found: Sniffed][] = [
  ['\xff\xd8\xff', { format: 'jpeg' }],
  ['\x89PNG\r\n\x1a\n', { format: 'png' }],
  ['GIF87a', { format: 'gif' }],
  ['GIF89a', { format: 'gif' }],
  ['FUJIFILMCCD-RAW', { format: 'raf' }],
  ['IIRO', { format: 'orf' }],
  ['IIRS', { format: 'orf' }],
  ['MMOR', { format: 'orf' }],
  ['IIU\0', { format: 'rw2' }],
  ['8BPS', { refused: 'a Photoshop document (PSD)' }],
  ['\0\0\0\x0cJXL \r\n\x87\n', { refused: 'a JPEG XL photo' }],
  ['\xff\x0a', { refused: 'a JPEG XL photo' }],
  ['\0\0\0\x0cjP  \r\n\x87\n', { refused: 'a JPEG 2000 photo' }],
  ['\xff\x4f\xff\x51', { refused: 'a JPEG 2000 photo' }],
  ['II\xbc\x01', { refused: 'a JPEG XR photo' }],
  ['v/1\x01', { refused: 'an OpenEXR picture' }],
  ['#?RADIANCE', { refused: 'a Radiance HDR picture' }],
  ['gimp xcf', { refused: 'a GIMP document (XCF)' }],
  ['II\x1a\0\0\0HEAPCCDR', { refused: 'an old Canon raw photo (CRW)' }],
  ['\0MRM', { refused: 'a Minolta raw photo (MRW)' }],
  ['FOVb', { refused: 'a Sigma raw photo (X3F)' }],
  ['%PDF-', { refused: 'a PDF document' }],
  ['%!PS', { refused: 'a PostScript document' }],
  ['\x1a\x45\xdf\xa3', { refused: 'a video' }],
  ['\0\0\x01\xba', { refused: 'a video' }],
  ['\0\0\x01\xb3', { refused: 'a video' }],
  ['PK\x03\x04', { refused: 'an archive (ZIP)' }],
]

const tiffStarts = ['II*\0', 'MM\0*']
const bigTiffStarts = ['II+\0', 'MM\0+']
const heicBrands = new Set(['heic', 'heix', 'hevc', 'hevx', 'heim', 'heis', 'mif1', 'msf1'])
/** Characters of a text file among which its root element must come. */
const textHead = 1024

/** Tells a file's format by its content, never by its name. */
export function sniff(bytes: Buffer): Sniffed {
  const start = bytes.toString('latin1', 0, 16)
  for (const [signature, found] of signatures) if (start.startsWith(signature)) return found
  if (start.startsWith('RIFF')) return sniffRiff(start.slice(8, 12))
  if (start.startsWith('BM') && bytes.length >= 14 && bytes.readUInt32LE(2) === bytes.length) {
    return { refused: 'a BMP picture' }
  }
  if (tiffStarts.some((mark) => start.startsWith(mark))) {
    const kind = rawKind(bytes) ?? 'tiff'
    return kind === 'other-raw' ? { refused: 'a raw photo of an unfamiliar kind' } : { format: kind }
  }
  if (bigTiffStarts.some((mark) => start.startsWith(mark))) return { format: 'tiff' }
  if (start.slice(4, 8) === 'ftyp') return sniffBrands(bytes)
  return /<svg[\s>]/i.test(bytes.toString('latin1', 0, textHead)) ? { refused: 'an SVG drawing' } : null
}

function sniffRiff(kind: string): Sniffed {
  if (kind === 'WEBP') return { format: 'webp' }
  return kind === 'AVI ' ? { refused: 'a video' } : null
}

/** ISO base media files (AVIF, HEIC, Canon CR3, video) list what they are compatible with in their first box. */
function sniffBrands(bytes: Buffer): Sniffed {
  const end = Math.min(bytes.readUInt32BE(0), bytes.length, 256)
  const brands = [bytes.toString('latin1', 8, 12)]
  for (let at = 16; at + 4 <= end; at += 4) brands.push(bytes.toString('latin1', at, at + 4))
  if (brands[0] === 'crx ') return { format: 'cr3' }
  if (brands.some((brand) => brand === 'avif' || brand === 'avis')) return { format: 'avif' }
  if (brands.some((brand) => heicBrands.has(brand))) return { format: 'heic' }
  return { refused: brands[0]?.startsWith('M4A') ? 'a sound recording' : 'a video' }
}
