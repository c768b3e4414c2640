import type { Fact } from '../../../shared/facts.ts'
import type { Pixels, StoredPixels } from '../pixels.ts'
import { formatPercent, roundPercent } from './format.ts'

/** 8-bit values at or beyond which a channel holds no more detail. */
const white = 254
const black = 1

/**
 * Clipping, tier A. Percent of native pixels where any channel is at least 254 (highlights), and where all are
 * at most 1 (shadows), in the file's own encoding. Downscaling hides small clipped areas, hence native; every
 * second pixel of every second row stands for its neighbours.
 */
export function measureClipping(native: StoredPixels): Fact<'clipping'> {
  const clipped = countClipped(native)
  const highlightPercent = roundPercent(clipped.highlightPercent)
  const shadowPercent = roundPercent(clipped.shadowPercent)
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
  }
}

/** The unrounded percentages. */
export function countClipped({ width, height, rgb }: Pixels): {
  highlightPercent: number
  shadowPercent: number
} {
  let high = 0
  let low = 0
  for (let y = 0; y < height; y += 2) {
    for (let p = y * width * 3, end = p + width * 3; p < end; p += 6) {
      const red = rgb[p]!
      const green = rgb[p + 1]!
      const blue = rgb[p + 2]!
      if (red >= white || green >= white || blue >= white) high++
      else if (red <= black && green <= black && blue <= black) low++
    }
  }
  const counted = Math.ceil(width / 2) * Math.ceil(height / 2)
  return { highlightPercent: (100 * high) / counted, shadowPercent: (100 * low) / counted }
}
