import { expect, test } from 'vitest'
import { grey, paint, storedAs } from '../testing/synthetic.ts'
import { countClipped, measureClipping } from './clipping.ts'

test.each([
  [0, 0],
  [0.5, 2],
  [5, 5],
  [12.5, 30],
])('%d %% white and %d %% black columns are counted exactly', (high, low) => {
  const picture = paint(400, 20, (x) => {
    if (x < 4 * high) return grey(255)
    return x < 4 * (high + low) ? grey(0) : [120, 130, 110]
  })
  expect(countClipped(picture)).toEqual({ highlightPercent: high, shadowPercent: low })
})

test('one clipped channel is a highlight, one black channel is not a shadow', () => {
  expect(countClipped(paint(8, 8, () => [254, 90, 0]))).toEqual({ highlightPercent: 100, shadowPercent: 0 })
  expect(countClipped(paint(8, 8, () => [253, 2, 1]))).toEqual({ highlightPercent: 0, shadowPercent: 0 })
})

test('percentages below 10 have two decimals, in value and display alike', () => {
  const third = paint(600, 2, (x) => grey(x < 200 ? 255 : x < 204 ? 0 : 100))
  const fact = measureClipping(storedAs(third))
  expect(fact).toMatchObject({ highlightPercent: 33.3, shadowPercent: 0.67 })
  expect(fact.display).toBe('33.3 % high, 0.67 % low')
})
