import { expect, test } from 'vitest'
import type { Pixels } from '../pixels.ts'
import { addNoise, blurPixels, paint, sceneOf, texture } from '../testing/synthetic.ts'
import { findLevelLines } from './levelLines.ts'
import { longestLevelLine, measureTilt } from './tilt.ts'

const width = 1024
const height = 683
const waves = texture(60)
const texels = Float32Array.from({ length: width * height }, (_, i) =>
  waves(i % width, Math.floor(i / width)),
)

/** A soft, noisy sea horizon that falls to the right by `degrees`. */
function sea(degrees: number): Pixels {
  const slope = Math.tan((degrees * Math.PI) / 180)
  const picture = paint(width, height, (x, y) => {
    const wave = texels[y * width + x]!
    if (y < 0.42 * height + (x - width / 2) * slope)
      return [150 + wave * 20, 180 + wave * 20, 220 + wave * 10]
    return [40 + wave * 60, 80 + wave * 60, 100 + wave * 60]
  })
  return addNoise(blurPixels(picture, 0.8), 3)
}

test.each([-12, -4, -0.5, 0, 0.3, 5, 15])('a horizon tilted %d degrees, within 0.02', (degrees) => {
  const found = longestLevelLine(findLevelLines(sceneOf(sea(degrees)).gradients))
  expect(Math.abs((found?.degrees ?? Number.NaN) - degrees)).toBeLessThan(0.02)
  expect(found?.confidence).toBeGreaterThan(0.5)
})

test.each([80, 120, 160, 200])('texture of grain %i without lines has none', (grain) => {
  const only = texture(grain, 6, grain)
  const picture = paint(width, height, (x, y) => {
    const value = 128 + 150 * only(x, y)
    return [value, 0.9 * value, 0.8 * value]
  })
  expect(measureTilt(sceneOf(picture))).toMatchObject({ degrees: null, statement: null, confidence: 0 })
})

test('it is worded as a line, never as the horizon', () => {
  expect(measureTilt(sceneOf(sea(-5.8)))).toMatchObject({
    tier: 'B',
    degrees: -5.8,
    display: '5.8° counter-clockwise',
    statement: 'the longest near-level line is tilted 5.8 degrees counter-clockwise',
  })
  expect(measureTilt(sceneOf(sea(0.2))).statement).toBe(
    'the longest near-level line is level (0.2 degrees off)',
  )
})

test('a line too short to be sure of is measured but not spoken of', () => {
  const dash = paint(600, 400, (x, y) => (x > 200 && x < 390 && y > 200 ? [30, 30, 30] : [220, 220, 220]))
  const fact = measureTilt(sceneOf(dash))
  expect(fact.degrees).toBeCloseTo(0, 1)
  expect(fact.confidence).toBeLessThan(0.5)
  expect(fact.statement).toBeNull()
})
