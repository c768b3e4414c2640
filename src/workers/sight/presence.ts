// Judges a candidate: MediaPipe's face mesh (192², 468 points, Apache-2.0) laid over it says whether there is a face,
// where its features are, and so which way it is turned. Its presence is a probability as it comes: another logistic
// would let false faces in. True faces of the trial: .996 and more. Known failure: profiles are refused.
import type { FaceCandidate, Point } from './faces.ts'
import type { Net } from './nets.ts'
import type { Picture } from './picture.ts'
import { placeAt, squareView, turnInto, unitTones } from './views.ts'

/** Outer and inner corner of an eye, in pixels of the picture. */
export type EyeCorners = { outer: Point; inner: Point }

export type FaceMesh = {
  /** 0 to 1. */
  presence: number
  /** The eyes by where they lie in an upright face, as seen by who looks at the picture. */
  left: EyeCorners
  right: EyeCorners
  /** -1 to 1: where the tip of the nose lies between the edges of the face. */
  turn: number
}

const cells = 192
const points = 468
/** Numbers of points in the mesh. */
const at = { nose: 1, leftEdge: 234, rightEdge: 454, left: [33, 133], right: [263, 362] } as const

/** A function that lays the mesh over a candidate. */
export function createFaceJudge(net: Net): (picture: Picture, face: FaceCandidate) => Promise<FaceMesh> {
  const input = new Float32Array(cells * cells * 3)
  const grid = { columns: cells, rows: cells, isPlanar: true }
  return async (picture, { corners, leftEye, rightEye }) => {
    const angle = Math.atan2(rightEye.y - leftEye.y, rightEye.x - leftEye.x)
    const centre = { x: (corners.left + corners.right) / 2, y: (corners.top + corners.bottom) / 2 }
    const side = Math.max(corners.right - corners.left, corners.bottom - corners.top) * 1.5
    const view = squareView(centre, side, angle, cells)
    turnInto(input, picture, view, grid, unitTones)
    const outputs = Object.values(await net.run(input, [1, 3, cells, cells]))
    const presence = outputs.find(({ data }) => data.length === 1)?.data[0]
    const mesh = outputs.find(({ data }) => data.length === points * 3)?.data
    if (presence === undefined || !mesh) throw new TypeError('the face mesh lacks an output')
    const pointAt = (index: number): Point => placeAt(view, mesh[index * 3]!, mesh[index * 3 + 1]!)
    const eyeAt = ([outer, inner]: readonly [number, number]): EyeCorners => ({
      outer: pointAt(outer),
      inner: pointAt(inner),
    })
    return {
      presence,
      left: eyeAt(at.left),
      right: eyeAt(at.right),
      turn: turnOf(pointAt(at.leftEdge), pointAt(at.rightEdge), pointAt(at.nose)),
    }
  }
}

function turnOf(left: Point, right: Point, nose: Point): number {
  const across = { x: right.x - left.x, y: right.y - left.y }
  const along = (nose.x - left.x) * across.x + (nose.y - left.y) * across.y
  const share = along / (across.x ** 2 + across.y ** 2)
  return Math.min(1, Math.max(-1, share * 2 - 1)) || 0
}
