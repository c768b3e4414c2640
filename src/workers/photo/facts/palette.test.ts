import { expect, test } from 'vitest'
import { addNoise, paint, sceneOf, type Rgb } from '../testing/synthetic.ts'
import { colourDistance } from './clusters.ts'
import { linearLight, toOklab } from './colour.ts'
import { findPalette, measurePalette } from './palette.ts'

const painted: { rgb: Rgb; share: number; name: string }[] = [
  { rgb: [20, 34, 79], share: 0.4, name: 'dark blue' },
  { rgb: [240, 127, 30], share: 0.25, name: 'orange' },
  { rgb: [243, 233, 208], share: 0.2, name: 'cream' },
  { rgb: [47, 158, 68], share: 0.1, name: 'green' },
  { rgb: [200, 30, 40], share: 0.05, name: 'red' },
]

const stripes = paint(1000, 400, (x) => {
  let from = 0
  for (const { rgb, share } of painted) if (x < 1000 * (from += share)) return rgb
  return [0, 0, 0]
})

test('known colours come back with their shares, under noise', () => {
  const found = findPalette(sceneOf(addNoise(stripes, 4)).colours)
  expect(found).toHaveLength(painted.length)
  for (const [i, { rgb, share }] of painted.entries()) {
    const [red, green, blue] = rgb.map((value) => linearLight[value]!) as [number, number, number]
    expect(colourDistance(found[i]!.colour, toOklab(red, green, blue))).toBeLessThan(0.002)
    expect(Math.abs(found[i]!.share - share)).toBeLessThan(0.005)
  }
})

test('swatches are named, and the sentence takes the largest', () => {
  const fact = measurePalette(sceneOf(stripes))
  expect(fact.swatches.map(({ name }) => name)).toEqual(painted.map(({ name }) => name))
  expect(fact.swatches[1]).toEqual({ hex: '#f07f1e', name: 'orange', share: 0.25 })
  expect(fact.statement).toBe(
    'the main colors are dark blue 40 %, orange 25 %, cream 20 %, green 10 % of the frame',
  )
})

test('never more than six, and one for a plain picture', () => {
  const many = paint(400, 400, (x, y) => [(x * 7) & 255, (y * 5) & 255, (x * y) & 255])
  expect(measurePalette(sceneOf(many)).swatches).toHaveLength(6)
  expect(measurePalette(sceneOf(paint(50, 50, () => [9, 90, 9]))).swatches).toHaveLength(1)
})

test('swatches of one name are spoken of together', () => {
  const blues = paint(100, 100, (x) => (x < 50 ? [20, 34, 79] : x < 80 ? [34, 52, 104] : [250, 250, 250]))
  const fact = measurePalette(sceneOf(blues))
  expect(fact.swatches).toHaveLength(3)
  expect(fact.display).toBe('dark blue 80 %, white 20 %')
})
