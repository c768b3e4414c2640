import type { Fact } from '../../../shared/facts.ts'
import { describeTilt, tiltScale, turning } from '../../../shared/scales/tilt.ts'
import { round } from './format.ts'
import { findLevelLines, type LevelLine } from './levelLines.ts'
import type { Scene } from './scene.ts'

/** A line must run along this share of the width to count. */
const longEnough = 0.25
/** Lines within this many degrees of the longest agree with it. */
const agreement = 1

/**
 * Tilt, tier B. Angle of the longest near-level line (within 20 degrees) in degrees, clockwise positive; lines that
 * agree within a degree are averaged. Null when no line is long enough. It may be a jetty or a roof as well as
 * the horizon, so nothing here calls it that. Confidence: its length, and how far the other lines agree.
 */
export function measureTilt({ gradients }: Scene): Fact<'tilt'> {
  const found = longestLevelLine(findLevelLines(gradients))
  if (!found) {
    return {
      tier: 'B',
      confidence: 0,
      label: 'Level line',
      display: 'none found',
      statement: null,
      degrees: null,
    }
  }
  const degrees = round(found.degrees, 1)
  const confidence = round(found.confidence, 2)
  return {
    tier: 'B',
    confidence,
    label: 'Level line',
    display: degrees === 0 ? '0.0°' : `${Math.abs(degrees).toFixed(1)}° ${turning(degrees)}`,
    statement:
      confidence < tiltScale.confidence.said
        ? null
        : `the longest near-level line is ${describeTilt(degrees)}`,
    degrees,
  }
}

/** Unrounded angle in degrees and confidence 0..1; null when no line is long enough. */
export function longestLevelLine(lines: LevelLine[]): { degrees: number; confidence: number } | null {
  const long = lines.filter((line) => line.support >= longEnough)
  const longest = long[0]
  if (!longest) return null
  const agreeing = long.filter((line) => Math.abs(line.angle - longest.angle) < agreement)
  const support = agreeing.reduce((sum, line) => sum + line.support, 0)
  return {
    degrees: agreeing.reduce((sum, line) => sum + line.angle * line.support, 0) / support,
    confidence: Math.min(1, longest.support * (0.6 + (0.4 * agreeing.length) / long.length)),
  }
}
