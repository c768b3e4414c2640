import { describe, expect, test } from 'vitest'
import { decode, openPixels, type Decoded } from './decode.ts'
import { measureClipping } from './facts/clipping.ts'
import { readHeader } from './header.ts'
import { sharp } from './libvips.ts'
import type { Pixels } from './pixels.ts'
import { emptyPng, gradient, jpegOf } from './testing/files.ts'
import { grey, paint } from './testing/synthetic.ts'

async function decodeFile(file: Buffer): Promise<Decoded> {
  return await decode(file, await readHeader(file))
}

const plain = (red: number, green: number, blue: number): Pixels => paint(40, 30, () => [red, green, blue])

/** How far the first pixel is from a colour, in its worst channel. */
function distance({ rgb }: Pixels, colour: number[]): number {
  return Math.max(...colour.map((value, i) => Math.abs(rgb[i]! - value)))
}

describe('every kind of pixel becomes upright 8-bit sRGB', () => {
  test.each(['jpeg', 'png', 'webp', 'tiff', 'avif', 'gif'] as const)('%s', async (format) => {
    const file = await openPixels(plain(200, 80, 60))
      .toFormat(format, { quality: 95 })
      .toBuffer()
    const { raster, warning } = await decodeFile(file)
    expect([raster.width, raster.height]).toEqual([40, 30])
    expect(distance(raster, [200, 80, 60])).toBeLessThanOrEqual(4)
    expect(warning).toBeNull()
  })

  test('16-bit PNG', async () => {
    const values = new Uint16Array(40 * 30 * 3).fill(51_400)
    const file = await sharp(values, { raw: { width: 40, height: 30, channels: 3 } })
      .toColourspace('rgb16')
      .png()
      .toBuffer()
    expect(distance((await decodeFile(file)).raster, [200, 200, 200])).toBeLessThanOrEqual(1)
  })

  test('grey', async () => {
    const file = await openPixels(plain(120, 120, 120))
      .toColourspace('b-w')
      .jpeg()
      .toBuffer()
    const { raster } = await decodeFile(file)
    expect(raster.rgb).toHaveLength(40 * 30 * 3)
    expect(distance(raster, [120, 120, 120])).toBeLessThanOrEqual(1)
  })

  test('transparency lies over white', async () => {
    const file = await openPixels(plain(0, 0, 0))
      .ensureAlpha(0.5)
      .png()
      .toBuffer()
    expect(distance((await decodeFile(file)).raster, [128, 128, 128])).toBeLessThanOrEqual(1)
  })

  test('CMYK, with its profile and without', async () => {
    const cmyk = openPixels(plain(160, 130, 110)).toColourspace('cmyk')
    const bare = await decodeFile(await cmyk.clone().jpeg({ quality: 95 }).toBuffer())
    expect(distance(bare.raster, [160, 130, 110])).toBeLessThanOrEqual(8)
    const profiled = await decodeFile(await cmyk.withIccProfile('cmyk').jpeg({ quality: 95 }).toBuffer())
    expect(distance(profiled.raster, [160, 130, 110])).toBeLessThanOrEqual(16)
  })

  test('Display P3', async () => {
    const file = await openPixels(plain(200, 80, 60))
      .withIccProfile('p3')
      .png()
      .toBuffer()
    const { raster, readNative } = await decodeFile(file)
    expect(distance(raster, [200, 80, 60])).toBeLessThanOrEqual(2)
    // In P3's own numbers the same colour is less extreme.
    expect((await readNative()).rgb[0]).toBeLessThan(195)
  })
})

test('a colour outside sRGB is not clipped in the file', async () => {
  // Written as sRGB and relabelled: these are P3's own numbers, beyond what sRGB can show.
  const profile = (
    await sharp(
      await openPixels(plain(9, 9, 9))
        .withIccProfile('p3')
        .png()
        .toBuffer(),
    ).metadata()
  ).icc
  expect(profile).toBeDefined()
  const file = withIccProfile(await jpegOf(plain(240, 30, 20)), profile!)
  const { raster, readNative } = await decodeFile(file)
  expect(raster.rgb[0]).toBe(255)
  expect(measureClipping(await readNative()).highlightPercent).toBe(0)
})

/** A JPEG with an ICC profile put in as it is (APP2, ICC.1:2010 annex B.4). */
function withIccProfile(jpeg: Buffer, profile: Buffer): Buffer {
  const segment = Buffer.concat([Buffer.from('ICC_PROFILE\0\x01\x01', 'latin1'), profile])
  const marker = Buffer.from([0xff, 0xe2, (segment.length + 2) >> 8, (segment.length + 2) & 255])
  return Buffer.concat([jpeg.subarray(0, 2), marker, segment, jpeg.subarray(2)])
}

describe('orientation and size', () => {
  test.each([1, 2, 3, 4, 5, 6, 7, 8])('orientation %i', async (orientation) => {
    const file = await openPixels(gradient(60, 40)).withMetadata({ orientation }).png().toBuffer()
    const { raster, readNative } = await decodeFile(file)
    const native = await readNative()
    const upright = await sharp(file).autoOrient().raw().toBuffer({ resolveWithObject: true })
    expect([raster.width, raster.height]).toEqual([upright.info.width, upright.info.height])
    expect(Buffer.from(raster.rgb).equals(upright.data)).toBe(true)
    expect(native).toMatchObject({ width: 60, height: 40, orientation })
  })

  test('the raster is at most 1024 pixels long, and a small photo is not enlarged', async () => {
    const { raster, readNative } = await decodeFile(await jpegOf(gradient(1600, 2400)))
    expect([raster.width, raster.height]).toEqual([683, 1024])
    expect(await readNative()).toMatchObject({ width: 1600, height: 2400 })
  })
})

describe('damaged files', () => {
  test('a truncated JPEG lacks its lower part', async () => {
    const whole = await jpegOf(gradient(400, 300))
    await expect(decodeFile(whole.subarray(0, whole.length / 2))).rejects.toMatchObject({
      code: 'photo-damaged',
      message: 'This file is damaged: the lower part is missing.',
    })
  })

  test('a truncated progressive JPEG lacks some of everything', async () => {
    const whole = await jpegOf(gradient(400, 300), { progressive: true })
    await expect(decodeFile(whole.subarray(0, whole.length / 2))).rejects.toMatchObject({
      code: 'photo-damaged',
      message: 'This file is damaged: part of it cannot be read.',
    })
  })

  test.each(['png', 'webp', 'tiff', 'avif'] as const)('half a %s is damaged', async (format) => {
    const whole = await openPixels(gradient(400, 300)).toFormat(format).toBuffer()
    await expect(decodeFile(whole.subarray(0, whole.length / 2))).rejects.toMatchObject({
      code: 'photo-damaged',
    })
  })

  test('a flaw that costs no pixels is a warning', async () => {
    const whole = await jpegOf(gradient(400, 300), { progressive: true })
    const flawed = Buffer.concat([whole.subarray(0, -2), Buffer.alloc(16, 0x12), whole.subarray(-2)])
    const { raster, warning } = await decodeFile(flawed)
    expect(warning).toBe('This file may be damaged.')
    expect(raster.width).toBe(400)
  })

  test('50,000 by 50,000 pixels are refused by the header', async () => {
    await expect(readHeader(emptyPng(50_000, 50_000))).rejects.toMatchObject({
      code: 'photo-too-large',
      message: '2,500 megapixels are more than Mondrian opens: add a smaller copy.',
    })
  })

  test('a header without a picture is damaged', async () => {
    await expect(decodeFile(emptyPng(500, 500))).rejects.toMatchObject({ code: 'photo-damaged' })
  })
})

test('of an animation the first picture is used, and that is said', async () => {
  const { rgb } = paint(20, 40, (_, y) => grey(y < 20 ? 50 : 200))
  const frames = await sharp(rgb, { raw: { width: 20, height: 40, channels: 3, pageHeight: 20 } })
    .webp()
    .toBuffer()
  const { raster, warning } = await decodeFile(frames)
  expect(warning).toBe('This file holds 2 pictures; only the first is used.')
  expect([raster.width, raster.height]).toEqual([20, 20])
  expect(distance(raster, [50, 50, 50])).toBeLessThanOrEqual(3)
})

test.each([
  ['SVG', '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'],
  ['a picture of numbers', 'P6 1 1 255 abc'],
  ['Radiance HDR', '#?RADIANCE\nFORMAT=32-bit_rle_rgbe\n\n-Y 1 +X 1\nabcd'],
])('libvips itself refuses %s', async (_, content) => {
  await expect(sharp(Buffer.from(content, 'latin1')).metadata()).rejects.toThrow('unsupported image format')
})

test('libvips itself refuses a path', async () => {
  await expect(sharp(import.meta.filename).metadata()).rejects.toThrow('unsupported image format')
})
