import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Sharp } from 'sharp'
import { beforeAll, expect, test } from 'vitest'
import { heicFile } from '../../../test/fixtures/photos/formats.ts'
import { openPixels } from './decode.ts'
import { sharp } from './libvips.ts'
import { openPhoto } from './measure.ts'
import type { Pixels } from './pixels.ts'
import { encodeJpeg } from './render.ts'

// How a thumbnail looks, against the picture it was made from: the mean difference of all channels of all pixels, of
// 255. Measured: 2.1 where nothing but the thumbnail's own JPEG comes between, 2.6 from P3, 6.5 from CMYK inks.

let sample: Buffer
let picture: Pixels
let vivid: Pixels
beforeAll(async () => {
  sample = await readFile(join(import.meta.dirname, '../../../resources/samples/pier-sunset.jpg'))
  picture = await pixelsOf(sharp(sample).resize(240, 160, { fit: 'cover' }))
  vivid = await pixelsOf(sharp(sample).resize(240, 160, { fit: 'cover' }).modulate({ saturation: 1.4 }))
})

async function pixelsOf(image: Sharp): Promise<Pixels> {
  const { data, info } = await image.toColourspace('srgb').raw().toBuffer({ resolveWithObject: true })
  return { width: info.width, height: info.height, rgb: data }
}

async function thumbnailOf(file: Buffer): Promise<Pixels> {
  const { raster } = await openPhoto(file)
  const thumbnail = await encodeJpeg(raster, 512, 82)
  return await pixelsOf(sharp(thumbnail))
}

function meanError(a: Pixels, b: Pixels): number {
  expect([a.width, a.height]).toEqual([b.width, b.height])
  let sum = 0
  for (let i = 0; i < a.rgb.length; i++) sum += Math.abs(a.rgb[i]! - b.rgb[i]!)
  return sum / a.rgb.length
}

test('plain sRGB', async () => {
  const file = await openPixels(picture).png().toBuffer()
  expect(meanError(await thumbnailOf(file), picture)).toBeLessThan(2.3)
})

test('a wide-gamut JPEG', async () => {
  const file = await openPixels(vivid).withIccProfile('p3').jpeg({ quality: 95 }).toBuffer()
  expect(meanError(await thumbnailOf(file), vivid)).toBeLessThan(2.9)
})

test('a wide-gamut HEIC', async () => {
  const seen = await thumbnailOf(await heicFile('pier-p3'))
  expect(meanError(seen, vivid)).toBeLessThan(2.9)
  // Taken for sRGB, P3's own numbers would be twice as far off.
  const { readNative } = await openPhoto(await heicFile('pier-p3'))
  expect(meanError(await readNative(), vivid)).toBeGreaterThan(4)
})

test('CMYK', async () => {
  // Of what inks can show: a vivid sunset is not.
  const muted = await pixelsOf(openPixels(picture).modulate({ saturation: 0.4 }))
  const file = await openPixels(muted)
    .toColourspace('cmyk')
    .withIccProfile('cmyk')
    .jpeg({ quality: 95 })
    .toBuffer()
  expect((await sharp(file).metadata()).space).toBe('cmyk')
  expect(meanError(await thumbnailOf(file), muted)).toBeLessThan(7.5)
})

test('orientation 6', async () => {
  const lying = await pixelsOf(openPixels(picture).rotate(270))
  const file = await openPixels(lying).withMetadata({ orientation: 6 }).png().toBuffer()
  expect(meanError(await thumbnailOf(file), picture)).toBeLessThan(2.3)
})
