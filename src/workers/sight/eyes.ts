// How far an eye is open: MediaPipe's iris net (64², Apache-2.0) draws the lids; the area between them over the squared
// width of the eye. In the trial: both eyes >= .20 were open 16 of 16 times; one < .10 was closed or looking down 3 of 4
// times (the fourth squinted). Known failures: it cannot tell closed from looking down; hair, glasses and sunglasses
// were not tried. Nothing is said of an eye that is turned away or lies at the edge of the picture.
import type { Point } from './faces.ts'
import type { Net } from './nets.ts'
import type { Picture } from './picture.ts'
import type { EyeCorners, FaceMesh } from './presence.ts'
import { placeAt, squareView, turnInto, unitTones } from './views.ts'

const cells = 64
/** The first 16 points of the eye's contour: nine along the lower lid, seven along the upper one. */
const lowerLid = 9
const lids = 16
/** Eye contour of 71 points and iris of five come as two outputs or as one. */
const contour = 71 * 3
/** A face that is turned further than this shows one eye, from its side. */
const profile = 0.75
/** An eye narrower than this share of the other one is turned away. */
const turnedAway = 0.55

const distance = (a: Point, b: Point): number => Math.hypot(a.x - b.x, a.y - b.y)

/** A function that measures both eyes of a face: area over squared width, null where it cannot be judged. */
export function createEyeReader(
  net: Net,
): (picture: Picture, face: FaceMesh) => Promise<{ left: number | null; right: number | null }> {
  const input = new Float32Array(cells * cells * 3)
  const grid = { columns: cells, rows: cells, isPlanar: true }

  const openingOf = async (picture: Picture, { outer, inner }: EyeCorners, isMirrored: boolean) => {
    const centre = { x: (outer.x + inner.x) / 2, y: (outer.y + inner.y) / 2 }
    const width = distance(outer, inner)
    // Along the eye, from left to right in an upright face.
    const [from, to] = isMirrored ? [inner, outer] : [outer, inner]
    const angle = Math.atan2(to.y - from.y, to.x - from.x)
    const isInside = [outer, inner].every(
      ({ x, y }) => x > 1 && y > 1 && x < picture.width - 1 && y < picture.height - 1,
    )
    if (!isInside) return null
    const view = squareView(centre, width * 2.3, angle, cells, isMirrored)
    turnInto(input, picture, view, grid, unitTones)
    const outputs = Object.values(await net.run(input, [1, 3, cells, cells]))
    const eye = outputs.find(({ data }) => data.length >= contour)?.data
    if (!eye) throw new TypeError('the iris net has no contour')
    return openness(
      Array.from({ length: lids }, (_, index) => placeAt(view, eye[index * 3]!, eye[index * 3 + 1]!)),
    )
  }

  return async (picture, { left, right, turn }) => {
    if (Math.abs(turn) > profile) return { left: null, right: null }
    const widths = [left, right].map(({ outer, inner }) => distance(outer, inner))
    const widest = Math.max(...widths)
    const [leftWidth = 0, rightWidth = 0] = widths
    return {
      left: leftWidth < widest * turnedAway ? null : await openingOf(picture, left, false),
      right: rightWidth < widest * turnedAway ? null : await openingOf(picture, right, true),
    }
  }
}

/** Area of the polygon between the lids (shoelace formula) over the squared distance of the corners. */
function openness(lid: Point[]): number | null {
  const outline = [...lid.slice(0, lowerLid), ...lid.slice(lowerLid).toReversed()]
  let twice = 0
  for (const [index, { x, y }] of outline.entries()) {
    const next = outline[(index + 1) % outline.length]!
    twice += x * next.y - next.x * y
  }
  const width = distance(lid[0]!, lid[lowerLid - 1]!)
  const ratio = Math.abs(twice) / 2 / width ** 2
  return Number.isFinite(ratio) ? ratio : null
}
