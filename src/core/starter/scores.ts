// Measurement scores: what the bands of a section add up to. Never judges what no measurement can tell.
import type { SectionId } from '../../shared/critique.ts'
import type { Bands } from './bands.ts'

export type ScoredSection = Extract<SectionId, 'composition' | 'lighting' | 'focus' | 'color' | 'balance'>

type Rule = {
  /** One of these has to be measured, or the section is left out. */
  basis: (keyof Bands)[]
  start: number
  /** Points per band. Hints (tier C: place, side) move a score by half a point at most. */
  points: { [Topic in keyof Bands]?: { [Band in NonNullable<Bands[Topic]>]?: number } }
}

const rules: Record<ScoredSection, Rule> = {
  composition: {
    basis: ['space', 'tilt'],
    start: 7.5,
    points: {
      tilt: { level: 0.5, maybe: -0.5, slight: -1, strong: -2.5 },
      space: { low: -1, mid: 0.5 },
      place: { third: 0.5, edge: -0.5 },
    },
  },
  lighting: {
    basis: ['light', 'highlights', 'contrast'],
    start: 7.5,
    points: {
      light: { deep: -2, dark: -0.5, mid: 0.5, bright: -0.5, high: -2 },
      highlights: { none: 0.5, clean: 0.5, touched: -0.5, clipped: -2, blown: -3.5 },
      shadows: { none: 0.5, clean: 0.5, blocked: -1.5 },
      contrast: { flat: -1.5, strong: 0.5, harsh: -1.5 },
    },
  },
  focus: {
    basis: ['edge', 'noise'],
    start: 8,
    points: {
      edge: { crisp: 1, crispmaybe: 0.5, fair: -1, fairmaybe: -0.5, soft: -3.5, softmaybe: -2 },
      noise: { clean: 0.5, some: -0.5, heavy: -2 },
      camera: { slow: -0.5 },
    },
  },
  color: {
    basis: ['chroma'],
    start: 7.5,
    points: {
      chroma: { mid: 0.5, rich: 1, vivid: -1 },
      cast: { none: 0.5, slight: -0.5, strong: -1.5 },
    },
  },
  balance: {
    basis: ['mirror'],
    start: 7,
    points: { side: { even: 0.5, left: -0.5, right: -0.5 }, mirror: { high: 0.5 } },
  },
}

export const scoredSections = Object.keys(rules) as ScoredSection[]

/** 0..10 in steps of 0.5; null where the section has no measured basis. */
export function scoreSection(section: ScoredSection, bands: Bands): number | null {
  const { basis, start, points } = rules[section]
  if (basis.every((topic) => bands[topic] === null)) return null
  const earned = Object.entries(points).map(
    ([topic, byBand]) => (byBand as Record<string, number>)[bands[topic as keyof Bands] ?? ''] ?? 0,
  )
  return Math.min(10, Math.max(0, start + earned.reduce((sum, value) => sum + value, 0)))
}
