import type { PhotoFormat } from '../../shared/photos.ts'
import { isTiffRaw } from './tiff.ts'

/** What a file is by its content: a format that is read, a photo format known by name, or neither. */
export type Sniffed = { format: PhotoFormat } | { unread: string } | null

/** Formats told by their first bytes, as Latin-1 text from byte 0. */
const signatures: [start: string, found: Sniffed][] = [
  ['\xff\xd8\xff', { format: 'jpeg' }],
  ['\x89PNG\r\n\x1a\n', { format: 'png' }],
  ['GIF87a', { unread: 'GIF' }],
  ['GIF89a', { unread: 'GIF' }],
  ['8BPS', { unread: 'Photoshop' }],
  ['\0\0\0\x0cJXL \r\n\x87\n', { unread: 'JPEG XL' }],
  ['\xff\x0a', { unread: 'JPEG XL' }],
  ['\0\0\0\x0cjP  \r\n\x87\n', { unread: 'JPEG 2000' }],
  ['FUJIFILMCCD-RAW', { unread: 'camera raw (Fujifilm)' }],
  ['IIRO', { unread: 'camera raw (Olympus)' }],
  ['IIRS', { unread: 'camera raw (Olympus)' }],
  ['MMOR', { unread: 'camera raw (Olympus)' }],
  ['IIU\0', { unread: 'camera raw (Panasonic)' }],
  ['II\x1a\0\0\0HEAPCCDR', { unread: 'camera raw (Canon)' }],
  ['\0MRM', { unread: 'camera raw (Minolta)' }],
  ['FOVb', { unread: 'camera raw (Sigma)' }],
]

const tiffStarts = ['II*\0', 'MM\0*', 'II+\0', 'MM\0+']
const heicBrands = new Set(['heic', 'heix', 'hevc', 'hevx', 'heim', 'heis', 'mif1', 'msf1'])

/** Tells a file's format by its content, never by its name. */
export function sniff(bytes: Buffer): Sniffed {
  const start = bytes.toString('latin1', 0, 16)
  for (const [signature, found] of signatures) if (start.startsWith(signature)) return found
  if (start.startsWith('RIFF') && start.slice(8, 12) === 'WEBP') return { format: 'webp' }
  if (start.startsWith('BM') && bytes.length >= 14 && bytes.readUInt32LE(2) === bytes.length) {
    return { unread: 'BMP' }
  }
  if (tiffStarts.some((mark) => start.startsWith(mark))) {
    return isTiffRaw(bytes) ? { unread: 'camera raw' } : { format: 'tiff' }
  }
  return start.slice(4, 8) === 'ftyp' ? sniffBrands(bytes) : null
}

/** ISO base media files (AVIF, HEIC, Canon CR3) list what they are compatible with in their first box. */
function sniffBrands(bytes: Buffer): Sniffed {
  const end = Math.min(bytes.readUInt32BE(0), bytes.length, 256)
  const brands = [bytes.toString('latin1', 8, 12)]
  for (let at = 16; at + 4 <= end; at += 4) brands.push(bytes.toString('latin1', at, at + 4))
  if (brands[0] === 'crx ') return { unread: 'camera raw (Canon)' }
  if (brands.some((brand) => brand === 'avif' || brand === 'avis')) return { format: 'avif' }
  return brands.some((brand) => heicBrands.has(brand)) ? { unread: 'HEIC' } : null
}
