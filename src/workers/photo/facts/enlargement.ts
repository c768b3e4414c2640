import type { Fact } from '../../../shared/facts.ts'
import type { Pixels, StoredPixels } from '../pixels.ts'
import { round } from './format.ts'
import { spectrumOf } from './spectrum.ts'
import { quantile } from './statistics.ts'

/** Only asked of pictures with a longer edge than this, in pixels: nobody enlarges to less. */
const smallestLongEdge = 1400
/** Lines that are added up each way, pixels of each (a power of two), and the largest second difference that counts. */
const lines = 160
const lineLength = 2048
const leastLength = 256
const largestBend = 40
/** Pixels to each side over which the mean is taken out, and frequencies to each side that a peak is held against. */
const reach = 24
const around = 60
/** Peak over the median around it from which a picture is enlarged. Photographs read up to 5, enlarged ones from 5.5 to 39. */
const plainPeak = 15
/** Lowest frequency that is looked at, and how near to a multiple of 1/8 (the blocks of a JPEG) none is. */
const lowest = 0.05
const nearBlocks = 0.03 / 8

/**
 * Enlargement, tier B. Interpolation makes the second difference rise and fall with the period of the factor (Gallagher
 * 2005, "Detection of linear and cubic interpolation in JPEG compressed images"): a peak in its spectrum, at the same
 * frequency along rows and columns. Null: no trace of any, which a good enlargement may not leave.
 */
export function measureEnlargement(native: StoredPixels): Fact<'enlargement'> {
  const peak = findEnlargement(native)
  const factor = peak && peak.score > plainPeak ? round(1 / peak.frequency, 1) : null
  return {
    tier: 'B',
    confidence: factor === null ? 0.5 : 0.8,
    label: 'Enlarged',
    display: factor === null ? 'no trace of it' : `about ${factor.toFixed(1)} times`,
    statement: factor === null ? null : `the picture was enlarged, about ${factor.toFixed(1)} times`,
    factor,
  }
}

/** The strongest common peak, frequency in cycles per pixel; null for a picture too small to be asked. */
export function findEnlargement(native: Pixels): { score: number; frequency: number } | null {
  const { width, height } = native
  const length = 2 ** Math.floor(Math.log2(Math.min(lineLength, width - 2, height - 2)))
  if (Math.max(width, height) <= smallestLongEdge || length < leastLength) return null
  const along = bendSpectrum(native, length, width, height, 3, 3 * width)
  const down = bendSpectrum(native, length, height, width, 3 * width, 3)
  let best = { score: 0, frequency: 0 }
  for (let k = Math.ceil(length * lowest); k < length / 2 - 2; k++) {
    const frequency = k / length
    if (Math.abs(frequency - Math.round(frequency * 8) / 8) < nearBlocks) continue
    const score = Math.min(peakAt(along, k), peakAt(down, k))
    if (score > best.score) best = { score, frequency }
  }
  return best
}

function peakAt(magnitudes: Float64Array, k: number): number {
  const peak = Math.max(magnitudes[k - 1]!, magnitudes[k]!, magnitudes[k + 1]!)
  if (peak < 1) return 0
  const neighbours = [
    ...magnitudes.subarray(Math.max(3, k - around), k - 4),
    ...magnitudes.subarray(k + 5, k + around),
  ]
  return peak / ((quantile(Float64Array.from(neighbours), 0.5) ?? 0) + 1e-9)
}

/** Spectrum of the mean second difference along lines of green, less its own mean nearby. */
function bendSpectrum(
  { rgb }: Pixels,
  length: number,
  across: number,
  down: number,
  step: number,
  row: number,
): Float64Array {
  const bends = new Float64Array(length)
  const from = (across - length) >> 1
  for (let line = 0; line < lines; line++) {
    const start = Math.floor(((line + 0.5) * down) / lines) * row + from * step + 1
    for (let k = 1; k < length - 1; k++) {
      const i = start + k * step
      bends[k]! += Math.min(largestBend, Math.abs(2 * rgb[i]! - rgb[i - step]! - rgb[i + step]!))
    }
  }
  return spectrumOf(lessNearby(bends))
}

function lessNearby(bends: Float64Array): Float64Array {
  const { length } = bends
  const sums = new Float64Array(length + 1)
  for (let k = 0; k < length; k++) sums[k + 1] = sums[k]! + bends[k]!
  return bends.map((bend, k) => {
    const first = Math.max(0, k - reach)
    const end = Math.min(length, k + reach + 1)
    const mean = (sums[end]! - sums[first]!) / (end - first)
    return (bend / (mean + 0.5) - 1) * (0.5 - 0.5 * Math.cos((2 * Math.PI * (k + 0.5)) / length))
  })
}
