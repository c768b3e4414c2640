// Lightening a face or a subject that lies darker than what surrounds it.
import { faceLightScale } from '../../shared/scales/faces.ts'
import { lowerLimit, scaleValue } from '../../shared/scales/scale.ts'
import type { Box } from '../../shared/sight.ts'
import { wholeFrame } from '../sight/facts/frame.ts'
import { isNight } from './meant.ts'
import { thirdsUpTo, type AdviceInput, type Proposal } from './proposal.ts'
import { subjectBox, toWhole, withRoom } from './whole.ts'

/** Stops under the rest of the photograph where something is dark beside it, and where it may stay. */
const darker = { from: lowerLimit(faceLightScale, 'alike'), to: -0.5 }
const visibleStops = 0.3
const mostStops = 1 + 1 / 3
/** Mean luminance under which a thing is a silhouette, which is meant. */
const silhouette = 0.02
/** What is lightened reaches beyond the thing, for its edge is soft; share of its size on each side. */
const reach = { face: 0.6, subject: 0.25 }
const subjectConfidence = 0.75

/** Whose light the copies are asked for: the largest face, else a person or an animal. As a box of the whole file. */
export function litBox({ facts }: AdviceInput): { of: 'faces' | 'subject'; box: Box } | null {
  const inside = facts.frame?.inside ?? wholeFrame
  const face = facts.faces?.faces[0]
  const light = scaleValue(faceLightScale, facts, faceLightScale.confidence.stated)
  if (face && light !== null) return { of: 'faces', box: toWhole(face, inside) }
  const { subject } = facts
  const isLiving = subject?.seen !== undefined && subject.seen.of !== 'thing'
  if (!isLiving || subject.confidence < subjectConfidence) return null
  return { of: 'subject', box: toWhole(subjectBox(subject), inside) }
}

export function proposeDodge(input: AdviceInput): Proposal[] {
  const lit = litBox(input)
  if (!lit || isNight(input.camera)) return []
  const box = withRoom(lit.box, lit.of === 'faces' ? reach.face : reach.subject)
  return [
    {
      group: 'tone',
      promise: lit.of,
      sizes: thirdsUpTo(mostStops).map((stops) => ({ kind: 'local', box, stops })),
      valueOf: ({ boxStops }) => boxStops,
      lack: (value) => Math.max(0, darker.to - value),
      visible: visibleStops,
      applies: ({ boxStops, boxLight }) =>
        boxStops !== null && boxStops < darker.from && boxLight !== null && boxLight > silhouette,
    },
  ]
}
