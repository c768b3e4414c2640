import { expect, it } from 'vitest'
import { asShare, bestOf, inShares, overlap } from './boxes.ts'
import { regionsAbove } from './regions.ts'

const square = (left: number, top: number, side: number) => ({
  left,
  top,
  right: left + side,
  bottom: top + side,
})

it('overlap is 1 of the same, 0 of neighbours, and the common over the joint area between', () => {
  expect(overlap(square(0, 0, 2), square(0, 0, 2))).toBe(1)
  expect(overlap(square(0, 0, 2), square(2, 0, 2))).toBe(0)
  expect(overlap(square(0, 0, 2), square(1, 0, 2))).toBeCloseTo(1 / 3)
})

it('keeps the surest of those that overlap and are alike', () => {
  const low = { score: 0.5, corners: square(0, 0, 10), name: 'cat' }
  const high = { score: 0.9, corners: square(1, 0, 10), name: 'cat' }
  const other = { score: 0.6, corners: square(0, 0, 10), name: 'dog' }
  expect(bestOf([low, high, other], 0.5)).toEqual([high])
  expect(bestOf([low, high, other], 0.5, (a, b) => a.name === b.name)).toEqual([high, other])
})

it('shares stay within the frame, whatever comes', () => {
  const frame = { width: 100, height: 50 }
  expect(inShares({ left: -20, top: 10, right: 50, bottom: 80 }, frame)).toEqual({
    x: 0,
    y: 0.2,
    width: 0.5,
    height: 0.8,
  })
  expect([NaN, -1, 2, Infinity, 0.123456].map(asShare)).toEqual([0, 0, 1, 1, 0.1235])
})

it('finds connected parts with their bounds; corners do not connect, and no number is above', () => {
  const map = new Float32Array([1, 1, 0, 0, 0, 0, 0, 1, 0, NaN, 0, 1])
  const regions = regionsAbove(map, { columns: 4, rows: 3 }, 0.5)
  expect(regions).toEqual([
    { left: 0, top: 0, right: 2, bottom: 1, cells: [0, 1], mean: 1 },
    { left: 3, top: 1, right: 4, bottom: 3, cells: [7, 11], mean: 1 },
  ])
})
