import type { Pixels, Plane } from '../pixels.ts'
import { linearLight, toOklab } from './colour.ts'

/** Cells along each side: enough to find things, few enough for a Fourier transform per photo. */
export const gridSize = 64

/** The picture as 64 x 64 cells, each the mean of its pixels in linear light: OKLab planes and luminance 0..1. */
export type Grid = { lightness: Plane; a: Plane; b: Plane; luminance: Plane }

export function makeGrid({ width, height, rgb }: Pixels): Grid {
  const grid: Grid = { lightness: emptyPlane(), a: emptyPlane(), b: emptyPlane(), luminance: emptyPlane() }
  for (let row = 0, cell = 0; row < gridSize; row++) {
    const [top, bottom] = cellRange(row, height)
    for (let column = 0; column < gridSize; column++, cell++) {
      const [left, right] = cellRange(column, width)
      let red = 0
      let green = 0
      let blue = 0
      for (let y = top; y < bottom; y++) {
        for (let p = (y * width + left) * 3, end = (y * width + right) * 3; p < end; p += 3) {
          red += linearLight[rgb[p]!]!
          green += linearLight[rgb[p + 1]!]!
          blue += linearLight[rgb[p + 2]!]!
        }
      }
      const pixels = (bottom - top) * (right - left)
      const [lightness, a, b] = toOklab(red / pixels, green / pixels, blue / pixels)
      grid.lightness.values[cell] = lightness
      grid.a.values[cell] = a
      grid.b.values[cell] = b
      grid.luminance.values[cell] = (0.2126 * red + 0.7152 * green + 0.0722 * blue) / pixels
    }
  }
  return grid
}

function emptyPlane(): Plane {
  return { width: gridSize, height: gridSize, values: new Float32Array(gridSize * gridSize) }
}

/** Pixels of one cell along an axis of `length` pixels; at least one, so that tiny pictures have no empty cells. */
function cellRange(cell: number, length: number): [from: number, to: number] {
  const from = Math.floor((cell * length) / gridSize)
  return [from, Math.max(from + 1, Math.floor(((cell + 1) * length) / gridSize))]
}
