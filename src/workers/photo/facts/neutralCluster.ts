import type { LabShift } from './lightEstimates.ts'
import type { LightSample } from './lightSample.ts'

/** Cells whose colours lie together, in many places and tones: what is grey in the scene, if anything is. */
export type NeutralCluster = LabShift & {
  /** Of the cells that are neither dark nor clipped, 0..1. */
  share: number
}

/** Cells of the histogram: Lab units, and how many to either side of grey. */
const size = 2
const reach = 20
const side = 2 * reach + 1
/** L* between which a colour says something. */
const tones = { darkest: 12, lightest: 97 }
/** What a peak needs: share of the cells, places (of 6 x 6 over the picture) and bands of tones (of 5). */
const least = { share: 0.04, places: 5, bands: 2 }
const placesAlong = 6

/**
 * Of the peaks of the a*b* histogram (3 x 3 cells) that are spread over the picture and over tones, the one nearest to
 * grey; null when there is none. Peaks, for the fringe of a cluster that a cast has shifted still reaches grey.
 */
export function findNeutralCluster(sample: LightSample): NeutralCluster | null {
  const histogram = countColours(sample)
  let nearest: NeutralCluster | null = null
  for (let b = 2; b < side - 2; b++) {
    for (let a = 2; a < side - 2; a++) {
      const peak = peakAt(histogram, b * side + a)
      if (peak && (!nearest || Math.hypot(peak.a, peak.b) < Math.hypot(nearest.a, nearest.b))) nearest = peak
    }
  }
  return nearest
}

/** Per cell of the histogram its count, and bit sets of the places and bands of tones it is met in. */
type Histogram = {
  total: number
  counts: Float64Array
  sums: Float64Array
  places: Float64Array
  bands: Uint8Array
}

function countColours({ width, height, lightness, a, b, clipped }: LightSample): Histogram {
  const room = (): Float64Array => new Float64Array(side * side)
  const histogram: Histogram = {
    total: 0,
    counts: room(),
    sums: room(),
    places: new Float64Array(side * side * placesAlong * placesAlong),
    bands: new Uint8Array(side * side),
  }
  const { counts, places, bands, sums } = histogram
  for (let i = 0; i < lightness.length; i++) {
    const tone = lightness[i]!
    if (clipped[i] || tone < tones.darkest || tone > tones.lightest) continue
    histogram.total++
    const column = Math.round(a[i]! / size) + reach
    const row = Math.round(b[i]! / size) + reach
    if (column < 0 || row < 0 || column >= side || row >= side) continue
    const cell = row * side + column
    counts[cell] = counts[cell]! + 1
    const x = Math.floor(((i % width) * placesAlong) / width)
    const y = Math.floor((Math.floor(i / width) * placesAlong) / height)
    places[cell * placesAlong * placesAlong + y * placesAlong + x] = 1
    bands[cell] = bands[cell]! | (1 << Math.floor(tone / 20))
  }
  for (let row = 1; row < side - 1; row++) {
    for (let cell = row * side + 1; cell < (row + 1) * side - 1; cell++) {
      sums[cell] = around(cell, 1).reduce((sum, near) => sum + counts[near]!, 0)
    }
  }
  return histogram
}

/** The cells up to `distance` from one, itself included. */
function around(cell: number, distance: number): number[] {
  const cells: number[] = []
  for (let y = -distance; y <= distance; y++) {
    for (let x = -distance; x <= distance; x++) cells.push(cell + y * side + x)
  }
  return cells
}

function peakAt({ total, counts, sums, places, bands }: Histogram, cell: number): NeutralCluster | null {
  const weight = sums[cell]!
  if (weight === 0 || weight < least.share * total) return null
  if (around(cell, 2).some((near) => sums[near]! > weight)) return null
  const cells = around(cell, 1)
  let seen = 0
  for (let place = 0; place < placesAlong * placesAlong; place++) {
    if (cells.some((near) => places[near * placesAlong * placesAlong + place])) seen++
  }
  const tonesSeen = cells.reduce((set, near) => set | bands[near]!, 0)
  const bandCount = [0, 1, 2, 3, 4].filter((band) => tonesSeen & (1 << band)).length
  if (seen < least.places || bandCount < least.bands) return null
  const mean = (of: (near: number) => number): number =>
    cells.reduce((sum, near) => sum + counts[near]! * of(near), 0) / weight
  return {
    a: size * mean((near) => (near % side) - reach),
    b: size * mean((near) => Math.floor(near / side) - reach),
    share: weight / total,
  }
}
