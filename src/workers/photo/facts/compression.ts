import type { Fact } from '../../../shared/facts.ts'
import { cropLuma, type Plane, type StoredPixels } from '../pixels.ts'
import { round } from './format.ts'
import type { Scene } from './scene.ts'

/** A JPEG under this quality shows its blocks. */
const strongUnder = 40
/** Jump between blocks from which they are taken to be seen. Photographs at quality 80 to 99 read up to 1.28, at 20 from 1.6. */
const blockyFrom = 1.5
/** Side of the middle of the picture that is looked at, pixels between its rows, and the largest jump that counts. */
const crop = 768
const rowStep = 2
const largestJump = 8
const blockSide = 8

/**
 * Compression, tier B. Strong where the file's own table says quality under 40 on the scale of the IJG's library; where
 * it does not (a picture saved again), where jumps stand 8 pixels apart: by little, so with less confidence.
 */
export function measureCompression(native: StoredPixels, { jpegQuality }: Scene): Fact<'compression'> {
  const blocking = round(blockiness(cropLuma(native, 0.5, 0.5, crop)), 2)
  const byTable = jpegQuality !== null && jpegQuality < strongUnder
  const isStrong = byTable || blocking > blockyFrom
  const quality = jpegQuality === null ? '' : `JPEG quality ${jpegQuality}`
  const seen = byTable
    ? `${quality}: strong`
    : isStrong
      ? 'blocks can be seen'
      : quality || 'no blocks to be seen'
  return {
    tier: 'B',
    confidence: byTable ? 0.9 : isStrong ? 0.5 : jpegQuality === null ? 0.5 : 0.8,
    label: 'Compression',
    display: seen,
    statement: isStrong ? `the file is strongly compressed${byTable ? ` (${quality})` : ''}` : null,
    quality: jpegQuality,
    blocking,
    isStrong,
  }
}

/** Mean over rows and columns of how much larger the jump at the block borders is, in levels; wherever they lie. */
export function blockiness(luma: Plane): number {
  const { width, height } = luma
  return (jumpAtBorders(luma, width, height, 1, width) + jumpAtBorders(luma, height, width, width, 1)) / 2
}

/**
 * Largest less second largest of the mean jumps at the eight places of a pixel in a block, each less the changes beside
 * it (after Wang, Sheikh & Bovik 2002, "No-reference perceptual quality assessment of JPEG compressed images").
 */
function jumpAtBorders({ values }: Plane, across: number, down: number, step: number, row: number): number {
  const sums = new Float64Array(blockSide)
  const counts = new Uint32Array(blockSide)
  for (let y = 0; y < down; y += rowStep) {
    for (let x = 2, i = y * row + 2 * step; x < across - 1; x++, i += step) {
      const before = values[i - step]!
      const here = values[i]!
      const beside = Math.abs(before - values[i - 2 * step]!) + Math.abs(values[i + step]! - here)
      const jump = Math.abs(here - before) - beside / 2
      sums[x % blockSide]! += Math.max(-largestJump, Math.min(largestJump, jump))
      counts[x % blockSide]!++
    }
  }
  const means = Array.from(sums, (sum, phase) => sum / Math.max(1, counts[phase]!)).toSorted((a, b) => b - a)
  return means[0]! - means[1]!
}
