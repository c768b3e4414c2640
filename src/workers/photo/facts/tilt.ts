import type { Fact } from '../../../shared/facts.ts'
import { tiltFact } from '../../../shared/scales/tilt.ts'
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
export const measureTilt = (scene: Scene): Fact<'tilt'> => tiltFact(findTilt(scene))

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
