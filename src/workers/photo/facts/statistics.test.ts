import fc from 'fast-check'
import { expect, test } from 'vitest'
import { quantile } from './statistics.ts'

test('a quantile is the number that stands there when they are sorted, whatever their order', () => {
  const numbers = fc.array(
    fc.oneof(fc.integer({ min: 0, max: 9 }), fc.float({ noNaN: true, noDefaultInfinity: true })),
    {
      minLength: 1,
    },
  )
  fc.assert(
    fc.property(numbers, fc.float({ min: 0, max: 1, noNaN: true }), (values, share) => {
      const rank = Math.min(values.length - 1, Math.floor(values.length * share))
      const sorted = Float64Array.from(values).toSorted()
      expect(quantile(Float64Array.from(values), share)! - sorted[rank]!).toBeCloseTo(0)
    }),
    { numRuns: 2000 },
  )
})

test.each([
  ['in order', (i: number) => i],
  ['in reverse', (i: number) => -i],
  ['all alike', () => 7],
])('a hundred thousand numbers %s are no special case', (_, valueAt) => {
  const values = Float32Array.from({ length: 100_000 }, (__, i) => valueAt(i))
  expect(quantile(values, 0.25)).toBe(valueAt(valueAt(1) < 0 ? 74_999 : 25_000))
})

test('of no numbers there is none', () => {
  expect(quantile(new Float32Array(0), 0.5)).toBeNull()
})
