import { describe, expect, it } from 'vitest'
import { keptRectangle } from '../../../shared/keptRectangle.ts'
import type { Operation } from '../../../shared/operations.ts'
import { applyOperations } from '../operations/index.ts'
import { takeRectangle } from '../operations/resample.ts'
import { turnUpright } from '../orientation.ts'
import type { Pixels } from '../pixels.ts'
import { paint } from '../testing/synthetic.ts'
import { adobeCrop, type AdobeCrop } from './adobeCrop.ts'

/** Smooth, and alike in no two directions. */
const stored = paint(300, 200, (x, y) => [
  (220 * x) / 300 + 10,
  (220 * y) / 200 + 10,
  60 + 50 * Math.sin(x / 30),
])

/** As the reader does whose pictures showed what the fields mean: two corners, and the way from one to the other turned. */
function readCrop(picture: Pixels, { left, top, right, bottom, angle }: AdobeCrop): Pixels {
  const radians = (angle * Math.PI) / 180
  const across = (right - left) * picture.width
  const down = (bottom - top) * picture.height
  return takeRectangle(picture, {
    x: ((left + right) / 2) * picture.width,
    y: ((top + bottom) / 2) * picture.height,
    width: Math.cos(radians) * across + Math.sin(radians) * down,
    height: Math.cos(radians) * down - Math.sin(radians) * across,
    degrees: -angle,
  })
}

function meanDifference(one: Pixels, other: Pixels): number {
  expect([one.width, one.height]).toEqual([other.width, other.height])
  return one.rgb.reduce((sum, value, i) => sum + Math.abs(value - other.rgb[i]!), 0) / one.rgb.length
}

const crop = { kind: 'crop', box: { x: 0.1, y: 0.2, width: 0.5, height: 0.6 } } as const
const cases: Operation[][] = [
  [crop],
  [{ kind: 'level', degrees: 4 }],
  [{ kind: 'level', degrees: -2.5 }, crop],
]

describe.each([1, 2, 3, 4, 5, 6, 7, 8])('orientation %i', (orientation) => {
  it.each(cases)('a crop is read back as it was meant: %#', (...operations) => {
    const upright = turnUpright({ ...stored, rgb: Uint8Array.from(stored.rgb) }, orientation)
    const found = adobeCrop(keptRectangle(upright, operations), stored, orientation)!
    const read = turnUpright(readCrop(stored, found), orientation)
    expect(meanDifference(read, applyOperations(upright, upright, operations))).toBeLessThan(0.3)
  })
})

it('is null where a turn puts the corners past each other', () => {
  const strip = { kind: 'crop', box: { x: 0.1, y: 0.48, width: 0.8, height: 0.05 } } as const
  expect(adobeCrop(keptRectangle(stored, [{ kind: 'level', degrees: 10 }, strip]), stored, 1)).toBeNull()
})
