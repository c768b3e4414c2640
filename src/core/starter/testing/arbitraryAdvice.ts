// Random advice for property tests, and the numbers and boxes that it shares with random facts.
import * as fc from 'fast-check'
import type { Advice } from '../../../shared/advice.ts'
import type { Operation } from '../../../shared/operations.ts'

/** Even over the range; `fc.double` is even over its bit patterns, half of them next to nothing. */
export const arbitraryNumber = (min: number, max: number) =>
  fc.integer({ min: 0, max: 10_000 }).map((part) => min + ((max - min) * part) / 10_000)

export const arbitraryBox = fc
  .record({
    x: arbitraryNumber(0, 0.9),
    y: arbitraryNumber(0, 0.9),
    width: arbitraryNumber(0.02, 1),
    height: arbitraryNumber(0.02, 1),
  })
  .map(({ x, y, width, height }) => ({
    x,
    y,
    width: Math.min(width, 1 - x),
    height: Math.min(height, 1 - y),
  }))

const gain = arbitraryNumber(0.5, 2)
const operation: fc.Arbitrary<Operation> = fc.oneof(
  fc.record({ kind: fc.constant('level' as const), degrees: arbitraryNumber(-8, 8) }),
  fc.record({ kind: fc.constant('crop' as const), box: arbitraryBox }),
  fc.record({ kind: fc.constant('exposure' as const), stops: arbitraryNumber(-3, 3) }),
  fc.record({
    kind: fc.constantFrom('shadows' as const, 'highlights' as const),
    stops: arbitraryNumber(0, 2),
  }),
  fc.record({ kind: fc.constant('whiteBalance' as const), red: gain, green: gain, blue: gain }),
  fc.record({ kind: fc.constant('saturation' as const), factor: arbitraryNumber(0, 2) }),
  fc.record({ kind: fc.constant('local' as const), box: arbitraryBox, stops: arbitraryNumber(-2, 2) }),
  fc.record({
    kind: fc.constant('sharpen' as const),
    sigma: arbitraryNumber(0.3, 3),
    amount: arbitraryNumber(0, 3),
  }),
  fc.record({ kind: fc.constant('monochrome' as const) }),
)
export const arbitraryAdvice = fc.array(
  operation.map((each): Advice => ({ operation: each, promise: 'tilt', before: 2, after: 0 })),
  { maxLength: 6 },
)
