import { expect, it } from 'vitest'
import type { Plane } from '../../pixels.ts'
import { gaussianBlur } from '../gaussian.ts'
import { quantile } from '../statistics.ts'
import { findEdges } from './edgeWidths.ts'

/** A bright disc, whose edge has every direction, blurred by `sigma`. */
function disc(sigma: number): Plane {
  const side = 160
  const values = Float32Array.from({ length: side * side }, (_, i) => {
    const radius = Math.hypot((i % side) - side / 2, Math.floor(i / side) - side / 2)
    return 60 + 120 * Math.max(0, Math.min(1, 50.5 - radius))
  })
  return gaussianBlur({ width: side, height: side, values }, sigma)
}

it.each([1, 2, 4, 6])('measures edges blurred by sigma %f to a tenth', (sigma) => {
  const { variances, bins } = findEdges(disc(sigma), 0)
  expect(Math.sqrt(quantile(variances, 0.5)!) / sigma).toBeCloseTo(1, 1)
  expect(new Set(bins).size).toBe(12)
})

it('finds no edges in noise', () => {
  const noisy = disc(200)
  noisy.values.forEach((value, i) => (noisy.values[i] = value + 4 * Math.sin(i * i * 12.9898)))
  expect(findEdges(noisy, 2.9).variances.length).toBeLessThan(20)
})
