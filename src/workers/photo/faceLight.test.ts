import { expect, test } from 'vitest'
import { encodeSrgb } from './facts/colour.ts'
import { faceLight } from './faceLight.ts'
import { grey, paint } from './testing/synthetic.ts'

const box = { x: 0.25, y: 0.25, width: 0.25, height: 0.5 }

/** A face in the box, lit by `light` of 1, in a picture of light 0.2. */
const lit = (light: number) =>
  paint(200, 100, (x, y) => {
    const isFace = x >= 50 && x < 100 && y >= 25 && y < 75
    return grey(encodeSrgb(isFace ? light : 0.2))
  })

test.each([
  [0.1, -1],
  [0.05, -2],
  [0.2, 0],
  [0.8, 2],
])('a face of light %d has %d stops against the rest', (light, stops) => {
  expect(Math.abs(Number(faceLight(lit(light), box)) - stops)).toBeLessThan(0.05)
})

test('a face before black is as much lighter as can be told', () => {
  const stops = faceLight(
    paint(200, 100, (x, y) => grey(x >= 50 && x < 100 && y >= 25 && y < 75 ? 200 : 0)),
    box,
  )
  expect(stops).toBeGreaterThan(10)
  expect(stops).toBeLessThan(14)
})

test.each([
  ['the face is tiny', { x: 0.5, y: 0.5, width: 0.04, height: 0.08 }],
  ['the face fills the photograph', { x: 0, y: 0.02, width: 0.95, height: 0.96 }],
  ['the face lies outside', { x: 1, y: 0, width: 0, height: 0.5 }],
])('nothing is told where %s', (_, face) => {
  expect(faceLight(lit(0.1), face)).toBe(null)
})
