import { describe, expect, test } from 'vitest'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { faceSharpnessScale } from '../../shared/scales/faces.ts'
import { bandOf } from '../../shared/scales/scale.ts'
import { cutStored } from './orientation.ts'
import { faceSharpness } from './faceSharpness.ts'
import { openPhoto } from './measure.ts'
import type { Pixels } from './pixels.ts'
import { addNoise, blurPixels, grey, paint, texture } from './testing/synthetic.ts'

const photo = join(import.meta.dirname, '..', '..', '..', 'test', 'fixtures', 'sight', 'astronaut.jpg')
const { raster } = await openPhoto(await readFile(photo))
/** A woman's sharp face of 71 pixels, as labelled. */
const face = cutStored({ ...raster, orientation: 1 }, { x: 0.345, y: 0.14, width: 0.185, height: 0.23 })
const rough = texture(12, 6)
const painted = paint(200, 240, (x, y) => grey(128 + 90 * rough(x, y)))

const nameOf = (pixels: Pixels): string => {
  const sharpness = faceSharpness(pixels)
  return sharpness === null ? 'unsaid' : bandOf(faceSharpnessScale, sharpness).name
}

test('a sharp face is sharp, and soft when it is blurred by a pixel and a half', () => {
  expect(nameOf(face)).toBe('sharp')
  expect(nameOf(blurPixels(face, 1.5))).toBe('soft')
})

test.each([
  ['a face', face],
  ['painted detail', painted],
])('of three blurs of %s the stronger is the softer', (_, pixels) => {
  const values = [1, 2, 4].map((sigma) => Number(faceSharpness(blurPixels(pixels, sigma))))
  expect(values).toEqual(values.toSorted((one, other) => other - one))
  expect(values.at(-1)).toBeGreaterThan(0)
})

test('blurred along one direction alone it is as soft as along both', () => {
  const across = paint(face.width, face.height, (x, y) => {
    const mean = (c: number): number => {
      let sum = 0
      for (let dx = -4; dx <= 4; dx++) {
        sum += face.rgb[3 * (y * face.width + Math.max(0, Math.min(face.width - 1, x + dx))) + c]!
      }
      return sum / 9
    }
    return [mean(0), mean(1), mean(2)]
  })
  expect(nameOf(across)).toBe('soft')
})

describe.each([1, 2, 3, 4, 6, 10, 20])('noise of sigma %i', (sigma) => {
  test.each([1.5, 2, 3, 5, 8])('makes no face sharp that is blurred by %d pixels', (blur) => {
    expect(nameOf(addNoise(blurPixels(face, blur), sigma))).not.toBe('sharp')
  })
})

test('weak noise does not silence a sharp face', () => {
  expect(nameOf(addNoise(face, 2))).toBe('sharp')
})

test.each([
  ['is too small', paint(59, 90, (x, y) => grey(128 + 90 * rough(x, y)))],
  ['is plain', paint(200, 200, () => grey(120))],
  // Steps of one level between wide plateaus: a mean over nine pixels takes most of them away.
  ['has only the steps of rounding', paint(200, 200, (x, y) => grey(Math.round(100 + x / 5 + y / 7)))],
  [
    'is noise alone',
    addNoise(
      paint(200, 200, () => grey(120)),
      8,
    ),
  ],
  ['is clipped', paint(200, 200, (x, y) => grey(rough(x, y) > 0 ? 255 : 0))],
])('nothing is said of a face that %s', (_, pixels) => {
  expect(faceSharpness(pixels)).toBe(null)
})
