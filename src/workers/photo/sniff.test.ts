import { expect, test } from 'vitest'
import { openPixels } from './decode.ts'
import { sniff } from './sniff.ts'
import { gradient, tiffOf } from './testing/files.ts'

const photometric = 0x0106
const subIfds = 0x014a
const dngVersion = 0xc612
const colourFilterArray = 32_803

const latin1 = (text: string): Buffer => Buffer.from(text, 'latin1')
/** The first box of an ISO media file with these brands. */
const ftyp = (...brands: string[]): Buffer =>
  latin1(
    `\0\0\0${String.fromCharCode(12 + 4 * brands.length)}ftyp${brands[0]}\0\0\0\0${brands.slice(1).join('')}`,
  )

test.each(['jpeg', 'png', 'webp', 'tiff', 'avif'] as const)('%s is told by its content', async (format) => {
  expect(sniff(await openPixels(gradient(32, 16)).toFormat(format).toBuffer())).toEqual({ format })
})

test('a TIFF in either byte order is a TIFF', () => {
  expect(sniff(tiffOf([[photometric, 2]]))).toEqual({ format: 'tiff' })
  expect(sniff(latin1('MM\0*\0\0\0\x08\0\0\0\0\0\0\0\0'))).toEqual({ format: 'tiff' })
})

test.each([
  ['Canon CR2', Buffer.concat([latin1('II*\0\x10\0\0\0CR\x02\0'), Buffer.alloc(20)]), 'camera raw'],
  ['Phase One IIQ', latin1('II*\0\x08\0\0\0IIII\0\0\0\0'), 'camera raw'],
  ['DNG', tiffOf([[dngVersion, 0x0401]]), 'camera raw'],
  ['sensor data in the first directory', tiffOf([[photometric, colourFilterArray]]), 'camera raw'],
  [
    'sensor data in a child',
    tiffOf(
      [
        [photometric, 2],
        [subIfds, 38],
      ],
      [[photometric, colourFilterArray]],
    ),
    'camera raw',
  ],
  ['Canon CR3', ftyp('crx ', 'crx '), 'camera raw (Canon)'],
  ['Fujifilm RAF', latin1('FUJIFILMCCD-RAW 0201'), 'camera raw (Fujifilm)'],
  ['Panasonic RW2', latin1('IIU\0\x18\0\0\0'), 'camera raw (Panasonic)'],
  ['Olympus ORF', latin1('IIRO\x08\0\0\0'), 'camera raw (Olympus)'],
  ['HEIC', ftyp('heic', 'mif1', 'heic'), 'HEIC'],
  ['HEIF collection', ftyp('mif1', 'heic'), 'HEIC'],
  ['GIF', latin1('GIF89a\x01\0\x01\0'), 'GIF'],
  ['PSD', latin1('8BPS\0\x01'), 'Photoshop'],
  ['JPEG XL', latin1('\xff\x0a\xfa\x7f'), 'JPEG XL'],
])('%s is known by name', (_, bytes, unread) => {
  expect(sniff(bytes)).toEqual({ unread })
})

test('an AVIF that also claims to be a collection is an AVIF', () => {
  expect(sniff(ftyp('mif1', 'avif'))).toEqual({ format: 'avif' })
})

test.each([
  ['text', latin1('Dear photographer')],
  ['nothing', Buffer.alloc(0)],
  ['SVG', latin1('<svg xmlns="http://www.w3.org/2000/svg"/>')],
  ['PDF', latin1('%PDF-1.7\n')],
  ['MP4', ftyp('isom', 'mp42')],
  ['a bitmap by accident', latin1('BMW is a car maker')],
])('%s is no photo', (_, bytes) => {
  expect(sniff(bytes)).toBeNull()
})

test('a TIFF whose directories point at themselves or outside does not hang or throw', () => {
  expect(sniff(tiffOf([[subIfds, 8]]))).toEqual({ format: 'tiff' })
  expect(sniff(tiffOf([[subIfds, 0xffff_fff0]]))).toEqual({ format: 'tiff' })
  expect(sniff(latin1('II*\0\xff\xff\xff\xff\0\0\0\0\0\0\0\0'))).toEqual({ format: 'tiff' })
})
