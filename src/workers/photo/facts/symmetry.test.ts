import { expect, test } from 'vitest'
import { grey, paint, sceneOf, texture } from '../testing/synthetic.ts'
import { measureSymmetry } from './symmetry.ts'

const grain = texture(60)

test('a picture and its mirror correlate fully', () => {
  const mirrored = paint(512, 340, (x, y) => grey(128 + 120 * grain(Math.abs(x - 255.5), y)))
  expect(measureSymmetry(sceneOf(mirrored))).toMatchObject({
    tier: 'A',
    mirror: 1,
    statement: 'left and right mirror each other closely (+1.00)',
  })
})

test('texture does not correlate with its mirror', () => {
  const { mirror } = measureSymmetry(
    sceneOf(paint(512, 340, (x, y) => grey(128 + 120 * grain(3 * x, 3 * y)))),
  )
  expect(Math.abs(mirror)).toBeLessThan(0.2)
})

test('black against white is the opposite of symmetry', () => {
  expect(measureSymmetry(sceneOf(paint(100, 60, (x) => grey(x < 50 ? 0 : 255)))).mirror).toBe(-1)
})

test('a flat picture says nothing', () => {
  expect(measureSymmetry(sceneOf(paint(100, 60, () => grey(99))))).toMatchObject({
    confidence: 0,
    statement: null,
  })
})
