// Pixels in linear light, row by row, for whatever changes each by itself. Holds no whole picture in floats: at 24
// megapixels that alone is 288 MB.
import { encodeSrgb, linearLight } from '../facts/colour.ts'
import type { Pixels } from '../pixels.ts'

/** What is done to light: a factor for each channel, or whatever changes a row of linear pixels in place. */
export type LightStep =
  | { factors: readonly [red: number, green: number, blue: number] }
  /** Light may exceed 1 between two steps. `y`: the row's number. */
  | { change: (row: Float32Array, y: number) => void }

/** Rec. 709 luminance of the pixel at `p`. */
export const lightAt = (row: Float32Array, p: number): number =>
  0.2126 * row[p]! + 0.7152 * row[p + 1]! + 0.0722 * row[p + 2]!

/** By the square root of the light, in which the sRGB curve is nearly straight: within 0.03 of 255. */
const steps = 4096
const encoded = Uint8Array.from({ length: steps + 1 }, (_, i) => Math.round(encodeSrgb((i / steps) ** 2)))

/** 8-bit sRGB of linear light; what lies outside 0..1 is clipped. */
function encodeLight(light: number): number {
  if (light >= 1) return 255
  return light > 0 ? encoded[Math.round(steps * Math.sqrt(light))]! : 0
}

/** A new picture with all steps done, in their order. */
export function changeLight({ width, height, rgb }: Pixels, lightSteps: readonly LightStep[]): Pixels {
  const changed = new Uint8Array(rgb.length)
  const factors = factorsOf(lightSteps)
  if (factors) {
    // A factor alone is a table of 256 values: a tenth of the time, and many sizes of it are tried.
    const [red, green, blue] = factors.map((factor) =>
      Uint8Array.from(linearLight, (light) => Math.round(encodeSrgb(factor * light))),
    ) as [Uint8Array, Uint8Array, Uint8Array]
    for (let p = 0; p < rgb.length; p += 3) {
      changed[p] = red[rgb[p]!]!
      changed[p + 1] = green[rgb[p + 1]!]!
      changed[p + 2] = blue[rgb[p + 2]!]!
    }
    return { width, height, rgb: changed }
  }
  const row = new Float32Array(3 * width)
  for (let y = 0; y < height; y++) {
    const from = 3 * y * width
    for (let i = 0; i < row.length; i++) row[i] = linearLight[rgb[from + i]!]!
    for (const step of lightSteps) changeRow(row, y, step)
    for (let i = 0; i < row.length; i++) changed[from + i] = encodeLight(row[i]!)
  }
  return { width, height, rgb: changed }
}

/** The product of all steps, if they are factors alone. */
function factorsOf(lightSteps: readonly LightStep[]): [number, number, number] | null {
  const product: [number, number, number] = [1, 1, 1]
  for (const step of lightSteps) {
    if (!('factors' in step)) return null
    for (let c = 0; c < 3; c++) product[c] = product[c]! * step.factors[c]!
  }
  return product
}

function changeRow(row: Float32Array, y: number, step: LightStep): void {
  if ('change' in step) return step.change(row, y)
  const [red, green, blue] = step.factors
  for (let p = 0; p < row.length; p += 3) {
    row[p] = row[p]! * red
    row[p + 1] = row[p + 1]! * green
    row[p + 2] = row[p + 2]! * blue
  }
}
