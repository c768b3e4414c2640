// Two smoothings of a window that only add and shift: what comparing widths of edges needs.
import type { Plane } from '../../pixels.ts'

const binomial = [1, 4, 6, 4, 1]
const spaced = [1, 0, 2, 0, 1]

/** Variances of the smoothings in square pixels. */
export const smoothingVariance = { fine: 1, coarse: 4 }
/** Pixels at each side of a plane that the smoothings do not reach. */
export const smoothingReach = 6

export type Smoothings = { fine: Float32Array; coarse: Float32Array }

/**
 * The plane smoothed by near Gaussians of variance 1 and 4: binomial coefficients (Burt & Adelson 1983), twice, and
 * [1 0 2 0 1] for the rest. What lies within `smoothingReach` of a side is meaningless.
 */
export function smooth({ width, values }: Plane): Smoothings {
  const between = new Float32Array(values.length)
  const fine = new Float32Array(values.length)
  const coarse = new Float32Array(values.length)
  addBinomial(values, between, 1)
  addBinomial(between, fine, width)
  addBinomial(fine, between, 1)
  addBinomial(between, coarse, width)
  addSpaced(coarse, between, 2)
  addSpaced(between, coarse, 2 * width)
  return { fine, coarse }
}

function addBinomial(from: Float32Array, to: Float32Array, step: number): void {
  for (let i = 2 * step; i < from.length - 2 * step; i++) {
    const near = from[i - step]! + from[i + step]!
    const far = from[i - 2 * step]! + from[i + 2 * step]!
    to[i] = 0.375 * from[i]! + 0.25 * near + 0.0625 * far
  }
}

function addSpaced(from: Float32Array, to: Float32Array, step: number): void {
  for (let i = step; i < from.length - step; i++) {
    to[i] = 0.5 * from[i]! + 0.25 * (from[i - step]! + from[i + step]!)
  }
}

/** Standard deviation of a central difference of either smoothing, where the plane is white noise of deviation 1. */
export const smoothedNoise = {
  fine: noiseGain(binomial),
  coarse: noiseGain(convolve(convolve(binomial, binomial), spaced)),
}

function noiseGain(weights: number[]): number {
  const sum = weights.reduce((total, weight) => total + weight, 0)
  const energy = (row: number[]): number => row.reduce((total, weight) => total + (weight / sum) ** 2, 0)
  return Math.sqrt(energy(weights) * energy(convolve(weights, [-0.5, 0, 0.5])))
}

function convolve(one: number[], other: number[]): number[] {
  const both = Array.from({ length: one.length + other.length - 1 }, () => 0)
  for (const [i, a] of one.entries()) for (const [k, b] of other.entries()) both[i + k] = both[i + k]! + a * b
  return both
}
