import type { Fact } from '../../../shared/facts.ts'
import { asHint } from '../../../shared/hint.ts'
import { hueDegrees } from './colour.ts'
import type { ColourSample } from './colourSample.ts'
import { formatShare, round } from './format.ts'
import type { Scene } from './scene.ts'

/** A template of Cohen-Or et al. 2006: sectors of the hue wheel, by the offset of their middle and their width. */
type Template = { name: string; sectors: [offset: number, width: number][] }

/** From the narrowest to the widest; their letters in the paper are i, I, V, L, Y, (triad), X, T. */
const templates: Template[] = [
  { name: 'monochromatic', sectors: [[0, 18]] },
  {
    name: 'complementary',
    sectors: [
      [0, 18],
      [180, 18],
    ],
  },
  { name: 'analogous', sectors: [[0, 93.6]] },
  {
    name: 'analogous with an accent',
    sectors: [
      [0, 18],
      [90, 79.2],
    ],
  },
  {
    name: 'broad complementary',
    sectors: [
      [0, 93.6],
      [180, 18],
    ],
  },
  {
    name: 'triadic',
    sectors: [
      [0, 36],
      [120, 36],
      [240, 36],
    ],
  },
  {
    name: 'two opposed ranges',
    sectors: [
      [0, 93.6],
      [180, 93.6],
    ],
  },
  { name: 'half the wheel', sectors: [[0, 180]] },
]
const manyHues = 'many hues'

/** Share of the chroma that a template must cover, and that each of its sectors must hold. */
const coveredShare = 0.85
const sectorShare = 0.06
/** Degrees by which a sector may be exceeded: templates are soft. */
const margin = 8
/** OKLab chroma under which a pixel has no hue worth counting. */
const leastChroma = 0.03
/** Under this mean chroma, or with most of it below `leastChroma`, a picture has no hues. */
const greyMean = 0.015
const greyShare = 0.25

export type Harmony = { template: string | null; coverage: number }

/**
 * Harmony, tier C. The smallest hue template (Cohen-Or et al. 2006, "Color Harmonization") that covers at least 85 %
 * of the chroma at its best rotation; `coverage` 0..1. Null for greys.
 */
export function measureHarmony({ colours }: Scene): Fact<'harmony'> {
  const { template, coverage } = findHarmony(colours)
  return {
    tier: 'C',
    confidence: template === null ? 0 : template === manyHues ? 0.3 : 0.5,
    label: 'Harmony',
    display: template === null ? 'grays' : `${template} (${formatShare(coverage)})`,
    statement: template === null ? null : asHint(`the hue scheme may be: ${template}`),
    template,
    coverage: round(coverage, 2),
  }
}

export function findHarmony(sample: ColourSample): Harmony {
  const { wheel, total } = hueWheel(sample)
  if (total === 0) return { template: null, coverage: 0 }
  const sums = runningSums(wheel)
  for (const template of templates) {
    const coverage = bestCoverage(template, sums) / total
    if (coverage >= coveredShare) return { template: template.name, coverage: Math.min(1, coverage) }
  }
  return { template: manyHues, coverage: 1 }
}

/** Chroma per degree of hue; a total of 0 means greys. */
function hueWheel({ count, a, b }: ColourSample): { wheel: Float64Array; total: number } {
  const wheel = new Float64Array(360)
  let counted = 0
  let all = 0
  for (let i = 0; i < count; i++) {
    const chroma = Math.hypot(a[i]!, b[i]!)
    all += chroma
    if (chroma < leastChroma) continue
    const degree = Math.floor(hueDegrees(a[i]!, b[i]!)) % 360
    wheel[degree] = wheel[degree]! + chroma
    counted += chroma
  }
  const isGrey = all / count < greyMean || counted < greyShare * all
  return { wheel, total: isGrey ? 0 : counted }
}

/** Sums from degree 0 over two turns, so that any arc is a difference of two of them. */
function runningSums(wheel: Float64Array): Float64Array {
  const sums = new Float64Array(721)
  for (let i = 0; i < 720; i++) sums[i + 1] = sums[i]! + wheel[i % 360]!
  return sums
}

/** The most chroma a template covers at any rotation where each of its sectors holds its part. */
function bestCoverage({ sectors }: Template, sums: Float64Array): number {
  const least = sectors.length > 1 ? sectorShare * sums[360]! : 0
  let best = 0
  for (let rotation = 0; rotation < 360; rotation += 2) {
    const held = sectors.map(([offset, width]) => arc(sums, rotation + offset, width + margin))
    if (Math.min(...held) < least) continue
    best = Math.max(
      best,
      held.reduce((sum, part) => sum + part, 0),
    )
  }
  return best
}

function arc(sums: Float64Array, middle: number, width: number): number {
  const start = ((Math.round(middle - width / 2) % 360) + 360) % 360
  return sums[start + Math.round(width)]! - sums[start]!
}
