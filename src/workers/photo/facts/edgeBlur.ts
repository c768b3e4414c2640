import type { Plane } from '../pixels.ts'
import { blurredEnergyAt, blurredReach } from './blurredGradient.ts'
import { energyAt, isRidge, sobel, type Gradients } from './gradients.ts'
import { quantile } from './statistics.ts'

/** Halvings of the picture at most, and the smallest side worth looking at. */
const maxLevels = 4
const minSide = 96
/** A coarser level is used when its edges are at least this wide there, and there are enough of them. */
const wideEnough = 1.2
const enoughEdges = 60
/** Variance in square pixels that Sobel's operator adds to an edge; calibrated on edges of known width. */
const sobelVariance = 0.55
/** Wider edges than this (in variance) cannot be told apart by a re-blur of one pixel. */
const maxVariance = 500

export type EdgeBlur = {
  /** Median Gaussian sigma of the edges, pixels. */
  sigma: number
  edges: number
}

/**
 * Width of the edges in a luma plane by re-blurring (Zhuo & Sim 2011, "Defocus Map Estimation from a Single Image"):
 * blurring by sigma 1 lowers the gradient of an edge by a ratio R, and its own variance is 1 / (R² - 1).
 * A pyramid keeps the ratio in the range where it is accurate: the coarsest level with wide edges counts.
 * Null when there are no edges. `noiseSigma` is that of the plane.
 */
export function measureEdgeBlur(luma: Plane, noiseSigma: number): EdgeBlur | null {
  let found: EdgeBlur | null = null
  let plane = luma
  for (let level = 0; level < maxLevels && Math.min(plane.width, plane.height) >= minSide; level++) {
    if (level > 0) plane = halve(plane)
    const { sigma, edges } = levelBlur(plane, noiseSigma / 2 ** level, level)
    const fits = level === 0 ? edges > 0 : edges >= enoughEdges && sigma >= wideEnough
    if (fits) found = { sigma: sigma * 2 ** level, edges }
  }
  return found
}

/** Median edge sigma in pixels of this level. */
function levelBlur(plane: Plane, noiseSigma: number, level: number): EdgeBlur {
  const gradients = sobel(plane)
  const threshold = Math.max(strongEdge(gradients), (2 + 2.2 * noiseSigma) ** 2)
  // Halving by averaging widens edges too: a box of 2^level native pixels.
  const halvingVariance = (1 - 4 ** -level) / 12
  const sigmas = new Float32Array(plane.width * plane.height)
  let edges = 0
  for (let y = blurredReach; y < plane.height - blurredReach; y++) {
    const end = (y + 1) * plane.width - blurredReach
    for (let i = y * plane.width + blurredReach; i < end; i++) {
      const energy = energyAt(gradients, i)
      if (energy < threshold || !isRidge(gradients, i)) continue
      const ratio = energy / (blurredEnergyAt(plane, i) + 1e-9)
      const variance = Math.min(maxVariance, ratio > 1.002 ? 1 / (ratio - 1) : maxVariance)
      sigmas[edges++] = Math.sqrt(Math.max(0, variance - sobelVariance - halvingVariance))
    }
  }
  return { sigma: quantile(sigmas.subarray(0, edges), 0.5) ?? 0, edges }
}

/** The gradient energy that a tenth of the pixels exceed. */
function strongEdge(gradients: Gradients): number {
  const step = 7
  const sample = new Float32Array(Math.floor(gradients.x.length / step))
  for (let i = 0; i < sample.length; i++) sample[i] = energyAt(gradients, i * step)
  return quantile(sample, 0.9) ?? 0
}

/** Half the size, each pixel the mean of four. */
export function halve({ width, height, values }: Plane): Plane {
  const halfWidth = width >> 1
  const halfHeight = height >> 1
  const halved = new Float32Array(halfWidth * halfHeight)
  for (let y = 0, to = 0; y < halfHeight; y++) {
    for (let x = 0, from = 2 * y * width; x < halfWidth; x++, to++, from += 2) {
      halved[to] = (values[from]! + values[from + 1]! + values[from + width]! + values[from + width + 1]!) / 4
    }
  }
  return { width: halfWidth, height: halfHeight, values: halved }
}
