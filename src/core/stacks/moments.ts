// Which photographs show one moment. Decides nothing about which is the best of them.
import { hashDistance } from '../store/hashDistance.ts'

/** What is known of a photograph to tell whether another shows the same moment. */
export type Shot = {
  id: string
  /** As the camera wrote it: "2019-07-04 21:15:00", perhaps with an offset. */
  takenAt: string | null
  /** The camera's make and model. */
  camera: string | null
  /** Of the picture: 16 hexadecimal digits. */
  hash: string | null
  /** Of length 1. */
  embedding: Float32Array | null
}

/** Seconds between two photographs of a moment, at most. */
const momentSeconds = 20
/**
 * Cosine of what is seen, and bits of the picture's hash that differ, by which two show one scene: either what is seen is
 * the same and the camera may have moved, or the camera stood still and the focus may have missed. Of 132,600 pairs of 52
 * photographs and their frames shifted, blurred, darkened or lightened, two views of one street pass alone that are not of
 * one photograph; of 416 such frames 99.5 % pass beside their photograph.
 */
const alike = [
  { likeness: 0.96, bits: 24 },
  { likeness: 0.85, bits: 12 },
]
/** Without a clock, only what came so few photographs later is compared. */
const nearby = 20

/**
 * The photographs of one moment together, those of two or more; each in the order of time, or of arrival where there is
 * none. A shot belongs to a stack where it is like any of its last ones and no further from them than `momentSeconds`.
 * @param shots in the order of arrival
 */
export function stackMoments(shots: readonly Shot[]): Shot[][] {
  const inTime = shots
    .map((shot) => ({ shot, seconds: secondsOf(shot.takenAt) }))
    .toSorted((a, b) => (a.seconds ?? lastOfAll) - (b.seconds ?? lastOfAll))
  const stacks: (typeof inTime)[] = []
  for (const each of inTime) {
    const stack = stacks
      .slice(-nearby)
      .findLast((known) => known.slice(-nearby).some((other) => isOneMoment(each, other)))
    if (stack) stack.push(each)
    else stacks.push([each])
  }
  return stacks.filter(({ length }) => length > 1).map((stack) => stack.map(({ shot }) => shot))
}

/** Behind all that have a time, in the order in which they came. */
const lastOfAll = Number.MAX_SAFE_INTEGER

type Timed = { shot: Shot; seconds: number | null }

function isOneMoment(one: Timed, other: Timed): boolean {
  const cameras = [one.shot.camera, other.shot.camera]
  if (!cameras.includes(null) && cameras[0] !== cameras[1]) return false
  const hasClock = one.seconds !== null && other.seconds !== null
  if ((one.seconds === null) !== (other.seconds === null)) return false
  if (hasClock && Math.abs(one.seconds! - other.seconds!) > momentSeconds) return false
  const likeness = likenessOf(one.shot, other.shot)
  const bits = one.shot.hash && other.shot.hash ? hashDistance(one.shot.hash, other.shot.hash) : null
  if (likeness === null || bits === null) return false
  return alike.some((limit) => likeness >= limit.likeness && bits <= limit.bits)
}

/** How alike is what is seen in two photographs: the cosine of their embeddings; null where one is not known. */
export function likenessOf(
  { embedding: one }: Pick<Shot, 'embedding'>,
  { embedding: other }: Pick<Shot, 'embedding'>,
): number | null {
  if (!one || !other) return null
  let sum = 0
  for (let i = 0; i < one.length; i++) sum += one[i]! * other[i]!
  return sum
}

/** Seconds since 1970 by the camera's own clock; its offset, which most do not write, is left out. */
function secondsOf(takenAt: string | null): number | null {
  const [, date, time] = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)/.exec(takenAt ?? '') ?? []
  const parsed = Date.parse(`${date}T${time}Z`)
  return Number.isNaN(parsed) ? null : parsed / 1000
}
