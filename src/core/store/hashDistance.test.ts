import { expect, it } from 'vitest'
import { hashDistance } from './hashDistance.ts'

it.each([
  ['0000000000000000', '0000000000000000', 0],
  ['ffffffffffffffff', '0000000000000000', 64],
  ['8000000000000001', '0000000000000000', 2],
  ['f0f0f0f0f0f0f0f0', 'f0f0f0f0f0f0f0f7', 3],
  ['', 'f0f0f0f0f0f0f0f7', 64],
])('%s and %s differ in %i bits', (a, b, bits) => {
  expect(hashDistance(a, b)).toBe(bits)
  expect(hashDistance(b, a)).toBe(bits)
})
