import type { Fact } from '../../../shared/facts.ts'
import type { StoredPixels } from '../pixels.ts'
import { countClipped, drawClippingMap } from './clippingMap.ts'
import { formatPercent, roundPercent } from './format.ts'

/**
 * Clipping, tier A. Percent of native pixels where any channel is at least 254 (highlights), and where all are
 * at most 1 (shadows), in the file's own encoding. Downscaling hides small clipped areas, hence native; every
 * second pixel of every second row stands for its neighbours. `map` shows where.
 */
export function measureClipping(native: StoredPixels): Fact<'clipping'> {
  const cells = countClipped(native)
  const percentOf = (counts: Uint32Array): number => roundPercent((100 * sum(counts)) / sum(cells.counted))
  const highlightPercent = percentOf(cells.highlights)
  const shadowPercent = percentOf(cells.shadows)
  const high = formatPercent(highlightPercent)
  const low = formatPercent(shadowPercent)
  return {
    tier: 'A',
    confidence: 1,
    label: 'Clipped',
    display: `${high} high, ${low} low`,
    statement: `${high} of the pixels are clipped in the highlights and ${low} in the shadows`,
    highlightPercent,
    shadowPercent,
    map: drawClippingMap(cells, native.orientation),
  }
}

const sum = (counts: Uint32Array): number => counts.reduce((total, count) => total + count, 0)
