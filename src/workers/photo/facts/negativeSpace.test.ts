import { expect, test } from 'vitest'
import { addNoise, grey, paint, sceneOf, texture } from '../testing/synthetic.ts'
import { measureNegativeSpace } from './negativeSpace.ts'

const fine = texture(8, 2)

test.each([25, 50, 80])('%i %% of empty frame is found within two points and a tile', (empty) => {
  const picture = paint(1000, 680, (x, y) => grey(x < 10 * empty ? 180 : 128 + 160 * fine(x, y)))
  expect(Math.abs(measureNegativeSpace(sceneOf(picture)).percent - empty)).toBeLessThan(2.6)
})

test('noise does not fill an empty frame', () => {
  const noisy = addNoise(
    paint(600, 400, () => grey(120)),
    6,
  )
  expect(measureNegativeSpace(sceneOf(noisy))).toMatchObject({
    tier: 'B',
    percent: 100,
    statement: '100.0 % of the frame is without detail',
  })
})

test('a picture smaller than a tile says nothing', () => {
  expect(measureNegativeSpace(sceneOf(paint(5, 5, () => grey(0))))).toMatchObject({
    confidence: 0,
    statement: null,
  })
})
