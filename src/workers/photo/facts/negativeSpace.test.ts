import { expect, test } from 'vitest'
import type { Pixels } from '../pixels.ts'
import { addNoise, blurPixels, grey, paint, sceneOf, texture } from '../testing/synthetic.ts'
import { encodeSrgb, linearLight } from './colour.ts'
import { measureNegativeSpace } from './negativeSpace.ts'

const grain = texture(24, 3)
const texels = Float32Array.from({ length: 600 * 400 }, (_, i) => grain(i % 600, Math.floor(i / 600)))
const withEmpty = (percent: number): Pixels =>
  paint(600, 400, (x, y) => grey(x < 6 * percent ? 180 : 128 + 110 * texels[y * 600 + x]!))
const percentOf = (pixels: Pixels): number => measureNegativeSpace(sceneOf(pixels)).percent

test.each([25, 50, 80])('%i %% empty are found within four points', (empty) => {
  expect(Math.abs(percentOf(withEmpty(empty)) - empty)).toBeLessThan(4)
})

test('it stays the same under noise, two stops less light and mild blur', () => {
  const picture = withEmpty(40)
  const darker: Pixels = {
    ...picture,
    rgb: picture.rgb.map((value) => Math.round(encodeSrgb(linearLight[value]! / 4))),
  }
  for (const changed of [addNoise(picture, 8), darker, blurPixels(picture, 2)]) {
    expect(Math.abs(percentOf(changed) - percentOf(picture))).toBeLessThan(5)
  }
})

test('a plain picture is empty, noise or not', () => {
  const plain = paint(600, 400, () => grey(120))
  expect(measureNegativeSpace(sceneOf(plain))).toMatchObject({
    tier: 'B',
    confidence: 0.8,
    percent: 100,
    statement: '100.0 % of the frame is without detail',
  })
  expect(percentOf(addNoise(plain, 12))).toBeGreaterThan(90)
})

test('what is clipped is empty, but may hide detail: that is said with more doubt', () => {
  const blown = paint(600, 400, (x, y) => grey(x < 300 ? 255 : 128 + 110 * texels[y * 600 + x]!))
  expect(measureNegativeSpace(sceneOf(blown)).confidence).toBe(0.5)
})

test('a picture smaller than a few tiles says nothing', () => {
  expect(measureNegativeSpace(sceneOf(paint(5, 5, () => grey(0))))).toMatchObject({
    confidence: 0,
    statement: null,
  })
})
