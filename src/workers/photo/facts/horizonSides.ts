import type { Pixels } from '../pixels.ts'
import type { Triple } from './colour.ts'

/** Mean colour, and mean change of green from pixel to pixel, both in levels. */
export type LineSide = { colour: Triple; texture: number }

/** Rows next to the line that are left out, and the part of the height that is looked at on either side. */
const gap = 3
const part = 1 / 12
/** Every second column of pixels is enough. */
const step = 2

/** What lies above and below a line y = start + slope x. */
export function sidesOf(
  { width, height, rgb }: Pixels,
  { start, slope }: { start: number; slope: number },
): { above: LineSide; below: LineSide } {
  const depth = Math.max(6, Math.round(height * part))
  const side = (direction: -1 | 1): LineSide => {
    const colour: Triple = [0, 0, 0]
    let texture = 0
    let count = 0
    for (let x = 1; x < width - 1; x += step) {
      const line = Math.round(start + slope * x)
      for (let k = gap; k < depth; k++) {
        const y = line + direction * k
        if (y < 1 || y >= height - 1) continue
        const p = (y * width + x) * 3
        const green = rgb[p + 1]!
        colour[0] += rgb[p]!
        colour[1] += green
        colour[2] += rgb[p + 2]!
        texture += Math.abs(green - rgb[p - 2]!) + Math.abs(green - rgb[p + 1 - 3 * width]!)
        count++
      }
    }
    const of = Math.max(1, count)
    return { colour: colour.map((sum) => sum / of) as Triple, texture: texture / of }
  }
  return { above: side(-1), below: side(1) }
}
