import { expect, test } from 'vitest'
import { tileBytes, tileLevels, tileName } from './tiles.ts'

test.each([
  ['a small photograph has its own pixels alone', { width: 600, height: 400 }, [[600, 400, 2, 1]]],
  ['as large as the small copy', { width: 1024, height: 683 }, [[1024, 683, 2, 2]]],
  ['a little larger', { width: 1025, height: 683 }, [[1025, 683, 3, 2]]],
  [
    '24 megapixels',
    { width: 6000, height: 4000 },
    [
      [6000, 4000, 12, 8],
      [3000, 2000, 6, 4],
      [1500, 1000, 3, 2],
    ],
  ],
  [
    'odd and upright',
    { width: 3, height: 4097 },
    [
      [3, 4097, 1, 9],
      [2, 2049, 1, 5],
      [1, 1025, 1, 3],
    ],
  ],
])('%s', (_, size, levels) => {
  const of = tileLevels(size)
  expect(of.map(({ width, height, columns, rows }) => [width, height, columns, rows])).toEqual(levels)
})

test('tiles have names, and take what their pixels take', () => {
  expect(tileName(1, 20, 3)).toBe('1-20-3')
  expect(tileBytes({ width: 6000, height: 4000 })).toBeGreaterThan(94.5e6)
  expect(tileBytes({ width: 6000, height: 4000 })).toBeLessThan(95e6)
})
