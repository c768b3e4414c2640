import { expect, test } from 'vitest'
import type { Pixels } from '../pixels.ts'
import { grey, paint, sceneOf, texture, type Rgb } from '../testing/synthetic.ts'
import { findCast, measureCast } from './cast.ts'
import { encodeSrgb, linearLight, toLab, type Triple } from './colour.ts'

const grain = texture(50)

/** A byte under a light that multiplies it by `gain` in linear light. */
const lit = (value: number, gain: number): number =>
  encodeSrgb(linearLight[Math.round(Math.max(0, Math.min(255, value)))]! * gain)

/** A grey scene with a red and a blue thing in it, under a light with these channel gains. */
function scene(gains: Triple): Pixels {
  return paint(768, 512, (x, y) => {
    const tone = 110 + 120 * grain(x, y)
    let colour: Rgb = grey(tone)
    if (x > 560 && y > 300) colour = [180, 40, 40]
    if (x < 150 && y < 150) colour = [40, 90, 180]
    return [lit(colour[0], gains[0]), lit(colour[1], gains[1]), lit(colour[2], gains[2])]
  })
}

const gains: Triple[] = [
  [1, 1, 1],
  [1.1, 1, 0.85],
  [1.3, 1, 0.7],
  [0.8, 1, 1.25],
  [1, 1.15, 1],
  [1.15, 1, 1.1],
]

test.each(gains)(
  'near-neutral pixels show a light of %d, %d, %d within a quarter of a Lab unit',
  (...gain) => {
    const middle = linearLight[118]!
    const [, a, b] = toLab(middle * gain[0], middle * gain[1], middle * gain[2])
    const { nearNeutral } = findCast(scene(gain))
    expect(Math.abs(nearNeutral.a - a)).toBeLessThan(0.25)
    expect(Math.abs(nearNeutral.b - b)).toBeLessThan(0.25)
  },
)

test('grey world is the mean of everything, Shades of Grey that of the brightest', () => {
  const half = paint(100, 100, (x) => (x < 50 ? [200, 200, 200] : [60, 40, 40]))
  const { greyWorld, shadesOfGrey } = findCast(half)
  const [, dark] = toLab(linearLight[60]!, linearLight[40]!, linearLight[40]!)
  expect(greyWorld.a).toBeCloseTo(dark / 2, 0)
  expect(Math.abs(shadesOfGrey.a)).toBeLessThan(0.1)
})

test('a lean is stated with the share it was measured on, and not called wrong', () => {
  expect(
    measureCast(sceneOf(paint(100, 100, (x) => (x < 81 ? [132, 128, 112] : [250, 10, 10])))),
  ).toMatchObject({
    tier: 'B',
    neutralPercent: 81,
    statement: 'near-neutral areas lean yellow (81 % of the frame)',
  })
})

test('neutral greys have no lean, and a picture without greys no statement', () => {
  expect(measureCast(sceneOf(paint(60, 60, (x) => grey(40 + 3 * x))))).toMatchObject({ a: 0, b: 0 })
  expect(measureCast(sceneOf(paint(60, 60, () => [200, 20, 20])))).toMatchObject({
    confidence: 0,
    neutralPercent: 0,
    statement: null,
  })
})
