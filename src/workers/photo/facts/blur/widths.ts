// From single edges to widths: of a patch, and of all patches per direction.
import { quantile } from '../statistics.ts'
import { directionBins, type EdgeWidths } from './edgeWidths.ts'

/** Edges of one patch, or of one direction, from which its width can be told. */
const fewest = { patch: 24, direction: 8 }

/** Widths are signed roots of variances, in native pixels: below 0 something finer than any blurred edge. */
export type PatchWidth = {
  edges: number
  /** Tenth and quarter quantile and median among the stronger half of the edges: a sharp patch has soft ones, too. */
  sharpest: number
  typical: number
  middle: number
  /** Gradient that a tenth of the edges exceed, levels per pixel. */
  strength: number
}

/** Null where a patch has too few edges. */
export function patchWidth({ variances, strengths }: EdgeWidths): PatchWidth | null {
  if (variances.length < fewest.patch) return null
  const half = quantile(strengths.slice(), 0.5) ?? 0
  const strong = variances.filter((_, i) => strengths[i]! >= half)
  return {
    edges: variances.length,
    sharpest: signedRoot(quantile(strong, 0.1) ?? 0),
    typical: signedRoot(quantile(strong, 0.25) ?? 0),
    middle: signedRoot(quantile(strong, 0.5) ?? 0),
    strength: quantile(strengths.slice(), 0.9) ?? 0,
  }
}

/** Tenth and quarter quantile of one direction, over the stronger half of all edges. */
export type DirectionWidth = { sharpest: number; typical: number }

/** One per direction of `EdgeWidths`; null where a direction has too few edges. */
export function directionWidths(all: EdgeWidths[]): (DirectionWidth | null)[] {
  const strengths = new Float32Array(all.reduce((sum, { strengths: each }) => sum + each.length, 0))
  let offset = 0
  for (const { strengths: each } of all) {
    strengths.set(each, offset)
    offset += each.length
  }
  const half = quantile(strengths, 0.5) ?? 0
  const perBin: number[][] = Array.from({ length: directionBins }, () => [])
  for (const edges of all) {
    for (let i = 0; i < edges.bins.length; i++) {
      if (edges.strengths[i]! >= half) perBin[edges.bins[i]!]!.push(edges.variances[i]!)
    }
  }
  return perBin.map((variances) => {
    if (variances.length < fewest.direction) return null
    const numbers = Float32Array.from(variances)
    return {
      sharpest: signedRoot(quantile(numbers, 0.1) ?? 0),
      typical: signedRoot(quantile(numbers, 0.25) ?? 0),
    }
  })
}

const signedRoot = (variance: number): number => Math.sign(variance) * Math.sqrt(Math.abs(variance))
