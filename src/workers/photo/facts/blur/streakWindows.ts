// The windows of native pixels whose spectra are looked at for movement.
import { lumaOf, type Pixels, type Plane } from '../../pixels.ts'

/** Side of a window, of the places along an edge of the picture, and how many windows are kept. */
const windowSide = 256
const placesAlong = 8
const mostWindows = 16
/** Neighbouring places overlap by about a third. */
const overlap = 1.3
/** Side of the squares whose means tell structure: too coarse for blur or noise to have a say. */
const square = 16
/** Variance of those means from which a window has structure, and the windows kept without. */
const structured = 1
const keptAnyway = 4

/** The windows with the most structure at a coarse scale; none in a picture smaller than a window. */
export function cutStreakWindows(native: Pixels): Plane[] {
  const { width, height } = native
  if (Math.min(width, height) < windowSide) return []
  const places = placesOf(width).flatMap((left) =>
    placesOf(height).map((top) => ({ left, top, structure: structureOf(native, left, top) })),
  )
  return places
    .toSorted((one, other) => other.structure - one.structure)
    .slice(0, mostWindows)
    .filter(({ structure }, i) => structure >= structured || i < keptAnyway)
    .map(({ left, top }) => lumaOf(native, { left, top, right: left + windowSide, bottom: top + windowSide }))
}

function placesOf(length: number): number[] {
  const count = Math.max(1, Math.min(placesAlong, Math.ceil((length / windowSide) * overlap)))
  return Array.from({ length: count }, (_, i) =>
    Math.round((i * (length - windowSide)) / Math.max(1, count - 1)),
  )
}

/** Variance of the means of green over squares, each from every fourth pixel of every fourth row. */
function structureOf({ width, rgb }: Pixels, left: number, top: number): number {
  let sum = 0
  let squares = 0
  let count = 0
  for (let y = top; y + square <= top + windowSide; y += square) {
    for (let x = left; x + square <= left + windowSide; x += square) {
      let green = 0
      for (let j = 0; j < square; j += 4) {
        for (let i = 0; i < square; i += 4) green += rgb[((y + j) * width + x + i) * 3 + 1]!
      }
      green /= (square / 4) ** 2
      sum += green
      squares += green * green
      count++
    }
  }
  return squares / count - (sum / count) ** 2
}
