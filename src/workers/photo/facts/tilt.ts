import type { Fact } from '../../../shared/facts.ts'
import { describeTilt, tiltScale, turning } from '../../../shared/scales/tilt.ts'
import { round } from './format.ts'
import { findHorizon } from './horizon.ts'
import { findLevelLines } from './levelLines.ts'
import type { Scene } from './scene.ts'
import { findRoll } from './verticals.ts'

/** Confidence of a horizon seen in the least share of the columns and in all of them, and of upright lines. */
const trust = { leastHorizon: 0.7, wholeHorizon: 0.95, uprights: 0.75 }
const leastShare = 0.55

export type Tilt = { kind: 'horizon' | 'uprights'; degrees: number; confidence: number }

/**
 * Tilt, tier B, degrees, clockwise positive: of the horizon, where a line and a change from sky to ground agree across
 * the picture; else of the camera, where upright lines agree. A line alone may be a jetty or a roof and is not
 * measured: `degrees` and `kind` are null and nothing is said.
 */
export function measureTilt(scene: Scene): Fact<'tilt'> {
  const found = findTilt(scene)
  if (!found) {
    return {
      tier: 'B',
      confidence: 0,
      label: 'Level line',
      display: tiltScale.unclear,
      statement: null,
      degrees: null,
      kind: null,
    }
  }
  const degrees = round(found.degrees, 1)
  const size = degrees === 0 ? '0.0°' : `${Math.abs(degrees).toFixed(1)}° ${turning(degrees)}`
  return {
    tier: 'B',
    confidence: round(found.confidence, 2),
    label: 'Level line',
    display: `${size}, ${sources[found.kind]}`,
    statement: `${subjects[found.kind]} ${describeTilt(degrees)}`,
    degrees,
    kind: found.kind,
  }
}

const sources = { horizon: 'by the horizon', uprights: 'by upright lines' }
const subjects = { horizon: 'the horizon is', uprights: 'by its upright lines the picture is' }

/** Unrounded; null where nothing shows how the camera was held. */
export function findTilt({ raster, gradients }: Scene): Tilt | null {
  const horizon = findHorizon(raster)
  if (horizon) {
    const rest = Math.max(0, horizon.share - leastShare) / (1 - leastShare)
    const confidence = trust.leastHorizon + rest * (trust.wholeHorizon - trust.leastHorizon)
    return { kind: 'horizon', degrees: horizon.degrees, confidence }
  }
  const roll = findRoll(gradients, findLevelLines(gradients))
  return roll && { kind: 'uprights', degrees: roll.degrees, confidence: trust.uprights }
}
