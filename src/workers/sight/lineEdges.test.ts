import { expect, it, test } from 'vitest'
import { onEdge } from './lineEdges.ts'
import type { Picture } from './picture.ts'

const width = 400
const height = 300

/** Light over dark: an edge through (0, `start`) that falls by `degrees`, one pixel soft. */
function edge(start: number, degrees: number): Picture {
  const slope = Math.tan((degrees * Math.PI) / 180)
  const data = new Uint8Array(width * height * 3)
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at += 3) {
      const below = y + 0.5 - start - slope * (x + 0.5)
      data.fill(180 - 120 * Math.min(1, Math.max(0, below + 0.5)), at, at + 3)
    }
  }
  return { data, width, height }
}
const angleOf = ({ x1, y1, x2, y2 }: { x1: number; y1: number; x2: number; y2: number }): number =>
  (Math.atan2((y2 - y1) * height, (x2 - x1) * width) * 180) / Math.PI

test.each([-3.4, 0, 0.7, 6])('a line some pixels off an edge of %d degrees is laid on it', (degrees) => {
  const end = 150 + 360 * Math.tan((degrees * Math.PI) / 180)
  const off = { x1: 20 / width, y1: 154 / height, x2: 380 / width, y2: (end - 3) / height, score: 0.4 }
  const laid = onEdge(off, edge(150 - 20 * Math.tan((degrees * Math.PI) / 180), degrees))
  expect(Math.abs(angleOf(off) - degrees)).toBeGreaterThan(0.5)
  expect(Math.abs(angleOf(laid) - degrees)).toBeLessThan(0.05)
  expect(laid.support).toBeGreaterThan(0.95)
})

it('stays as it was drawn where there is no edge, which is told', () => {
  const plain = { data: new Uint8Array(width * height * 3).fill(90), width, height }
  const line = { x1: 0.1, y1: 0.5, x2: 0.9, y2: 0.5, score: 0.4 }
  expect(onEdge(line, plain)).toEqual({ ...line, support: 0 })
})

it('is laid on no edge that ends before its half', () => {
  const picture = edge(150, 0)
  for (let y = 0; y < height; y++) picture.data.fill(90, (y * width + 150) * 3, (y + 1) * width * 3)
  const line = { x1: 0.1, y1: 0.51, x2: 0.9, y2: 0.51, score: 0.4 }
  expect(onEdge(line, picture)).toMatchObject({ y1: 0.51, y2: 0.51 })
})

it.each([
  ['at the border', { x1: 0, y1: 0, x2: 1, y2: 0, score: 0.3 }, edge(0, 0)],
  [
    'in one pixel',
    { x1: 0, y1: 0, x2: 1, y2: 1, score: 0.3 },
    { data: new Uint8Array(3), width: 1, height: 1 },
  ],
])('a line %s breaks nothing', (_, line, picture) => {
  expect(onEdge(line, picture).support).toBeLessThan(0.5)
})
