import type { Pixels } from '../pixels.ts'
import type { Triple } from './colour.ts'

/** Columns that a picture is cut into. */
export const columnCount = 64
/** The strongest steps of a column that are kept: among foam or walls a hazy horizon is not the strongest. */
const kept = 18
/** Smallest change of a column's mean colour that is a step, levels. */
const smallest = 1.6

/** A place in a column where its mean colour changes from top to bottom. */
export type ColourStep = {
  column: number
  /** Pixels of the picture, `y` to a part of one. */
  x: number
  y: number
  /** Direction of the change, below minus above: a unit vector in RGB. */
  direction: Triple
}

/** Where the mean colour of each column changes, the strongest steps first, per column. */
export function findColourSteps({ width, height, rgb }: Pixels): ColourStep[][] {
  const reach = Math.max(3, Math.round(height / 120))
  const sums = [0, 1, 2].map(() => new Float64Array(height + 1)) as [Float64Array, Float64Array, Float64Array]
  const sizes = new Float64Array(height)
  return Array.from({ length: columnCount }, (_, column) => {
    const left = Math.floor((column * width) / columnCount)
    const right = Math.max(left + 1, Math.floor(((column + 1) * width) / columnCount))
    sumColumn(rgb, width, left, right, sums)
    const stepAt = (y: number): Triple =>
      sums.map((sum) => (sum[y + reach]! - 2 * sum[y]! + sum[y - reach]!) / reach) as Triple
    sizes.fill(0)
    for (let y = reach; y <= height - reach - 1; y++) {
      const [red, green, blue] = stepAt(y)
      sizes[y] = Math.sqrt(red * red + green * green + blue * blue)
    }
    return peaksOf(sizes, reach).map((y) => {
      const size = sizes[y]!
      const bend = sizes[y - 1]! - 2 * size + sizes[y + 1]!
      const shift = bend < 0 ? (0.5 * (sizes[y - 1]! - sizes[y + 1]!)) / bend : 0
      const direction = stepAt(y).map((change) => change / size) as Triple
      return { column, x: (left + right - 1) / 2, y: y + shift - 0.5, direction }
    })
  })
}

/** Running sums, from the top, of the mean of each row between `left` and `right`, per channel. */
function sumColumn(rgb: Uint8Array, width: number, left: number, right: number, sums: Float64Array[]): void {
  const [reds, greens, blues] = sums as [Float64Array, Float64Array, Float64Array]
  for (let y = 0; y < reds.length - 1; y++) {
    let red = 0
    let green = 0
    let blue = 0
    for (let p = (y * width + left) * 3, end = (y * width + right) * 3; p < end; p += 3) {
      red += rgb[p]!
      green += rgb[p + 1]!
      blue += rgb[p + 2]!
    }
    reds[y + 1] = reds[y]! + red / (right - left)
    greens[y + 1] = greens[y]! + green / (right - left)
    blues[y + 1] = blues[y]! + blue / (right - left)
  }
}

/** The rows where `sizes` is largest within `reach`, largest first. */
function peaksOf(sizes: Float64Array, reach: number): number[] {
  const peaks: number[] = []
  for (let y = reach + 1; y < sizes.length - reach - 1; y++) {
    const size = sizes[y]!
    if (size <= smallest) continue
    let isPeak = true
    for (let k = 1; k <= reach && isPeak; k++) isPeak = sizes[y - k]! <= size && sizes[y + k]! <= size
    if (isPeak) peaks.push(y)
  }
  return peaks.toSorted((one, other) => sizes[other]! - sizes[one]!).slice(0, kept)
}
