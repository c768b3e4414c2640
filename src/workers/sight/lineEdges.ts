// Lays a line of the net, which knows its ends to some pixels, on the edge in the picture that it means.
import type { SeenLine } from '../../shared/sight.ts'
import { asShare } from './boxes.ts'
import type { Picture } from './picture.ts'

/** Pixels that an edge may lie beside the line, at either end. */
const reach = 6
/** Pixels between two looks across the line. */
const every = 2
/** Change of light from pixel to pixel that may be an edge, 8-bit levels. */
const weakest = 2
/** Pixels beside a line within which an edge lies on it: while it is looked for, and at last. */
const near = { first: 0.8, last: 1.2 }
const passes = 3
/** Of its looks, how many must meet the edge for the line to be laid on it. */
const leastSupport = 0.5

/** Changes of light across a line: where along it, how far beside it, to lighter (1) or darker (-1), in pixels. */
type Steps = { count: number; looks: number; look: Int32Array; beside: Float32Array; sign: Int8Array }

/** A line by how far it runs beside the net's, at its first and at its last look. */
type Offsets = { first: number; last: number }

/**
 * The line moved onto the straight edge beside it where most of its length has one, by least squares on the places where
 * light changes most across it; `support` is the share of its length that has. The net's own ends are a few pixels off,
 * which is a degree on a short line; on the edge a line turned by a known angle is right within about 0.2 degrees.
 */
export function onEdge(line: Omit<SeenLine, 'support'>, picture: Picture): SeenLine {
  const { width, height } = picture
  const start = { x: line.x1 * width, y: line.y1 * height }
  const across = { x: line.x2 * width - start.x, y: line.y2 * height - start.y }
  const length = Math.hypot(across.x, across.y)
  const unit = { x: across.x / length, y: across.y / length }
  const steps = stepsAcross(picture, start, unit, length)
  const found = fit(steps, ...strongest(steps))
  const support = asShare(found.support)
  if (found.support < leastSupport) return { ...line, support }
  const { first, last } = found.offsets
  return {
    x1: asShare((start.x - unit.y * first) / width),
    y1: asShare((start.y + unit.x * first) / height),
    x2: asShare((start.x + across.x - unit.y * last) / width),
    y2: asShare((start.y + across.y + unit.x * last) / height),
    score: line.score,
    support,
  }
}

type Point = { x: number; y: number }

/** Where light changes most across the line, at each look along it. */
function stepsAcross(picture: Picture, start: Point, unit: Point, length: number): Steps {
  const looks = Math.floor(length / every) + 1
  const profile = new Float32Array(2 * reach + 5)
  const room = looks * profile.length
  const steps: Steps = {
    count: 0,
    looks,
    look: new Int32Array(room),
    beside: new Float32Array(room),
    sign: new Int8Array(room),
  }
  const changeAt = (at: number): number => (profile[at + 1]! - profile[at - 1]!) / 2
  for (let look = 0; look < looks; look++) {
    for (let at = 0; at < profile.length; at++) {
      const beside = at - reach - 2
      profile[at] = lightAt(
        picture,
        start.x + unit.x * look * every - unit.y * beside,
        start.y + unit.y * look * every + unit.x * beside,
      )
    }
    for (let at = 2; at < profile.length - 2; at++) {
      const change = changeAt(at)
      const size = Math.abs(change)
      const before = Math.abs(changeAt(at - 1))
      const after = Math.abs(changeAt(at + 1))
      // Outside the picture there is no light, and no edge.
      if (!(size >= weakest && before <= size && after < size)) continue
      const bend = before - 2 * size + after
      steps.look[steps.count] = look
      steps.beside[steps.count] = at - reach - 2 + (0.5 * (before - after)) / bend
      steps.sign[steps.count] = Math.sign(change)
      steps.count++
    }
  }
  return steps
}

/** Light between pixels, in 8-bit levels; not a number outside the picture. */
function lightAt({ data, width, height }: Picture, x: number, y: number): number {
  const left = Math.floor(x)
  const top = Math.floor(y)
  if (left < 0 || top < 0 || left >= width - 1 || top >= height - 1) return Number.NaN
  const right = x - left
  const below = y - top
  const at = (pixel: number): number =>
    0.299 * data[pixel]! + 0.587 * data[pixel + 1]! + 0.114 * data[pixel + 2]!
  const first = (top * width + left) * 3
  const second = first + width * 3
  return (
    (1 - below) * ((1 - right) * at(first) + right * at(first + 3)) +
    below * ((1 - right) * at(second) + right * at(second + 3))
  )
}

/** Of all lines between whole pixels beside the net's the one on which light changes alike at most looks. */
function strongest(steps: Steps): [Offsets, 1 | -1] {
  const seenBy = new Int32Array(steps.looks)
  let best: [Offsets, 1 | -1] = [{ first: 0, last: 0 }, 1]
  let most = -1
  let trial = 0
  for (const sign of [1, -1] as const) {
    for (let first = -reach; first <= reach; first++) {
      for (let last = -reach; last <= reach; last++) {
        trial++
        let count = 0
        for (let i = 0; i < steps.count; i++) {
          if (steps.sign[i] !== sign || seenBy[steps.look[i]!] === trial) continue
          const offset = first + ((last - first) * steps.look[i]!) / Math.max(1, steps.looks - 1)
          if (Math.abs(steps.beside[i]! - offset) >= near.first) continue
          seenBy[steps.look[i]!] = trial
          count++
        }
        // Of equal ones the nearest to what the net said.
        const votes = count - (0.01 * steps.looks * (Math.abs(first) + Math.abs(last))) / reach
        if (votes <= most) continue
        most = votes
        best = [{ first, last }, sign]
      }
    }
  }
  return best
}

/** Least squares on the steps by the line, again on those by the new one. */
function fit(steps: Steps, start: Offsets, sign: 1 | -1): { offsets: Offsets; support: number } {
  const end = Math.max(1, steps.looks - 1)
  let offsets = start
  let count = 0
  for (let pass = 0; pass < passes; pass++) {
    const nearest = new Float32Array(steps.looks).fill(Number.NaN)
    const offsetAt = (look: number): number => offsets.first + ((offsets.last - offsets.first) * look) / end
    for (let i = 0; i < steps.count; i++) {
      const look = steps.look[i]!
      const distance = Math.abs(steps.beside[i]! - offsetAt(look))
      if (steps.sign[i] !== sign || distance >= near.last) continue
      if (distance < (Math.abs(nearest[look]! - offsetAt(look)) || Infinity)) nearest[look] = steps.beside[i]!
    }
    const on = [...nearest.entries()].filter(([, beside]) => !Number.isNaN(beside))
    count = on.length
    if (count < 3) break
    const meanLook = on.reduce((sum, [look]) => sum + look, 0) / count
    const mean = on.reduce((sum, [, beside]) => sum + beside, 0) / count
    const products = on.reduce((sum, [look, beside]) => sum + (look - meanLook) * (beside - mean), 0)
    const squares = on.reduce((sum, [look]) => sum + (look - meanLook) ** 2, 0)
    const slope = products / squares
    offsets = { first: mean - slope * meanLook, last: mean + slope * (end - meanLook) }
  }
  return { offsets, support: count / steps.looks }
}
