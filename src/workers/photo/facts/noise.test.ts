import { describe, expect, test } from 'vitest'
import type { Pixels } from '../pixels.ts'
import { addNoise, grey, paint, sceneOf, storedAs, texture } from '../testing/synthetic.ts'
import { measureNoise, planeNoise } from './noise.ts'

const rough = texture(40, 6)
const smooth = paint(768, 512, (x, y) => [60 + x / 8, 60 + y / 6, 120])
const half = paint(768, 512, (x, y) => grey(x < 384 ? 120 : 120 + 110 * rough(x, y)))
const textured = paint(768, 512, (x, y) => grey(120 + 110 * rough(x, y)))

const noiseOf = (pixels: Pixels): number => planeNoise(sceneOf(pixels).planes.luma) ?? Number.NaN

describe.each([2, 5, 10, 20])('noise of sigma %i', (sigma) => {
  test.each([
    ['a smooth picture', smooth],
    ['a half textured picture', half],
  ])('is found within 5 %% on %s', (_, picture) => {
    expect(Math.abs(noiseOf(addNoise(picture, sigma)) / sigma - 1)).toBeLessThan(0.05)
  })
})

test('texture alone passes for less than sigma 1', () => {
  expect(noiseOf(textured)).toBeLessThan(1)
})

test('the fact measures native crops and is certain from sigma 3 up', () => {
  const strong = measureNoise(storedAs(addNoise(smooth, 8)))
  expect(strong).toMatchObject({ tier: 'A', confidence: 1 })
  expect(Math.abs(strong.sigma - 8)).toBeLessThan(0.4)
  expect(measureNoise(storedAs(addNoise(smooth, 2)))).toMatchObject({ tier: 'B', confidence: 0.6 })
})

test.each([
  ['too small', paint(9, 9, () => grey(100))],
  ['all white', paint(100, 100, () => grey(255))],
])('a picture that is %s says nothing', (_, picture) => {
  expect(measureNoise(storedAs(picture))).toMatchObject({ confidence: 0, statement: null, sigma: 0 })
})
