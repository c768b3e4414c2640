import { expect, test } from 'vitest'
import { transformSquare, type ComplexSquare } from './spectrum.ts'
import { seededRandom } from './statistics.ts'

test('a wave is one pair of frequencies, and the inverse brings it back', () => {
  const size = 16
  const wave = Float64Array.from({ length: size * size }, (_, i) =>
    Math.cos((2 * Math.PI * 3 * (i % size)) / size),
  )
  const square: ComplexSquare = { size, real: wave.slice(), imaginary: new Float64Array(size * size) }
  transformSquare(square, false)
  const strong = [...square.real.entries()].filter(([, value]) => Math.abs(value) > 1e-9).map(([i]) => i)
  expect(strong).toEqual([3, 13])
  expect(square.real[3]).toBeCloseTo((size * size) / 2, 9)
  transformSquare(square, true)
  square.real.forEach((value, i) => expect(value).toBeCloseTo(wave[i]!, 12))
})

test('random numbers come back', () => {
  const random = seededRandom(1)
  const numbers = Float64Array.from({ length: 64 }, random)
  const square: ComplexSquare = { size: 8, real: numbers.slice(), imaginary: new Float64Array(64) }
  transformSquare(square, false)
  expect(square.real[0]).toBeCloseTo(
    numbers.reduce((sum, value) => sum + value, 0),
    12,
  )
  transformSquare(square, true)
  square.real.forEach((value, i) => expect(value).toBeCloseTo(numbers[i]!, 12))
})
