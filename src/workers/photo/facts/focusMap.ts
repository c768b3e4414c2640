import type { Fact } from '../../../shared/facts.ts'
import { focusScale } from '../../../shared/scales/focusMap.ts'
import { bandOf } from '../../../shared/scales/scale.ts'
import type { FocusTiles } from './focusTiles.ts'
import { round } from './format.ts'
import type { Scene } from './scene.ts'
import { quantile } from './statistics.ts'

/** Coarse energy (squared levels per pixel) from which a tile has structure; plain sky is far below. */
export const structuredEnergy = 16
const fewestTiles = 12

/**
 * Focus map, tier B. Tenengrad per tile (Krotkov 1987; survey Pertuz et al. 2013), relative to the strongest tile.
 * `separationDb`: 90th over 25th percentile in decibels, over the tiles that have structure at a quarter of the
 * size. Tiles without (plain sky, plain walls) say nothing about focus and would pass for blurred ones.
 */
export function measureFocusMap({ focus }: Scene): Fact<'focusMap'> {
  const strongest = focus.fine.reduce((most, energy) => Math.max(most, energy), 0)
  const { separation, share } = focusSeparation(focus)
  const separationDb = separation === null ? null : round(separation, 0)
  return {
    tier: 'B',
    confidence: separationDb === null ? 0 : round(Math.min(0.8, 0.3 + share), 2),
    label: 'Focus',
    display: separationDb === null ? 'too little structure' : `${separationDb} dB sharp to soft`,
    statement: separationDb === null ? null : describeSeparation(separationDb),
    columns: focus.columns,
    rows: focus.rows,
    tiles: Array.from(focus.fine, (energy) => (strongest > 0 ? round(energy / strongest, 3) : 0)),
    separationDb,
  }
}

/** Separation in dB, not rounded, null for too few structured tiles; and the share of tiles that are. */
export function focusSeparation({ fine, coarse }: FocusTiles): { separation: number | null; share: number } {
  const energies = fine.filter((_, i) => coarse[i]! >= structuredEnergy)
  const share = energies.length / fine.length
  const sharp = quantile(energies, 0.9)
  const soft = quantile(energies, 0.25)
  if (sharp === null || soft === null || energies.length < fewestTiles) return { separation: null, share }
  return { separation: 10 * Math.log10((sharp + 0.01) / (soft + 0.01)), share }
}

function describeSeparation(decibels: number): string {
  const { name, word } = bandOf(focusScale, decibels)
  if (name === 'strong') {
    return `focus is ${word}: the sharpest areas hold ${decibels} dB more fine detail than the soft ones`
  }
  return `fine detail is ${word} across the textured areas (${decibels} dB apart)`
}
