import type { Plane } from '../pixels.ts'
import { gaussianBlur } from './gaussian.ts'
import { gridSize, type Grid } from './grid.ts'
import { spectralResidual } from './spectralResidual.ts'
import { deviation, mean } from './statistics.ts'

/** Chroma counts twice: OKLab's a and b span a smaller range than its lightness. */
const chromaWeight = 2
/** Planes flatter than this (standard deviation in OKLab) hold nothing that stands out. */
const flat = 1e-3

/**
 * Where the eye may be drawn: 64 x 64 cells, 0..1. The mean of the spectral residual (Hou & Zhang 2007) and of
 * frequency-tuned saliency (Achanta et al. 2009), weakened towards the frame's edge. All zero for a flat picture.
 */
export function findAttention({ lightness, a, b }: Grid): Float32Array {
  const residual = new Float32Array(gridSize * gridSize)
  const distance = new Float32Array(gridSize * gridSize)
  for (const [plane, weight] of [
    [lightness, 1],
    [a, chromaWeight],
    [b, chromaWeight],
  ] as const) {
    const spread = deviation(plane.values)
    if (spread > flat) addWeighted(residual, normalise(spectralResidual(plane)), spread * weight)
    addSquaredDistance(distance, plane, weight)
  }
  const tuned = normalise(distance.map(Math.sqrt))
  const combined = normalise(residual).map((value, cell) => (value + tuned[cell]!) * inwardness(cell))
  return normalise(combined)
}

/** Achanta's distance of each slightly blurred cell from the mean colour, one plane's part of it. */
function addSquaredDistance(sum: Float32Array, plane: Plane, weight: number): void {
  const centre = mean(plane.values)
  const blurred = gaussianBlur(plane, 1).values
  if (deviation(plane.values) <= flat) return
  for (let i = 0; i < sum.length; i++) sum[i] = sum[i]! + (weight * (blurred[i]! - centre)) ** 2
}

function addWeighted(sum: Float32Array, values: Float32Array, weight: number): void {
  for (let i = 0; i < sum.length; i++) sum[i] = sum[i]! + weight * values[i]!
}

/** Scaled so that the greatest value is 1; unchanged when all are zero. */
function normalise(values: Float32Array): Float32Array {
  const greatest = values.reduce((most, value) => Math.max(most, value), 0)
  return greatest > 0 ? values.map((value) => value / greatest) : values
}

/** 0.3 at the frame's edge, 1 from about a tenth of the frame inwards. */
function inwardness(cell: number): number {
  const x = ((cell % gridSize) + 0.5) / gridSize
  const y = (Math.floor(cell / gridSize) + 0.5) / gridSize
  return Math.min(1, 0.3 + 8 * Math.min(x, 1 - x, y, 1 - y))
}
