import { expect, test } from 'vitest'
import { openPixels } from './decode.ts'
import { sharp } from './libvips.ts'
import { storedPoint, turnFurther, turnUpright, uprightDirection, uprightSize } from './orientation.ts'
import { gradient } from './testing/files.ts'

const stored = gradient(24, 16)
const orientations = [1, 2, 3, 4, 5, 6, 7, 8]

test.each(orientations)('orientation %i turns the picture as libvips does', async (orientation) => {
  const file = await openPixels(stored).withMetadata({ orientation }).png().toBuffer()
  const { data, info } = await sharp(file).autoOrient().raw().toBuffer({ resolveWithObject: true })
  const upright = turnUpright(stored, orientation)
  expect({ width: upright.width, height: upright.height }).toEqual({ width: info.width, height: info.height })
  expect(uprightSize(stored, orientation)).toEqual({ width: info.width, height: info.height })
  expect(Buffer.from(upright.rgb).equals(data)).toBe(true)
})

test.each(orientations)(
  'orientation %i: a point of the upright picture is found in the stored one',
  (orientation) => {
    const upright = turnUpright(stored, orientation)
    const x = 5
    const y = 11
    const point = storedPoint(orientation, (x + 0.5) / upright.width, (y + 0.5) / upright.height)
    const at = Math.floor(point.y * stored.height) * stored.width + Math.floor(point.x * stored.width)
    const there = stored.rgb.subarray(3 * at, 3 * at + 3)
    expect(there).toEqual(upright.rgb.subarray(3 * (y * upright.width + x), 3 * (y * upright.width + x) + 3))
  },
)

test.each(orientations)('orientation %i: a direction of the stored picture turns with it', (orientation) => {
  const degrees = 30
  // Two points of the upright picture that lie along its direction, found in the stored one, in pixels.
  const along = (uprightDirection(orientation, degrees) * Math.PI) / 180
  const size = uprightSize(stored, orientation)
  const [from, to] = [0, 1].map((step) =>
    storedPoint(orientation, (step * Math.cos(along)) / size.width, (step * Math.sin(along)) / size.height),
  )
  const dx = (to!.x - from!.x) * stored.width
  const dy = (to!.y - from!.y) * stored.height
  expect(((Math.atan2(dy, dx) * 180) / Math.PI + 360) % 180).toBeCloseTo(degrees, 6)
})

test.each(orientations)('orientation %i: a turn by hand turns what is seen', (orientation) => {
  const seen = turnUpright(stored, orientation)
  const quarter = turnUpright(seen, 6)
  const half = turnUpright(quarter, 6)
  expect(turnUpright(stored, turnFurther(orientation, 0))).toEqual(seen)
  expect(turnUpright(stored, turnFurther(orientation, 90))).toEqual(quarter)
  expect(turnUpright(stored, turnFurther(orientation, 180))).toEqual(half)
  expect(turnUpright(stored, turnFurther(orientation, 270))).toEqual(turnUpright(half, 6))
})

test('an unknown orientation means upright', () => {
  expect(turnUpright(stored, 0)).toBe(stored)
  expect(turnUpright(stored, 9)).toBe(stored)
  expect(turnFurther(9, 90)).toBe(6)
})
