// Lightening a face that lies darker than what surrounds it. Of a coat or a fur nobody can tell whether it is dark or lit badly.
import { faceLightScale } from '../../shared/scales/faces.ts'
import { lowerLimit, scaleValue } from '../../shared/scales/scale.ts'
import type { Box } from '../../shared/sight.ts'
import { wholeFrame } from '../sight/facts/frame.ts'
import { isNight } from './meant.ts'
import { thirdsUpTo, type AdviceInput, type Proposal } from './proposal.ts'
import { toWhole, withRoom } from './whole.ts'

/** Stops under the rest of the photograph where something is dark beside it, and where it may stay. */
const darker = { from: lowerLimit(faceLightScale, 'alike'), to: -0.5 }
const visibleStops = 0.3
const mostStops = 1 + 1 / 3
/** Mean luminance under which a thing is a silhouette, which is meant. */
const silhouette = 0.02
/** What is lightened reaches beyond the face, for its edge is soft; share of its size on each side. */
const reach = 0.6

/** The largest face, where its light is known, as a box of the whole file: the copies are asked for the light there. */
export function litFace({ facts }: AdviceInput): Box | null {
  const face = facts.faces?.faces[0]
  if (!face || faceStops(facts) === null) return null
  return toWhole(face, facts.frame?.inside ?? wholeFrame)
}

const faceStops = (facts: AdviceInput['facts']): number | null =>
  scaleValue(faceLightScale, facts, faceLightScale.confidence.stated)

/** A face that is seen lies no darker than the rest: the photograph is lit for it. */
export const isFaceLit = (facts: AdviceInput['facts']): boolean =>
  (faceStops(facts) ?? -Infinity) >= darker.from

export function proposeDodge(input: AdviceInput): Proposal[] {
  const face = litFace(input)
  if (!face || isNight(input.camera)) return []
  const box = withRoom(face, reach)
  return [
    {
      group: 'tone',
      promise: 'faces',
      sizes: thirdsUpTo(mostStops).map((stops) => ({ kind: 'local', box, stops })),
      valueOf: ({ boxStops }) => boxStops,
      lack: (value) => Math.max(0, darker.to - value),
      visible: visibleStops,
      applies: ({ boxStops, boxLight }) =>
        boxStops !== null && boxStops < darker.from && boxLight !== null && boxLight > silhouette,
    },
  ]
}
