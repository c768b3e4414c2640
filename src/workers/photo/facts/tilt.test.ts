import { expect, test } from 'vitest'
import type { Pixels } from '../pixels.ts'
import { addNoise, blurPixels, grey, paint, sceneOf, texture } from '../testing/synthetic.ts'
import { findHorizon } from './horizon.ts'
import { measureTilt } from './tilt.ts'

const width = 720
const height = 480
const waves = texture(50)
const texels = Float32Array.from({ length: width * height }, (_, i) =>
  waves(i % width, Math.floor(i / width)),
)
const radians = (degrees: number): number => (degrees * Math.PI) / 180

/** Sky over a line that falls to the right by `degrees`, and what lies below, blurred and noisy. */
function under(degrees: number, sky: number, ground: number): Pixels {
  const slope = Math.tan(radians(degrees))
  const picture = paint(width, height, (x, y) => {
    const wave = texels[y * width + x]!
    if (y < 0.42 * height + (x - width / 2) * slope) return [sky + wave * 20, sky + 20, sky + 40]
    return [ground + wave * 60, ground + 25 + wave * 60, ground + 40 + wave * 60]
  })
  return addNoise(blurPixels(picture, 0.8), 3)
}

/** Upright bars in front of a wall, leaning by `lean` degrees (clockwise positive) at a place across, -0.5..0.5. */
function facade(lean: (across: number) => number): Pixels {
  return paint(width, height, (x, y) => {
    const bars = [-0.4, -0.22, -0.05, 0.15, 0.3, 0.42]
    const isBar = bars.some((across) => {
      const middle = (across + 0.5) * width - (y - height / 2) * Math.tan(radians(lean(across)))
      return Math.abs(x - middle) < 9
    })
    return grey((isBar ? 60 : 170) + 10 * texels[y * width + x]!)
  })
}

test.each([-8, -1.5, 0, 0.3, 6.4])('a horizon tilted %d degrees, within 0.05', (degrees) => {
  const found = findHorizon(under(degrees, 190, 50))
  expect(Math.abs((found?.degrees ?? Number.NaN) - degrees)).toBeLessThan(0.05)
})

test('it is named for what shows it', () => {
  expect(measureTilt(sceneOf(under(-5.8, 190, 50)))).toMatchObject({
    tier: 'B',
    degrees: -5.8,
    kind: 'horizon',
    display: '5.8° counter-clockwise, by the horizon',
    statement: 'the horizon is tilted 5.8 degrees counter-clockwise',
  })
})

const none = { degrees: null, kind: null, statement: null, confidence: 0, display: 'no clear level line' }

test.each([
  ['a jetty before the sea: a line, but no sky', under(-5.8, 60, 50)],
  ['dark above and light below: a ceiling', under(3, 60, 190)],
  ['texture', paint(width, height, (x, y) => grey(128 + 150 * texels[y * width + x]!))],
  [
    'a roof over part of the width',
    paint(width, height, (x, y) => grey(x > 100 && x < 350 && y > 200 + x / 9 ? 40 : 210)),
  ],
])('%s shows no tilt', (_, picture) => {
  expect(measureTilt(sceneOf(picture))).toMatchObject(none)
})

test.each([0, 2.4, -3])('upright lines that all lean %d degrees show it', (degrees) => {
  const fact = measureTilt(sceneOf(facade(() => degrees)))
  expect(Math.abs((fact.degrees ?? Number.NaN) - degrees)).toBeLessThanOrEqual(0.2)
  expect(fact).toMatchObject({
    kind: 'uprights',
    statement: expect.stringMatching(/^by its upright lines the picture is/),
  })
})

test('a camera that looked up is not tilted, nor is a fan of lines', () => {
  const converging = measureTilt(sceneOf(facade((across) => 7 * across)))
  expect(Math.abs(converging.degrees ?? 0)).toBeLessThan(0.3)
  expect(measureTilt(sceneOf(facade((across) => 40 * across)))).toMatchObject(none)
})
