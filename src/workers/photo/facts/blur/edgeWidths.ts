// The edges of a window of native pixels, and how wide each is.
import type { Plane } from '../../pixels.ts'
import { smooth, smoothedNoise, smoothingReach, smoothingVariance } from './smoothings.ts'

/** Directions that edges are sorted into, over half a turn. */
export const directionBins = 12
/** Pixels at each side of a window in which no edge is looked for. */
export const edgeMargin = smoothingReach + 1
/** Gradients weaker than this, in levels per pixel, are no edges. */
const weakest = 0.6
/** Wider edges than this, in variance, cannot be told apart. */
const widest = 400
/** Finer than an edge can be: lines and texture. */
const finest = -1
/** Variance that a central difference adds: a mean over two pixels. */
const difference = 1 / 3
/** Tangent of 22.5 degrees: neighbours across an edge lie in one of eight directions. */
const halfOctant = Math.SQRT2 - 1

export type EdgeWidths = {
  /** Direction of each edge's gradient in steps of 15 degrees, from the x axis towards the y axis. */
  bins: Uint8Array
  /** Variance of each edge's profile in square pixels; negative for what is finer than an edge. */
  variances: Float32Array
  /** Levels per pixel after the coarser smoothing. */
  strengths: Float32Array
}

/**
 * Edges of a window by comparing their gradient after two smoothings (after Zhuo & Sim 2011, "Defocus map estimation
 * from a single image"): for a Gaussian profile of variance V the ratio of the two is R² = (V + s2²) / (V + s1²), so
 * V = (s2² - R² s1²) / (R² - 1). V keeps its sign: a sharp picture is full of lines that read below 0.
 * The noise of deviation `noise` is taken out of both gradients, and an edge must stand out from it in the finer one.
 */
export function findEdges(plane: Plane, noise: number): EdgeWidths {
  const { width, height } = plane
  const { fine, coarse } = smooth(plane)
  const fineNoise = noise * smoothedNoise.fine
  const coarseNoise = noise * smoothedNoise.coarse
  const least = Math.max(weakest, 6 * coarseNoise, 4 * fineNoise)
  const strengthAt = gradientStrengths(coarse, width)
  const most = Math.ceil((width * height) / 2)
  const found = {
    bins: new Uint8Array(most),
    variances: new Float32Array(most),
    strengths: new Float32Array(most),
  }
  let count = 0
  for (let y = edgeMargin; y < height - edgeMargin; y++) {
    for (let i = y * width + edgeMargin, end = (y + 1) * width - edgeMargin; i < end; i++) {
      const strength = strengthAt[i]!
      if (strength < least) continue
      const gx = (coarse[i + 1]! - coarse[i - 1]!) / 2
      const gy = (coarse[i + width]! - coarse[i - width]!) / 2
      const across = stepAcross(gx, gy, width)
      if (strengthAt[i - across]! > strength || strengthAt[i + across]! >= strength) continue
      const fx = (fine[i + 1]! - fine[i - 1]!) / 2
      const fy = (fine[i + width]! - fine[i - width]!) / 2
      const along = (fx * gx + fy * gy) / strength
      found.bins[count] = directionBin(gx, gy)
      found.variances[count] = varianceOf(
        along * along - fineNoise ** 2,
        strength * strength - coarseNoise ** 2,
      )
      found.strengths[count++] = strength
    }
  }
  return {
    bins: found.bins.slice(0, count),
    variances: found.variances.slice(0, count),
    strengths: found.strengths.slice(0, count),
  }
}

function gradientStrengths(values: Float32Array, width: number): Float32Array {
  const strengths = new Float32Array(values.length)
  for (let i = width; i < values.length - width; i++) {
    const gx = values[i + 1]! - values[i - 1]!
    const gy = values[i + width]! - values[i - width]!
    strengths[i] = Math.sqrt(gx * gx + gy * gy) / 2
  }
  return strengths
}

/** From a pixel to its neighbour in the direction of the gradient, as a step in the plane. */
function stepAcross(gx: number, gy: number, width: number): number {
  const ax = Math.abs(gx)
  const ay = Math.abs(gy)
  if (ay < halfOctant * ax) return 1
  if (ax < halfOctant * ay) return width
  return gx * gy > 0 ? width + 1 : width - 1
}

function directionBin(gx: number, gy: number): number {
  const half = Math.atan2(gy, gx) / Math.PI
  return (Math.round(half * directionBins) + directionBins) % directionBins
}

function varianceOf(fineEnergy: number, coarseEnergy: number): number {
  const ratio = Math.max(1e-6, fineEnergy) / coarseEnergy
  if (ratio <= 1.0005) return widest
  const { fine, coarse } = smoothingVariance
  const variance = (coarse + difference - ratio * (fine + difference)) / (ratio - 1)
  return Math.max(finest, Math.min(widest, variance))
}
