import type { Fact } from '../../../shared/facts.ts'
import { bandOf } from '../../../shared/scales/scale.ts'
import { mirrorScale } from '../../../shared/scales/symmetry.ts'
import { lightness } from './colour.ts'
import { round, formatSigned } from './format.ts'
import { gridSize, type Grid } from './grid.ts'
import type { Scene } from './scene.ts'
import { mean } from './statistics.ts'

/** A picture whose L* varies less than this (variance) has no pattern that could mirror. */
const flat = 0.5

/**
 * Mirror symmetry, tier A. Normalised correlation of CIE L*, on 64 x 64 cells, with its left-right mirror:
 * 1 is perfect symmetry, 0 none, -1 the opposite. Confidence 0: the picture is flat.
 */
export function measureSymmetry({ grid }: Scene): Fact<'symmetry'> {
  const correlation = mirrorCorrelation(grid)
  const mirror = round(correlation ?? 0, 2)
  return {
    tier: 'A',
    confidence: correlation === null ? 0 : 1,
    label: 'Mirror symmetry',
    display: correlation === null ? 'flat picture' : formatSigned(mirror, 2),
    statement:
      correlation === null
        ? null
        : `left and right ${bandOf(mirrorScale, mirror).word} (${formatSigned(mirror, 2)})`,
    mirror,
  }
}

/** -1..1, not rounded; null for a flat picture. */
export function mirrorCorrelation({ luminance }: Grid): number | null {
  const tones = luminance.values.map(lightness)
  const centre = mean(tones)
  let products = 0
  let squares = 0
  for (let cell = 0; cell < tones.length; cell++) {
    const column = cell % gridSize
    const mirrored = cell - column + (gridSize - 1 - column)
    products += (tones[cell]! - centre) * (tones[mirrored]! - centre)
    squares += (tones[cell]! - centre) ** 2
  }
  return squares > flat * tones.length ? products / squares : null
}
