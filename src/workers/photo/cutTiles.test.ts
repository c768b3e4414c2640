import { expect, test } from 'vitest'
import type { Rotation } from '../../shared/photos.ts'
import { tileLevels, tileLimits, type Size } from '../../shared/tiles.ts'
import { heicFile } from '../../../test/fixtures/photos/formats.ts'
import { writePictureTiff } from '../../../test/fixtures/photos/pictureFiles.ts'
import { cutTiles, type TileRow } from './cutTiles.ts'
import { openPixels } from './decode.ts'
import { displayP3Profile, isDisplayP3 } from './displayP3.ts'
import { sharp } from './libvips.ts'
import { openPhoto } from './measure.ts'
import type { Pixels } from './pixels.ts'
import { gradient } from './testing/files.ts'
import { grey, paint } from './testing/synthetic.ts'

const { edge } = tileLimits

async function rowsOf(bytes: Buffer, size: Size, rotation: Rotation = 0): Promise<TileRow[]> {
  const rows: TileRow[] = []
  await cutTiles(bytes, { rotation, ...size }, async ({ pngs, ...row }) =>
    rows.push({ ...row, pngs: pngs.map((png) => Buffer.from(png)) }),
  )
  return rows
}

/** A level, put together from its tiles, as a reader of PNGs sees it. */
async function assemble(rows: TileRow[], size: Size, level = 0): Promise<Pixels> {
  const { width, height } = tileLevels(size)[level]!
  const rgb = new Uint8Array(width * height * 3)
  for (const { row, pngs } of rows.filter((each) => each.level === level)) {
    for (const [column, png] of pngs.entries()) {
      const { data, info } = await sharp(png, { ignoreIcc: true }).raw().toBuffer({ resolveWithObject: true })
      expect(info.channels).toBe(3)
      for (let y = 0; y < info.height; y++) {
        const at = ((row * edge + y) * width + column * edge) * 3
        rgb.set(data.subarray(y * info.width * 3, (y + 1) * info.width * 3), at)
      }
    }
  }
  return { width, height, rgb }
}

const isSame = (one: Pixels, other: Pixels): boolean =>
  one.width === other.width &&
  one.height === other.height &&
  Buffer.from(one.rgb).equals(Buffer.from(other.rgb))

/** One pixel white, the next one black; not square, and no multiple of a tile. */
const board = (size: Size): Pixels =>
  paint(size.width, size.height, (x, y) => grey((x + y) % 2 === 0 ? 255 : 0))

test('one-pixel checks come out pixel by pixel, and every level is there', async () => {
  const size = { width: 3000, height: 2000 }
  const picture = board(size)
  const rows = await rowsOf(await openPixels(picture).png({ compressionLevel: 1 }).toBuffer(), size)
  expect(isSame(await assemble(rows, size), picture)).toBe(true)
  expect(tileLevels(size).map(({ width }) => width)).toEqual([3000, 1500])
  const coarsest = await assemble(rows, size, 1)
  expect(coarsest).toMatchObject({ width: 1500, height: 1000 })
  // Half white and half black is one grey there.
  expect(Math.min(...coarsest.rgb.subarray(30_000, 60_000))).toBeGreaterThan(120)
  expect(Math.max(...coarsest.rgb.subarray(30_000, 60_000))).toBeLessThan(135)
})

test.each([1, 2, 3, 4, 5, 6, 7, 8])('orientation %i, turned by hand as well', async (orientation) => {
  const file = await openPixels(gradient(1300, 700)).withMetadata({ orientation }).png().toBuffer()
  const upright = sharp(await sharp(file).autoOrient().toBuffer()).rotate(90)
  const { data, info } = await upright.raw().toBuffer({ resolveWithObject: true })
  const size = { width: info.width, height: info.height }
  const rows = await rowsOf(file, size, 90)
  expect(isSame(await assemble(rows, size), { ...size, rgb: data })).toBe(true)
})

const size = { width: 1200, height: 800 }
const picture = gradient(size.width, size.height)
const deep = Uint16Array.from(picture.rgb, (value) => value * 257)
const files: Record<string, () => Promise<Buffer>> = {
  JPEG: () => openPixels(picture).jpeg({ quality: 95 }).toBuffer(),
  CMYK: () =>
    openPixels(picture).toColourspace('cmyk').jpeg({ quality: 95, chromaSubsampling: '4:4:4' }).toBuffer(),
  '16-bit TIFF': async () => writePictureTiff(size, deep, { bits: 16, channels: 3 }),
  '16-bit PNG': () => openPixels(picture).toColourspace('rgb16').png().toBuffer(),
  grey: () => openPixels(picture).greyscale().toColourspace('b-w').png().toBuffer(),
}

test.each(Object.entries(files))('%s: the tiles are what is measured', async (_, write) => {
  const bytes = await write()
  const { raster, readNative } = await openPhoto(bytes)
  const tiles = await assemble(await rowsOf(bytes, size), size)
  const small = await openPixels(tiles)
    .resize(raster.width, raster.height, { kernel: 'mitchell' })
    .raw()
    .toBuffer()
  const difference = small.reduce((sum, value, i) => sum + Math.abs(value - raster.rgb[i]!), 0) / small.length
  expect(difference).toBeLessThan(1)
  const { rgb } = await readNative()
  if (rgb.length === tiles.rgb.length) expect(isSame(tiles, { ...size, rgb })).toBe(true)
})

test('a 16-bit TIFF keeps its upper eight bits exactly', async () => {
  const rows = await rowsOf(await files['16-bit TIFF']!(), size)
  expect(isSame(await assemble(rows, size), picture)).toBe(true)
})

test.each([
  ['a JPEG in Display P3', () => openPixels(picture).withIccProfile('p3').png().toBuffer(), size],
  ['a HEIC of a telephone', () => heicFile('pier-p3'), null],
])('%s keeps its own numbers, named by a profile of ours', async (_, write, given) => {
  const bytes = await write()
  const { width, height, readNative } = await openPhoto(bytes)
  expect(given ?? { width, height }).toEqual({ width, height })
  const rows = await rowsOf(bytes, { width, height })
  const { icc } = await sharp(rows[0]!.pngs[0]).metadata()
  expect(icc!.equals(displayP3Profile())).toBe(true)
  const { rgb } = await readNative()
  expect(isSame(await assemble(rows, { width, height }), { width, height, rgb })).toBe(true)
})

test('other colours become sRGB and are not named', async () => {
  const plain = await openPixels(picture).png().toBuffer()
  expect((await sharp((await rowsOf(plain, size))[0]!.pngs[0]).metadata()).icc).toBe(undefined)
  expect(isDisplayP3(displayP3Profile())).toBe(true)
  const adobe = await openPixels(picture).withIccProfile('cmyk').jpeg().toBuffer()
  expect(isDisplayP3((await sharp(adobe).metadata()).icc!)).toBe(false)
})

test('a file that has another size than it had is refused, and so is what is no photo', async () => {
  const bytes = await openPixels(picture).png().toBuffer()
  await expect(rowsOf(bytes, { width: 1200, height: 801 })).rejects.toMatchObject({ code: 'photo-changed' })
  await expect(rowsOf(Buffer.from('words'), size)).rejects.toMatchObject({ code: 'photo-format' })
})

test('a row that cannot be kept ends it', async () => {
  const bytes = await openPixels(picture).png().toBuffer()
  let rows = 0
  const keep = async (): Promise<void> => {
    rows += 1
    throw new Error('full')
  }
  await expect(cutTiles(bytes, { rotation: 0, ...size }, keep)).rejects.toThrow('full')
  expect(rows).toBe(1)
})
