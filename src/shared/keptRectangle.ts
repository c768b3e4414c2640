// What turning and cropping leave of a photograph: one rectangle. Moves no pixel.
import { AppError } from './errors.ts'
import type { Operation } from './operations.ts'
import type { Box } from './sight.ts'

type Size = { width: number; height: number }

/** In pixels of the photograph: its middle, its sides, and by how much the photograph is turned clockwise under it. */
export type KeptRectangle = { x: number; y: number; width: number; height: number; degrees: number }

/**
 * What `operations` keep of a photograph of this size. Turned, that is the largest upright rectangle of the same
 * proportions around the middle: k·w by k·h with k = min(w / (w·cos + h·sin), h / (w·sin + h·cos)), from the corners of
 * the rectangle that touch an edge first. The middle of a crop's box moves with what it shows, and its sides stay
 * upright. Without a turn the rectangle lies on whole pixels. Throws bad-request where nothing is left.
 */
export function keptRectangle(size: Size, operations: readonly Operation[]): KeptRectangle {
  const degrees = operations.reduce((sum, step) => sum + (step.kind === 'level' ? step.degrees : 0), 0)
  const share = insideShare(size, degrees)
  const half = { x: (share * size.width) / 2, y: (share * size.height) / 2 }
  let [left, top, right, bottom] = [-half.x, -half.y, half.x, half.y]
  for (const step of operations) {
    if (step.kind !== 'crop') continue
    const middle = turnedPoint(
      (step.box.x + step.box.width / 2 - 0.5) * size.width,
      (step.box.y + step.box.height / 2 - 0.5) * size.height,
      degrees,
    )
    const reach = { x: (step.box.width * size.width) / 2, y: (step.box.height * size.height) / 2 }
    left = Math.max(left, middle.x - reach.x)
    right = Math.min(right, middle.x + reach.x)
    top = Math.max(top, middle.y - reach.y)
    bottom = Math.min(bottom, middle.y + reach.y)
  }
  if (degrees === 0) {
    const onPixel = (at: number, length: number): number => Math.round(at + length / 2) - length / 2
    ;[left, right] = [onPixel(left, size.width), onPixel(right, size.width)]
    ;[top, bottom] = [onPixel(top, size.height), onPixel(bottom, size.height)]
  }
  if (right - left < 1 || bottom - top < 1) {
    throw new AppError('bad-request', 'This crop leaves nothing of the photograph: choose a larger one.')
  }
  const middle = turnedPoint((left + right) / 2, (top + bottom) / 2, -degrees)
  return {
    x: size.width / 2 + middle.x,
    y: size.height / 2 + middle.y,
    width: right - left,
    height: bottom - top,
    degrees,
  }
}

/** The share of `box` (shares of the photograph) that lies in the rectangle, 0 to 1, counted at 21 × 21 points of it. */
export function keptShare(size: Size, kept: KeptRectangle, box: Box): number {
  const along = 21
  let inside = 0
  for (let row = 0; row < along; row++) {
    for (let column = 0; column < along; column++) {
      const x = (box.x + (box.width * column) / (along - 1)) * size.width - kept.x
      const y = (box.y + (box.height * row) / (along - 1)) * size.height - kept.y
      const point = turnedPoint(x, y, kept.degrees)
      // Half a pixel of slack, for boxes that end where the photograph does.
      if (Math.abs(point.x) <= kept.width / 2 + 0.5 && Math.abs(point.y) <= kept.height / 2 + 0.5) inside++
    }
  }
  return inside / along ** 2
}

/** Where a point goes, from the middle, when the photograph is turned clockwise (y runs down). */
function turnedPoint(x: number, y: number, degrees: number): { x: number; y: number } {
  const angle = (degrees * Math.PI) / 180
  const [cosine, sine] = [Math.cos(angle), Math.sin(angle)]
  return { x: cosine * x - sine * y, y: sine * x + cosine * y }
}

function insideShare({ width, height }: Size, degrees: number): number {
  const angle = (Math.abs(degrees) * Math.PI) / 180
  const [cosine, sine] = [Math.abs(Math.cos(angle)), Math.abs(Math.sin(angle))]
  return Math.min(width / (width * cosine + height * sine), height / (width * sine + height * cosine))
}
