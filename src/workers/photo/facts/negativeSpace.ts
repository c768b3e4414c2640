import type { Fact } from '../../../shared/facts.ts'
import { formatPercent, roundPercent } from './format.ts'
import { energyAt, type Gradients } from './gradients.ts'
import { planeNoise } from './noise.ts'
import type { Scene } from './scene.ts'

/** Tiles along the long edge, and their smallest side in pixels. */
const tilesAlong = 40
const minTile = 8
/** An edge pixel changes by at least this many levels per pixel, or three times the noise. */
const weakestEdge = 6
/** A tile with a smaller share of edge pixels is empty. */
const emptyShare = 0.02

/**
 * Negative space, tier B. Percent of tiles (a fortieth of the long edge) of which less than 2 % are edge pixels by
 * Sobel's operator. Against pictures built with a known empty part: one or two percentage points low.
 */
export function measureNegativeSpace({ gradients, planes }: Scene): Fact<'negativeSpace'> {
  const found = emptyPercent(gradients, planeNoise(planes.luma) ?? 0)
  const percent = roundPercent(found ?? 0)
  return {
    tier: 'B',
    confidence: found === null ? 0 : 0.8,
    label: 'Empty space',
    display: found === null ? 'too small to say' : formatPercent(percent),
    statement: found === null ? null : `${formatPercent(percent)} of the frame is without detail`,
    percent,
  }
}

/** Percent of empty tiles, not rounded; null when the picture is smaller than a tile. */
export function emptyPercent(gradients: Gradients, noiseSigma: number): number | null {
  const { width, height } = gradients
  const tile = Math.max(minTile, Math.round(Math.max(width, height) / tilesAlong))
  const threshold = Math.max(weakestEdge, 3 * noiseSigma) ** 2
  let tiles = 0
  let empty = 0
  for (let top = 0; top + tile <= height; top += tile) {
    for (let left = 0; left + tile <= width; left += tile) {
      let edges = 0
      for (let y = top; y < top + tile; y++) {
        for (let i = y * width + left, end = i + tile; i < end; i++) {
          if (energyAt(gradients, i) > threshold) edges++
        }
      }
      tiles++
      if (edges < emptyShare * tile * tile) empty++
    }
  }
  return tiles === 0 ? null : (100 * empty) / tiles
}
