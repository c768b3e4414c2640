import { expect, test } from 'vitest'
import type { Fact } from '../../../shared/facts.ts'
import { turnUpright } from '../orientation.ts'
import { grey, paint, storedAs } from '../testing/synthetic.ts'
import { measureClipping } from './clipping.ts'

const clippingOf = (...picture: Parameters<typeof paint>): Fact<'clipping'> =>
  measureClipping(storedAs(paint(...picture)))

test.each([
  [0, 0],
  [0.5, 2],
  [5, 5],
  [12.5, 30],
])('%d %% white and %d %% black columns are counted exactly', (high, low) => {
  const fact = clippingOf(400, 20, (x) => {
    if (x < 4 * high) return grey(255)
    return x < 4 * (high + low) ? grey(0) : [120, 130, 110]
  })
  expect(fact).toMatchObject({ highlightPercent: high, shadowPercent: low })
})

test('one clipped channel is a highlight, one black channel is not a shadow', () => {
  expect(clippingOf(8, 8, () => [254, 90, 0])).toMatchObject({ highlightPercent: 100, shadowPercent: 0 })
  expect(clippingOf(8, 8, () => [253, 2, 1])).toMatchObject({ highlightPercent: 0, shadowPercent: 0 })
})

test('percentages below 10 have two decimals, in value and display alike', () => {
  const fact = clippingOf(600, 2, (x) => grey(x < 200 ? 255 : x < 204 ? 0 : 100))
  expect(fact).toMatchObject({ highlightPercent: 33.3, shadowPercent: 0.67 })
  expect(fact.display).toBe('33.3 % high, 0.67 % low')
})

test.each([1, 2, 3, 4, 5, 6, 7, 8])(
  'orientation %i: the map shows where, on the upright picture',
  (orientation) => {
    // 960 x 480 pixels are 96 x 48 cells of 10 pixels.
    const stored = paint(960, 480, (x, y) => {
      if (x >= 900 && y < 100) return grey(255)
      return x < 50 && y >= 470 ? grey(0) : grey(120)
    })
    const { map } = measureClipping(storedAs(stored, orientation))
    const upright = turnUpright(stored, orientation)
    const isSwapped = upright.width < upright.height
    expect(map).toMatchObject(isSwapped ? { columns: 48, rows: 96 } : { columns: 96, rows: 48 })
    const expected = Array.from({ length: 96 * 48 }, (_, cell) => {
      const x = 10 * (cell % map!.columns) + 5
      const y = 10 * Math.floor(cell / map!.columns) + 5
      return { 255: '3', 0: 'c', 120: '0' }[upright.rgb[3 * (y * upright.width + x)]!]
    })
    expect(map!.cells).toBe(expected.join(''))
  },
)

test('a cell is the stronger, the more of it is clipped; both kinds are told apart', () => {
  // One row of cells of 10 x 10 pixels, of which every second row and column is counted: 25.
  const shares = [0, 1, 2, 3, 12, 13, 25]
  const { map } = clippingOf(960, 10, (x, y) => {
    const place = Math.floor(y / 2) * 5 + Math.floor((x % 10) / 2)
    if (place < (shares[Math.floor(x / 10)] ?? 0)) return grey(255)
    return x >= 900 && place < 13 ? grey(0) : grey(120)
  })
  expect(map).toMatchObject({ columns: 96, rows: 1 })
  expect(map!.cells).toBe(`0112233${'0'.repeat(83)}${'c'.repeat(6)}`)
})

test.each([
  [1, 1],
  [3, 2],
  [5, 9],
  [4001, 3],
  [2, 3000],
])('a picture of %i x %i has a cell everywhere, each with something counted', (width, height) => {
  const { map } = clippingOf(width, height, () => grey(255))
  expect(map!.cells).toBe('3'.repeat(map!.columns * map!.rows))
  expect(Math.max(map!.columns, map!.rows)).toBeLessThanOrEqual(96)
})
