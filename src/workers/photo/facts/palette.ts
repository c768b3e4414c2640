import type { Fact } from '../../../shared/facts.ts'
import { clusterColours, colourDistance, mergeClusters, type Cluster } from './clusters.ts'
import { oklabToHex } from './colour.ts'
import { nameColour } from './colourNames.ts'
import type { ColourSample } from './colourSample.ts'
import { formatShare, round } from './format.ts'
import type { Scene } from './scene.ts'

const mostSwatches = 6
/** Found before merging, so that small vivid colours get a centre of their own. */
const clusters = mostSwatches + 4
/** Colours nearer than this in OKLab are one swatch. */
const sameColour = 0.045
const smallestShare = 0.002
/** Swatches named in a sentence, and the share from which one is. */
const named = { most: 4, share: 0.05 }

/**
 * Palette, tier A (the names B). Up to six colours with their shares of the frame: k-means++ in OKLab (Ottosson
 * 2020), near ones merged. Shares are those of about 16,000 sampled pixels and sum to about 1.
 */
export function measurePalette({ colours }: Scene): Fact<'palette'> {
  const swatches = findPalette(colours).map(({ colour, share }) => ({
    hex: oklabToHex(colour),
    name: nameColour(colour),
    share: round(share, 2),
  }))
  const words = describePalette(swatches)
  return {
    tier: 'A',
    confidence: 1,
    label: 'Palette',
    display: words,
    statement: `the main colors are ${words} of the frame`,
    swatches,
  }
}

/** "slate blue 48 %, tan 20 %": swatches of one name together. */
function describePalette(swatches: Fact<'palette'>['swatches']): string {
  const shares = new Map<string, number>()
  for (const { name, share } of swatches) shares.set(name, (shares.get(name) ?? 0) + share)
  return [...shares]
    .toSorted(([, one], [, other]) => other - one)
    .filter(([, share], i) => i === 0 || share >= named.share)
    .slice(0, named.most)
    .map(([name, share]) => `${name} ${formatShare(share)}`)
    .join(', ')
}

/** Colours by share, largest first; shares not rounded. */
export function findPalette(sample: ColourSample): Cluster[] {
  let found = clusterColours(sample, clusters).filter((cluster) => cluster.share > smallestShare)
  for (let pair = nearestPair(found); pair !== null; pair = nearestPair(found)) {
    const [one, other] = pair
    found = [...found.filter((cluster) => cluster !== one && cluster !== other), mergeClusters(one, other)]
  }
  return found.toSorted((one, other) => other.share - one.share)
}

/** The two that should become one: the most alike, or while there are too many, the least missed. */
function nearestPair(found: Cluster[]): [Cluster, Cluster] | null {
  const tooMany = found.length > mostSwatches
  let best: [Cluster, Cluster] | null = null
  let bestCost = tooMany ? Infinity : sameColour
  for (const [i, one] of found.entries()) {
    for (const other of found.slice(i + 1)) {
      const missed = tooMany ? Math.sqrt(Math.min(one.share, other.share) + 0.02) : 1
      const cost = colourDistance(one.colour, other.colour) * missed
      if (cost >= bestCost) continue
      best = [one, other]
      bestCost = cost
    }
  }
  return best
}
