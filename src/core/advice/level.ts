import { lowerLimit, scaleValue } from '../../shared/scales/scale.ts'
import { tiltScale } from '../../shared/scales/tilt.ts'
import type { AdviceInput, Proposal } from './proposal.ts'
import { keepsWhole } from './whole.ts'

/** Beyond this many degrees a tilt is meant, and turning it back costs a third of the picture. */
const mostDegrees = 10
/** Less than half a degree is not seen. */
const visibleDegrees = 0.4

/**
 * Turning it level, where the tilt may be stated, it is seen, and neither a face nor the subject is cut. A picture in a
 * mat would be turned with its mat.
 */
export function proposeLevel({ facts, size }: AdviceInput): Proposal[] {
  const tilt = scaleValue(tiltScale, facts, tiltScale.confidence.stated)
  const degrees = facts.tilt?.degrees ?? null
  const isFramed = facts.frame !== undefined && facts.frame.kind !== 'none'
  if (tilt === null || degrees === null || isFramed) return []
  const seen = lowerLimit(tiltScale, 'slight')
  if (tilt < seen || tilt > mostDegrees) return []
  const turn = { kind: 'level', degrees: -degrees } as const
  if (!keepsWhole(facts, size, [turn])) return []
  return [
    {
      group: 'level',
      promise: 'tilt',
      sizes: [turn],
      valueOf: (tried) => tried.tilt && Math.abs(tried.tilt),
      lack: (value) => value,
      visible: visibleDegrees,
    },
  ]
}
