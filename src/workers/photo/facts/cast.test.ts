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
function greyScene(gains: Triple): Pixels {
  return paint(384, 256, (x, y) => {
    const tone = 110 + 120 * grain(2 * x, 2 * y)
    let colour: Rgb = grey(tone)
    if (x > 280 && y > 150) colour = [180, 40, 40]
    if (x < 75 && y < 75) colour = [40, 90, 180]
    return [lit(colour[0], gains[0]), lit(colour[1], gains[1]), lit(colour[2], gains[2])]
  })
}

const lights: { gains: Triple; name: string }[] = [
  { gains: [1.3, 1, 0.6], name: 'yellow' },
  { gains: [0.75, 1, 1.35], name: 'blue' },
  { gains: [0.8, 1.1, 0.8], name: 'green' },
  { gains: [1.25, 0.95, 1.2], name: 'blue-magenta' },
]

test.each(lights)('a light of $gains on a grey scene is a cast to $name', ({ gains, name }) => {
  const middle = linearLight[118]!
  const [, a, b] = toLab(middle * gains[0], middle * gains[1], middle * gains[2])
  const { shift } = findCast(greyScene(gains))
  const angle = Math.atan2(shift!.b, shift!.a) - Math.atan2(b, a)
  expect(Math.cos(angle)).toBeGreaterThan(Math.cos(Math.PI / 12))
  expect(measureCast(sceneOf(greyScene(gains))).display).toContain(name)
})

test('a grey scene under white light is neutral, and says over how much of it', () => {
  expect(measureCast(sceneOf(greyScene([1, 1, 1])))).toMatchObject({
    tier: 'B',
    confidence: 0.75,
    display: 'neutral (a 0.0, b 0.0)',
    statement: expect.stringMatching(/^near-neutral areas are neutral \(\d+ % of the frame\)$/),
  })
})

const untold = { confidence: 0, statement: null, display: 'no reliable neutral', a: 0, b: 0 }

test.each([
  // Fur, sand or wood: one warm colour in many tones, with white light on it.
  [
    'an orange thing all over the frame',
    paint(384, 256, (x, y) => {
      const tone = 1 + 0.6 * grain(x, y)
      return tone > 1.28 ? grey(225) : [170 * tone, 105 * tone, 60 * tone]
    }),
  ],
  [
    'many colours and no grey',
    paint(384, 256, (x, y) =>
      x < 190 ? [180 + 30 * grain(x, y), 60, 40] : [40, 140, 60 + 40 * grain(y, x)],
    ),
  ],
  ['black and white', paint(384, 256, (x, y) => grey(128 + 120 * grain(x, y)))],
  [
    'a picture too dark to tell',
    paint(384, 256, (x, y) => [30 + 9 * grain(x, y), 24 + 8 * grain(x, y), 16 + 6 * grain(x, y)]),
  ],
] as [string, Pixels][])('%s: nothing is said', (_, picture) => {
  expect(measureCast(sceneOf(picture))).toMatchObject(untold)
})

test('beside it stand the mean of everything and that of the brightest', () => {
  const half = paint(100, 100, (x) => (x < 50 ? [200, 200, 200] : [60, 40, 40]))
  const { greyWorld, light } = findCast(half)
  const [, dark] = toLab(linearLight[60]!, linearLight[40]!, linearLight[40]!)
  expect(greyWorld.a).toBeCloseTo(dark / 2, 1)
  expect(Math.hypot(light.shades.a, light.shades.b)).toBeLessThan(0.5)
})
