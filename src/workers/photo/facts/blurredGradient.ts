import type { Plane } from '../pixels.ts'
import { gaussianKernel } from './gaussian.ts'

/** A Gaussian of sigma 1 reaches three pixels, Sobel's operator one more. */
export const blurredReach = 4

/** `outer` applied to what `inner` gives. */
function convolve(outer: readonly number[], inner: Float32Array): Float32Array {
  const both = new Float32Array(outer.length + inner.length - 1)
  for (const [i, a] of outer.entries())
    for (const [k, b] of inner.entries()) both[i + k] = both[i + k]! + a * b
  return both
}

const blur = gaussianKernel(1)
/** Sobel's operator is a difference one way and a mean the other. */
const difference = convolve([-1, 0, 1], blur)
const mean = convolve([1, 2, 1], blur)

/**
 * Squared strength of the gradient that Sobel's operator, divided by 8, would find at pixel `i` of the plane blurred by
 * sigma 1. Only for pixels at least `blurredReach` from every side. An edge map asks for a few in a hundred pixels, so
 * that the rest need not be blurred.
 */
export function blurredEnergyAt({ width, values }: Plane, i: number): number {
  let x = 0
  let y = 0
  for (let row = -blurredReach; row <= blurredReach; row++) {
    const from = i + row * width - blurredReach
    let rowDifference = 0
    let rowMean = 0
    for (let k = 0; k <= 2 * blurredReach; k++) {
      const value = values[from + k]!
      rowDifference += difference[k]! * value
      rowMean += mean[k]! * value
    }
    x += mean[row + blurredReach]! * rowDifference
    y += difference[row + blurredReach]! * rowMean
  }
  return (x * x + y * y) / 64
}
