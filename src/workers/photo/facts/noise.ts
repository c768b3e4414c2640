import type { Fact } from '../../../shared/facts.ts'
import { noiseScale } from '../../../shared/scales/noise.ts'
import { bandOf } from '../../../shared/scales/scale.ts'
import { cropLuma, type Pixels, type Plane, type StoredPixels } from '../pixels.ts'
import { round } from './format.ts'
import { mean, quantile } from './statistics.ts'

/** Pixels along a side of the crops that are looked at, and of the tiles within them. */
const cropSize = 384
const tileSize = 16
/** Middle and quarters of the frame, as shares of width and height. */
const cropCentres = [
  [0.5, 0.5],
  [0.2, 0.2],
  [0.8, 0.2],
  [0.2, 0.8],
  [0.8, 0.8],
] as const
/** Near black or white noise is cut off, so such pixels say too little. */
const tooDark = 4
const tooBright = 251
/** The flattest tenth of 256-pixel tiles reads low by this factor on white noise (order statistics). */
const flattestTenth = 1.12
/** Below this JPEG compression may have removed noise that was there. */
const surelyNoise = 3
/** Part of the tiles that must be fit to measure for anything to be said. */
const enoughTiles = 0.5

/**
 * Noise, tier A from sigma 3 up and B below (JPEG hides weak noise). Standard deviation on 8-bit luma at native
 * resolution: Immerkær 1996, "Fast Noise Variance Estimation", on 16-pixel tiles; the flattest tenth of the tiles
 * of a crop stands for it, the median of five crops for the photo. Where most tiles are black or white (a clipped sky)
 * the flattest that are left may be texture: nothing is said. Confidence 0: no tile was fit to measure.
 */
export function measureNoise(native: StoredPixels): Fact<'noise'> {
  const { sigma: measured, usable } = cropNoise(native)
  const sigma = round(measured ?? 0, 1)
  const { word } = bandOf(noiseScale, sigma)
  const isSure = sigma >= surelyNoise && usable >= enoughTiles
  const confidence = measured === null ? 0 : isSure ? 1 : usable >= enoughTiles ? 0.6 : 0.3
  return {
    tier: isSure ? 'A' : 'B',
    confidence,
    label: 'Noise',
    display: confidence < noiseScale.confidence.said ? noiseScale.unclear : `σ ${sigma.toFixed(1)} (${word})`,
    statement:
      confidence < noiseScale.confidence.said ? null : `noise is ${word} (σ ${sigma.toFixed(1)} of 255)`,
    sigma,
  }
}

/** Standard deviation of the noise of a photo, the median of its crops; null when no tile of them is fit to measure. */
export const nativeNoise = (native: Pixels): number | null => cropNoise(native).sigma

/** That, and the part of the tiles, 0..1, that are fit to measure. */
function cropNoise(native: Pixels): { sigma: number | null; usable: number } {
  const crops = cropCentres.map(([x, y]) => tileNoises(cropLuma(native, x, y, cropSize)))
  const sigmas = Float64Array.from(crops.map(flattestOf).filter((sigma) => sigma !== null))
  const usable = mean(crops.map(({ sigmas: fit, tiles }) => fit.length / Math.max(1, tiles)))
  return { sigma: quantile(sigmas, 0.5), usable }
}

/** Standard deviation of the noise in a plane of 8-bit values, null when no tile is fit to measure. */
export const planeNoise = (plane: Plane): number | null => flattestOf(tileNoises(plane))

/** Of each tile that is fit to measure, and how many there are in all. */
function tileNoises({ width, height, values }: Plane): { sigmas: Float64Array; tiles: number } {
  const sigmas = new Float64Array(Math.floor(width / tileSize) * Math.floor(height / tileSize))
  let count = 0
  let tiles = 0
  for (let top = 1; top + tileSize < height; top += tileSize) {
    for (let left = 1; left + tileSize < width; left += tileSize) {
      const sigma = tileNoise(values, width, top * width + left)
      if (sigma !== null) sigmas[count++] = sigma
      tiles++
    }
  }
  return { sigmas: sigmas.subarray(0, count), tiles }
}

function flattestOf({ sigmas }: { sigmas: Float64Array }): number | null {
  const flattest = quantile(sigmas, 0.1)
  return flattest === null ? null : flattestTenth * flattest
}

/** Immerkær's sigma of one tile; null when more than 2 % of it is nearly black or white. */
function tileNoise(values: Float32Array, width: number, start: number): number | null {
  let sum = 0
  let cutOff = 0
  for (let row = 0; row < tileSize; row++) {
    for (let i = start + row * width, end = i + tileSize; i < end; i++) {
      const above = i - width
      const below = i + width
      const corners = values[above - 1]! + values[above + 1]! + values[below - 1]! + values[below + 1]!
      const sides = values[above]! + values[below]! + values[i - 1]! + values[i + 1]!
      const value = values[i]!
      sum += Math.abs(corners - 2 * sides + 4 * value)
      if (value < tooDark || value > tooBright) cutOff++
    }
  }
  const pixels = tileSize * tileSize
  return cutOff > 0.02 * pixels ? null : (Math.sqrt(Math.PI / 2) * sum) / (6 * pixels)
}
