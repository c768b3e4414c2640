import { describe, expect, test } from 'vitest'
import type { Pixels } from '../pixels.ts'
import { blurPixels, grey, paint, sceneOf, texture } from '../testing/synthetic.ts'
import { measurePlacement } from './placement.ts'
import { measureSubject } from './subject.ts'

const width = 768
const height = 512
const soft = texture(52)
const fine = texture(11, 4, 2)
const ground = blurPixels(
  paint(width, height, (x, y) => {
    const tone = 120 + 90 * soft(x, y)
    return [0.9 * tone, tone, 0.95 * tone]
  }),
  2,
)

/** A textured disc on a blurred ground; centre as shares of the frame, radius as a share of the width. */
function disc(centreX: number, centreY: number, radius: number, isRed: boolean): Pixels {
  return paint(width, height, (x, y) => {
    const grain = 110 * fine(x, y)
    const p = (y * width + x) * 3
    const isInside = Math.hypot(x - centreX * width, y - centreY * height) < radius * width
    if (!isInside) return [ground.rgb[p]!, ground.rgb[p + 1]!, ground.rgb[p + 2]!]
    return isRed ? [200 + grain, 60 + grain, 50 + grain] : grey(150 + 1.6 * grain)
  })
}

describe.each([
  [0.33, 0.33, 0.1],
  [0.67, 0.33, 0.08],
  [0.5, 0.5, 0.12],
  [0.2, 0.7, 0.1],
  [0.8, 0.6, 0.06],
])('a disc at %d, %d', (x, y, radius) => {
  test.each([
    ['red', true],
    ['grey and textured', false],
  ])('that is %s is found within 2 %% of the diagonal', (_, isRed) => {
    const fact = measureSubject(sceneOf(disc(x, y, radius, isRed)))
    const error = Math.hypot((fact.x - x) * width, (fact.y - y) * height) / Math.hypot(width, height)
    expect(error).toBeLessThan(0.02)
    expect(fact.tier).toBe('C')
  })
})

test('the box has the size of the disc', () => {
  const fact = measureSubject(sceneOf(disc(0.5, 0.5, 0.12, true)))
  expect(Math.abs(fact.width - 0.24)).toBeLessThan(0.06)
  expect(Math.abs(fact.height - (0.24 * width) / height)).toBeLessThan(0.09)
})

test('placement follows: on a thirds crossing, left or right', () => {
  const onThird = measurePlacement(sceneOf(disc(1 / 3, 1 / 3, 0.1, true)))
  expect(onThird.thirdsDistance).toBeLessThan(0.02)
  expect(onThird.leftWeight).toBeGreaterThan(0.75)
  expect(onThird.statement).toMatch(/near a crossing of the thirds.*hint only/)
  const right = measurePlacement(sceneOf(disc(0.8, 0.5, 0.08, true)))
  expect(right.leftWeight).toBeLessThan(0.3)
  expect(
    Math.abs(right.thirdsDistance - Math.hypot((0.8 - 2 / 3) * 1.5, 1 / 6) / Math.hypot(1.5, 1)),
  ).toBeLessThan(0.02)
})

test('a flat picture has neither', () => {
  const flat = sceneOf(paint(90, 60, () => grey(120)))
  expect(measureSubject(flat)).toMatchObject({ x: 0.5, y: 0.5, confidence: 0, statement: null })
  expect(measurePlacement(flat)).toMatchObject({ leftWeight: 0.5, confidence: 0, statement: null })
})
