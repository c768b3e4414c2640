import { expect, test } from 'vitest'
import { raws } from '../../../test/fixtures/photos/raws.ts'
import { writeTiff, type Entries } from '../../../test/fixtures/photos/tiffWriter.ts'
import { declaresAdobeRgb, labelAdobeRgb } from './adobeRgb.ts'
import { openPixels } from './decode.ts'
import { sharp } from './libvips.ts'
import { openPhoto } from './measure.ts'
import { paint } from './testing/synthetic.ts'

const interoperability = (index: string): Entries => ({ 1: index })
const exifOf = (index: string): Buffer =>
  writeTiff([{ 0x8769: { directories: [{ 0xa005: { directories: [interoperability(index)] } }] } }])

function withExif(jpeg: Buffer, index: string): Buffer {
  const segment = Buffer.concat([Buffer.from('\xff\xe1\0\0Exif\0\0', 'latin1'), exifOf(index)])
  segment.writeUInt16BE(segment.length - 2, 2)
  return Buffer.concat([jpeg.subarray(0, 2), segment, jpeg.subarray(2)])
}

/** A colour in the numbers of Adobe RGB, as a camera writes it: without a profile. */
async function cameraJpeg(colour: [number, number, number], index: string): Promise<Buffer> {
  const jpeg = await openPixels(paint(600, 400, () => colour))
    .jpeg({ quality: 100, chromaSubsampling: '4:4:4' })
    .toBuffer()
  return withExif(jpeg, index)
}

async function shown(file: Buffer): Promise<number[]> {
  return [...(await openPhoto(file)).raster.rgb.subarray(0, 3)]
}

/** How far two colours are apart in their worst channel. */
const distance = (a: number[], b: number[]): number =>
  Math.max(...a.map((value, i) => Math.abs(value - b[i]!)))

// sRGB's primaries in Adobe RGB, rounded.
test.each<[adobe: [number, number, number], srgb: [number, number, number]]>([
  [
    [219, 0, 0],
    [255, 0, 0],
  ],
  [
    [144, 255, 60],
    [0, 255, 0],
  ],
  [
    [0, 0, 250],
    [0, 0, 255],
  ],
  [
    [128, 128, 128],
    [128, 128, 128],
  ],
])('Adobe RGB %j is sRGB %j', async (adobe, srgb) => {
  expect(distance(await shown(await cameraJpeg(adobe, 'R03')), srgb)).toBeLessThanOrEqual(4)
  expect(distance(await shown(await cameraJpeg(adobe, 'R98')), adobe)).toBeLessThanOrEqual(2)
})

test('the preview of a raw file has the colours that its container declares', async () => {
  const large = await cameraJpeg([144, 255, 60], 'R03')
  const file = raws.raf({ large, small: large, orientation: 1 })
  expect(distance(await shown(file), [0, 255, 0])).toBeLessThanOrEqual(4)
})

test('a profile of the file’s own is believed', async () => {
  const jpeg = await openPixels(paint(40, 30, () => [200, 80, 60]))
    .withIccProfile('p3')
    .jpeg({ quality: 100, chromaSubsampling: '4:4:4' })
    .toBuffer()
  expect(distance(await shown(withExif(jpeg, 'R03')), [200, 80, 60])).toBeLessThanOrEqual(3)
})

test('what is put in is a profile', async () => {
  const { icc } = await sharp(labelAdobeRgb(await cameraJpeg([9, 9, 9], 'R03'))).metadata()
  expect(icc?.readUInt32BE(0)).toBe(icc?.length)
})

test('damage declares nothing', () => {
  const exif = exifOf('R03')
  expect(declaresAdobeRgb(exif)).toBe(true)
  for (let end = 0; end < exif.length - 4; end++)
    expect(() => declaresAdobeRgb(exif.subarray(0, end))).not.toThrow()
  expect(declaresAdobeRgb(Buffer.from('ffd8ffe1', 'hex'))).toBe(false)
  expect(declaresAdobeRgb(Buffer.alloc(0))).toBe(false)
})
