import { expect, test } from 'vitest'
import { grey, paint, sceneOf } from '../testing/synthetic.ts'
import { colourfulnessM3, measureColourfulness } from './colourfulness.ts'
import { seededRandom } from './statistics.ts'

test('random colours have the analytic value, within half a percent', () => {
  const random = seededRandom(3)
  const byte = (): number => Math.floor(256 * random())
  const picture = paint(400, 400, () => [byte(), byte(), byte()])
  // A uniform byte has variance (256² - 1) / 12; red-green doubles it, yellow-blue has 1.5 times it.
  const analytic = Math.sqrt(((256 ** 2 - 1) / 12) * 3.5)
  expect(Math.abs(colourfulnessM3(picture) / analytic - 1)).toBeLessThan(0.005)
})

test('one colour everywhere has 0.3 times the length of its opponent vector', () => {
  expect(colourfulnessM3(paint(20, 20, () => [200, 100, 50]))).toBeCloseTo(0.3 * Math.hypot(100, 100), 5)
})

test('grey is without colour', () => {
  expect(measureColourfulness(sceneOf(paint(20, 20, (x) => grey(x))))).toMatchObject({
    m3: 0,
    display: '0.0 (without color)',
  })
})
