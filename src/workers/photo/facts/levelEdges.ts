import { energyAt, isRidge, type Gradients } from './gradients.ts'
import { quantile } from './statistics.ts'

/** Edge pixels whose direction is near level, with the middle of the picture as origin. */
export type LevelEdges = {
  count: number
  x: Float32Array
  y: Float32Array
  /** Direction of the edge in degrees, clockwise positive. */
  angle: Float32Array
  /** 0..1 by strength. */
  weight: Float32Array
}

/** Weakest gradient that may be an edge, levels per pixel; the strongest 15 % of the pixels are candidates. */
const weakest = 2.5
const candidates = 0.85

/** Collects the edges within `maxAngle` degrees of level: strong, one pixel wide, direction from the gradient. */
export function collectLevelEdges(gradients: Gradients, maxAngle: number): LevelEdges {
  const { width, height } = gradients
  const threshold = edgeThreshold(gradients)
  const steepest = Math.tan((maxAngle * Math.PI) / 180)
  const edges = emptyEdges(width * height)
  for (let y = 2; y < height - 2; y++) {
    for (let i = y * width + 2, x = 2; x < width - 2; x++, i++) {
      const energy = energyAt(gradients, i)
      const slope = -gradients.x[i]! / gradients.y[i]!
      if (energy < threshold * threshold || !(Math.abs(slope) <= steepest) || !isRidge(gradients, i)) continue
      edges.x[edges.count] = x - width / 2
      edges.y[edges.count] = y - height / 2
      edges.angle[edges.count] = (Math.atan(slope) * 180) / Math.PI
      edges.weight[edges.count] = Math.min(1, Math.sqrt(energy) / (3 * threshold))
      edges.count++
    }
  }
  return edges
}

function edgeThreshold(gradients: Gradients): number {
  const step = 11
  const sample = new Float32Array(Math.floor(gradients.x.length / step))
  for (let i = 0; i < sample.length; i++) sample[i] = energyAt(gradients, i * step)
  return Math.max(weakest, Math.sqrt(quantile(sample, candidates) ?? 0))
}

function emptyEdges(size: number): LevelEdges {
  const room = (): Float32Array => new Float32Array(size)
  return { count: 0, x: room(), y: room(), angle: room(), weight: room() }
}
