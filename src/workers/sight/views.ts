// How a net is shown a part of a picture: scaled, turned, and in the numbers it was trained on.
import type { Picture } from './picture.ts'

/** In pixels of the picture. It may overhang it. */
export type Rectangle = { left: number; top: number; width: number; height: number }

/**
 * What a net makes of bytes: `value * gain + bias`, per channel in the order red, green, blue; `fill` is the byte that
 * lies outside the picture.
 */
export type Tones = { gain: readonly number[]; bias: readonly number[]; fill: number }

export type Grid = { columns: number; rows: number; isPlanar: boolean; isBgr?: boolean }

/** Tones of a net that wants 0 to 1. */
export const unitTones: Tones = { gain: [1 / 255, 1 / 255, 1 / 255], bias: [0, 0, 0], fill: 0 }
/** Tones of a net that wants -1 to 1; grey outside. */
export const signedTones: Tones = {
  gain: [1 / 127.5, 1 / 127.5, 1 / 127.5],
  bias: [-1, -1, -1],
  fill: 127.5,
}
/** Tones by the mean and the deviation of ImageNet. */
export const imageNetTones: Tones = {
  gain: [1 / 58.395, 1 / 57.12, 1 / 57.375],
  bias: [-123.675 / 58.395, -116.28 / 57.12, -103.53 / 57.375],
  fill: 0,
}

type Taps = { first: Int32Array; weights: Float32Array; perTap: number; outside: Float32Array }

/**
 * Writes the rectangle into `into`, scaled to the grid with a triangle filter as wide as the scale asks for: small
 * copies do not alias.
 */
export function scaleInto(
  into: Float32Array,
  { data, width, height }: Picture,
  rectangle: Rectangle,
  grid: Grid,
  tones: Tones,
): void {
  const across = tapsAlong(rectangle.left, rectangle.width, grid.columns, width)
  const down = tapsAlong(rectangle.top, rectangle.height, grid.rows, height)
  const line = new Float32Array(width * 3)
  const write = writer(into, grid, tones)
  for (let row = 0; row < grid.rows; row++) {
    line.fill(0)
    for (let tap = 0; tap < down.perTap; tap++) {
      const weight = down.weights[row * down.perTap + tap]!
      if (weight === 0) continue
      const from = (down.first[row]! + tap) * width * 3
      for (let at = 0; at < line.length; at++) line[at]! += weight * data[from + at]!
    }
    const above = down.outside[row]! * tones.fill
    for (let column = 0; column < grid.columns; column++) {
      const beside = across.outside[column]!
      const fill = beside * tones.fill + (1 - beside) * above
      let red = fill
      let green = fill
      let blue = fill
      let at = across.first[column]! * 3
      for (let tap = 0; tap < across.perTap; tap++, at += 3) {
        const weight = across.weights[column * across.perTap + tap]!
        if (weight === 0) continue
        red += weight * line[at]!
        green += weight * line[at + 1]!
        blue += weight * line[at + 2]!
      }
      write(row, column, red, green, blue)
    }
  }
}

/** For each of `count` places along `length` from `start`, which of `size` samples count how much. */
function tapsAlong(start: number, length: number, count: number, size: number): Taps {
  const scale = length / count
  const reach = Math.max(1, scale)
  const perTap = Math.min(size, Math.ceil(reach * 2) + 1)
  const taps = {
    first: new Int32Array(count),
    weights: new Float32Array(count * perTap),
    perTap,
    outside: new Float32Array(count),
  }
  for (let place = 0; place < count; place++) {
    const centre = start + (place + 0.5) * scale
    if (centre < 0 || centre > size) {
      taps.outside[place] = 1
      continue
    }
    const first = Math.min(Math.max(0, Math.ceil(centre - reach - 0.5)), size - perTap)
    taps.first[place] = first
    let sum = 0
    for (let tap = 0; tap < perTap; tap++) {
      const weight = Math.max(0, 1 - Math.abs(first + tap + 0.5 - centre) / reach)
      taps.weights[place * perTap + tap] = weight
      sum += weight
    }
    for (let tap = 0; tap < perTap; tap++) taps.weights[place * perTap + tap]! /= sum
  }
  return taps
}

/** Where a place in a net's view lies in the picture: x = a·column + b·row + c, y = d·column + e·row + f. */
export type Placing = readonly [a: number, b: number, c: number, d: number, e: number, f: number]

/** The picture's point at (`column`, `row`) of a view. */
export function placeAt([a, b, c, d, e, f]: Placing, column: number, row: number): { x: number; y: number } {
  return { x: a * column + b * row + c, y: d * column + e * row + f }
}

/** A square view of `side` pixels around a centre, turned by `angle` radians, `cells` wide, mirrored where asked for. */
export function squareView(
  centre: { x: number; y: number },
  side: number,
  angle: number,
  cells: number,
  isMirrored = false,
): Placing {
  const cos = (Math.cos(angle) * side) / cells
  const sin = (Math.sin(angle) * side) / cells
  const flip = isMirrored ? -1 : 1
  const half = cells / 2
  return [
    flip * cos,
    -sin,
    centre.x - flip * cos * half + sin * half,
    flip * sin,
    cos,
    centre.y - flip * sin * half - cos * half,
  ]
}

/** Writes what lies under a turned view into `into`, between the nearest four pixels. */
export function turnInto(
  into: Float32Array,
  { data, width, height }: Picture,
  placing: Placing,
  grid: Grid,
  tones: Tones,
): void {
  const write = writer(into, grid, tones)
  const { fill } = tones
  for (let row = 0; row < grid.rows; row++) {
    for (let column = 0; column < grid.columns; column++) {
      const place = placeAt(placing, column + 0.5, row + 0.5)
      const x = place.x - 0.5
      const y = place.y - 0.5
      if (!(x > -1 && y > -1 && x < width && y < height)) {
        write(row, column, fill, fill, fill)
        continue
      }
      const left = Math.floor(x)
      const top = Math.floor(y)
      const right = Math.min(left + 1, width - 1)
      const bottom = Math.min(top + 1, height - 1)
      const byX = x - left
      const byY = y - top
      const topRow = Math.max(0, top) * width
      const bottomRow = bottom * width
      const from = Math.max(0, left)
      const mix = (channel: number): number =>
        (data[(topRow + from) * 3 + channel]! * (1 - byX) + data[(topRow + right) * 3 + channel]! * byX) *
          (1 - byY) +
        (data[(bottomRow + from) * 3 + channel]! * (1 - byX) +
          data[(bottomRow + right) * 3 + channel]! * byX) *
          byY
      write(row, column, mix(0), mix(1), mix(2))
    }
  }
}

type Write = (row: number, column: number, red: number, green: number, blue: number) => void

/** Puts pixels where a net of this layout expects them. */
function writer(into: Float32Array, grid: Grid, { gain, bias }: Tones): Write {
  const { columns, rows, isPlanar, isBgr = false } = grid
  const between = isPlanar ? columns * rows : 1
  const perPixel = isPlanar ? 1 : 3
  const redAt = isBgr ? 2 * between : 0
  const blueAt = isBgr ? 0 : 2 * between
  const [redGain = 1, greenGain = 1, blueGain = 1] = gain
  const [redBias = 0, greenBias = 0, blueBias = 0] = bias
  return (row, column, red, green, blue) => {
    const at = (row * columns + column) * perPixel
    into[at + redAt] = red * redGain + redBias
    into[at + between] = green * greenGain + greenBias
    into[at + blueAt] = blue * blueGain + blueBias
  }
}
