import { expect, test } from 'vitest'
import { long, short, writeTiff } from '../../../test/fixtures/photos/tiffWriter.ts'
import { openPixels } from './decode.ts'
import { sniff } from './sniff.ts'
import { gradient, tiffOf } from './testing/files.ts'

const make = 0x010f
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
  ['Canon CR2', Buffer.concat([latin1('II*\0\x10\0\0\0CR\x02\0'), Buffer.alloc(20)]), 'cr2'],
  ['DNG', tiffOf([[dngVersion, 0x0401]]), 'dng'],
  [
    'DNG from a maker with a format of its own',
    writeTiff([{ [make]: 'SONY', [dngVersion]: long(1) }]),
    'dng',
  ],
  ['Nikon NEF', writeTiff([{ [make]: 'NIKON CORPORATION', [photometric]: short(colourFilterArray) }]), 'nef'],
  [
    'Sony ARW, sensor data in a child',
    writeTiff([
      { [make]: 'SONY', [subIfds]: { directories: [{ [photometric]: short(colourFilterArray) }] } },
    ]),
    'arw',
  ],
  [
    'Pentax PEF, sensor data down the chain',
    writeTiff([{ [make]: 'RICOH IMAGING' }, { [photometric]: short(colourFilterArray) }], { mark: 'MM\0*' }),
    'pef',
  ],
  ['Canon CR3', ftyp('crx ', 'crx '), 'cr3'],
  ['Fujifilm RAF', latin1('FUJIFILMCCD-RAW 0201'), 'raf'],
  ['Panasonic RW2', latin1('IIU\0\x18\0\0\0'), 'rw2'],
  ['Olympus ORF', latin1('IIRO\x08\0\0\0'), 'orf'],
  ['HEIC', ftyp('heic', 'mif1', 'heic'), 'heic'],
  ['HEIF collection', ftyp('mif1', 'heic'), 'heic'],
  ['GIF', latin1('GIF89a\x01\0\x01\0'), 'gif'],
  [
    'a TIFF from a camera, without sensor data',
    writeTiff([{ [make]: 'SONY', [photometric]: short(2) }]),
    'tiff',
  ],
  ['BigTIFF', latin1('II+\0\x08\0\0\0\x10\0\0\0\0\0\0\0'), 'tiff'],
])('%s is told by its content', (_, bytes, format) => {
  expect(sniff(bytes)).toEqual({ format })
})

test.each([
  ['an SVG drawing', latin1('<svg xmlns="http://www.w3.org/2000/svg"/>')],
  ['an SVG drawing', latin1('\xef\xbb\xbf<?xml version="1.0"?>\n<!-- by hand -->\n<SVG\nwidth="9"/>')],
  ['a Photoshop document (PSD)', latin1('8BPS\0\x01')],
  ['a JPEG XL photo', latin1('\xff\x0a\xfa\x7f')],
  ['a JPEG XL photo', latin1('\0\0\0\x0cJXL \r\n\x87\n')],
  ['a JPEG 2000 photo', latin1('\0\0\0\x0cjP  \r\n\x87\n')],
  ['a BMP picture', latin1('BM\x0e\0\0\0\0\0\0\0\0\0\0\0')],
  ['an OpenEXR picture', latin1('v/1\x01\x02\0\0\0')],
  ['a Radiance HDR picture', latin1('#?RADIANCE\n')],
  ['a PDF document', latin1('%PDF-1.7\n')],
  ['a video', ftyp('isom', 'mp42')],
  ['a video', ftyp('qt  ')],
  ['a video', latin1('\x1a\x45\xdf\xa3\x01')],
  ['a video', latin1('RIFF\x10\0\0\0AVI LIST')],
  ['a sound recording', ftyp('M4A ', 'isom')],
  ['an archive (ZIP)', latin1('PK\x03\x04')],
  ['a Minolta raw photo (MRW)', latin1('\0MRM\0\0')],
  ['a Sigma raw photo (X3F)', latin1('FOVb\0\0')],
  ['a raw photo of an unfamiliar kind', latin1('II*\0\x08\0\0\0IIII\0\0\0\0')],
  [
    'a raw photo of an unfamiliar kind',
    writeTiff([{ [make]: 'Hasselblad', [photometric]: short(colourFilterArray) }]),
  ],
])('%s is refused by name', (refused, bytes) => {
  expect(sniff(bytes)).toEqual({ refused })
})

test('an AVIF that also claims to be a collection is an AVIF', () => {
  expect(sniff(ftyp('mif1', 'avif'))).toEqual({ format: 'avif' })
})

test.each([
  ['text', latin1('Dear photographer')],
  ['nothing', Buffer.alloc(0)],
  ['a page that speaks of SVG', latin1('<html><p>How to write SVG</p></html>')],
  ['a sound in RIFF', latin1('RIFF\x10\0\0\0WAVEfmt ')],
  ['a bitmap by accident', latin1('BMW is a car maker')],
])('%s is no photo', (_, bytes) => {
  expect(sniff(bytes)).toBeNull()
})

test('a TIFF whose directories point at themselves or outside does not hang or throw', () => {
  expect(sniff(tiffOf([[subIfds, 8]]))).toEqual({ format: 'tiff' })
  expect(sniff(tiffOf([[subIfds, 0xffff_fff0]]))).toEqual({ format: 'tiff' })
  expect(sniff(latin1('II*\0\xff\xff\xff\xff\0\0\0\0\0\0\0\0'))).toEqual({ format: 'tiff' })
})
