import type { Fact } from '../../../shared/facts.ts'
import { emptySpaceScale } from '../../../shared/scales/negativeSpace.ts'
import type { Plane } from '../pixels.ts'
import { formatPercent, roundPercent } from './format.ts'
import { gaussianBlur } from './gaussian.ts'
import { planeNoise } from './noise.ts'
import type { Scene } from './scene.ts'
import { quantile } from './statistics.ts'

/** Long edge in cells, and cells along a tile. */
const edge = 192
const tile = 6
const fewestTiles = 12
/** Where a tile is half empty: part of what the most detailed tenth of the tiles have, and the least, L* per cell. */
const limits = { part: 0.14, least: 0.06 }
const mostDetailed = 0.9
/** Noise of a mean of n pixels in L* per level of one pixel, and what the Gaussian and the gradient leave of it. */
const noiseInLightness = 0.39
const noiseLeft = 1 / 3.54
/** Detail must be this many times stronger than noise. */
const overNoise = 4
/** Confidence, and where more than this share of the pixels is black or white: what was there may be lost. */
const trust = { usual: 0.8, clipped: 0.5 }
const muchClipped = 0.2
const tones = { black: 0.5, white: 99 }

/**
 * Negative space, tier B. Percent of the frame without detail: each tile of a picture of 192 cells counts for
 * 1 / (1 + (t / limit)^4), t being the root mean square gradient of its lightness without that of noise, the limit
 * 14 % of what the most detailed tenth of the tiles have. So it stays the same, within five points, under noise, two
 * stops less light and mild blur; what is clipped is empty, and where noise is as strong as detail nothing is said.
 */
export function measureNegativeSpace({ planes }: Scene): Fact<'negativeSpace'> {
  const found = emptyPercent(planes.lightness, planeNoise(planes.luma) ?? 0)
  const percent = roundPercent(found?.percent ?? 0)
  const isSure = found?.isSure ?? false
  return {
    tier: 'B',
    confidence: isSure ? confidenceIn(planes.lightness) : 0,
    label: 'Empty space',
    display: isSure ? formatPercent(percent) : emptySpaceScale.unclear,
    statement: isSure ? `${formatPercent(percent)} of the frame is without detail` : null,
    percent,
  }
}

function confidenceIn({ values }: Plane): number {
  let clipped = 0
  for (let i = 0; i < values.length; i++) if (values[i]! < tones.black || values[i]! > tones.white) clipped++
  return clipped > muchClipped * values.length ? trust.clipped : trust.usual
}

/**
 * Percent of the frame, not rounded, of a plane of L*; `noiseSigma` is that of its luma. Not sure where noise may hide
 * the detail; null for a picture too small.
 */
export function emptyPercent(
  lightness: Plane,
  noiseSigma: number,
): { percent: number; isSure: boolean } | null {
  const scale = Math.max(1, Math.max(lightness.width, lightness.height) / edge)
  const cells = gaussianBlur(meanCells(lightness, scale), 1)
  const noise = (noiseSigma * noiseInLightness * noiseLeft) / scale
  const details = tileDetails(cells, noise)
  if (details.length < fewestTiles) return null
  const most = quantile(details.slice(), mostDetailed) ?? 0
  const limit = Math.max(limits.least, limits.part * most)
  const empty = details.reduce((sum, detail) => sum + 1 / (1 + (detail / limit) ** 4), 0)
  return { percent: (100 * empty) / details.length, isSure: most === 0 || most > overNoise * noise }
}

/** Each cell the mean of its pixels, `scale` of them along a side. */
function meanCells({ width, height, values }: Plane, scale: number): Plane {
  const columns = Math.max(1, Math.floor(width / scale))
  const rows = Math.max(1, Math.floor(height / scale))
  const cells = new Float32Array(columns * rows)
  for (let row = 0; row < rows; row++) {
    const top = Math.floor(row * scale)
    const bottom = Math.max(top + 1, Math.floor((row + 1) * scale))
    for (let column = 0; column < columns; column++) {
      const left = Math.floor(column * scale)
      const right = Math.max(left + 1, Math.floor((column + 1) * scale))
      let sum = 0
      for (let y = top; y < bottom; y++) {
        for (let i = y * width + left; i < y * width + right; i++) sum += values[i]!
      }
      cells[row * columns + column] = sum / ((bottom - top) * (right - left))
    }
  }
  return { width: columns, height: rows, values: cells }
}

/** Root mean square gradient of each tile and one cell around it, without the part that is noise. */
function tileDetails({ width, height, values }: Plane, noise: number): Float32Array {
  const details: number[] = []
  for (let top = 0; top + tile <= height; top += tile) {
    for (let left = 0; left + tile <= width; left += tile) {
      let sum = 0
      let count = 0
      for (let y = Math.max(1, top - 1); y < Math.min(height - 1, top + tile + 1); y++) {
        for (let x = Math.max(1, left - 1); x < Math.min(width - 1, left + tile + 1); x++) {
          const i = y * width + x
          const across = (values[i + 1]! - values[i - 1]!) / 2
          const down = (values[i + width]! - values[i - width]!) / 2
          sum += across * across + down * down
          count++
        }
      }
      details.push(count === 0 ? 0 : Math.sqrt(Math.max(0, sum / count - noise * noise)))
    }
  }
  return Float32Array.from(details)
}
