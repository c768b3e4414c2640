import { describe, expect, it, test } from 'vitest'
import { tiltFact } from '../../../shared/scales/tilt.ts'
import type { SeenLine } from '../../../shared/sight.ts'
import { wholeFrame } from './frame.ts'
import { mendTilt } from './tilt.ts'

const aspect = 1.5
const radians = (degrees: number): number => (degrees * Math.PI) / 180
const certain = { score: 0.5, support: 0.9 }

/** Upright lines half as high as the photograph, leaning by `lean` degrees at a place from -0.5 to 0.5 of the width. */
const uprights = (places: number[], lean: (place: number) => number): SeenLine[] =>
  places.map((place) => {
    const reach = (0.25 * Math.tan(radians(lean(place)))) / aspect
    const x = place + 0.5
    return { x1: x - reach, y1: 0.75, x2: x + reach, y2: 0.25, ...certain }
  })
const levelLine = (degrees: number, width = 0.7, y = 0.5): SeenLine => {
  const rise = (width / 2) * Math.tan(radians(degrees)) * aspect
  return { x1: 0.5 - width / 2, y1: y - rise, x2: 0.5 + width / 2, y2: y + rise, ...certain }
}
const wide = [-0.45, -0.3, -0.15, 0.05, 0.2, 0.4]
const nothing = tiltFact(null)
const horizon = (degrees: number) => tiltFact({ kind: 'horizon', degrees, confidence: 0.9 })
const mend = (measured = nothing, lines: SeenLine[] = []) => mendTilt(measured, lines, wholeFrame, aspect)

describe('where nothing was measured', () => {
  test.each([-6.2, 0, 3])('upright lines that all lean %d degrees show it', (degrees) => {
    const mended = mend(
      nothing,
      uprights(wide, () => degrees),
    )
    expect(mended).toMatchObject({ kind: 'uprights', confidence: 0.75 })
    expect(mended?.degrees).toBeCloseTo(degrees, 1)
  })

  test.each([0, 2.4])(
    'a camera that looked up is tilted by what its lines lean in the middle: %d',
    (roll) => {
      const mended = mend(
        nothing,
        uprights(wide, (place) => roll - 7 * place),
      )
      expect(mended?.degrees).toBeCloseTo(roll, 1)
    },
  )

  it('fewer do where a level line agrees', () => {
    const fewer = uprights(wide.slice(1), () => 3)
    expect(mend(nothing, [...fewer, levelLine(3.4, 0.3)])?.degrees).toBeCloseTo(3, 1)
  })

  it.each([
    ['too few', uprights([-0.3, 0, 0.3], () => 3)],
    ['short in all, without a level line', uprights(wide.slice(1), () => 3)],
    ['of one thing, as of a railing', uprights([0.1, 0.15, 0.2, 0.25, 0.3, 0.35], () => 6)],
    [
      'and as many that say otherwise',
      [...uprights(wide, () => 4), ...uprights([-0.45, -0.25, 0, 0.1, 0.25, 0.45], () => -4)],
    ],
    ['beside long level lines that run otherwise', [...uprights(wide, () => 3), levelLine(0)]],
    ['that lie on no edge', uprights(wide, () => 3).map((line) => ({ ...line, support: 0.5 }))],
  ])('upright lines %s show nothing', (_, lines) => {
    expect(mend(nothing, lines)).toBe(null)
  })
})

describe('a measured horizon', () => {
  it('stays where a line is seen that is it, whatever else runs otherwise', () => {
    expect(mend(horizon(2), [levelLine(2.3, 0.4), levelLine(9, 0.8, 0.8)])).toBe(null)
  })

  it('stays where nothing is seen', () => {
    expect(mend(horizon(2))).toBe(null)
  })

  it('is taken back where the long lines run otherwise', () => {
    expect(mend(horizon(2), [levelLine(-2)])).toEqual(nothing)
  })

  it('is taken back where upright lines say otherwise, as of a roof', () => {
    expect(mend(horizon(10), [...uprights(wide.slice(1), () => 1.5), levelLine(10)])).toEqual(nothing)
  })
})

it('lines count inside a mat alone', () => {
  const inside = { x: 0.25, y: 0.25, width: 0.5, height: 0.5 }
  const lines = uprights(wide, () => 3).map(({ x1, y1, x2, y2 }) => ({
    x1: 0.25 + x1 / 2,
    y1: 0.25 + y1 / 2,
    x2: 0.25 + x2 / 2,
    y2: 0.25 + y2 / 2,
    ...certain,
  }))
  expect(mendTilt(nothing, lines, inside, aspect)?.degrees).toBeCloseTo(3, 1)
})
