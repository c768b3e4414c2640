// A crop that brings the subject to a crossing of the thirds. Needs no pixel: where the subject lies is known.
import type { Advice } from '../../shared/advice.ts'
import type { Operation } from '../../shared/operations.ts'
import { lowerLimit } from '../../shared/scales/scale.ts'
import { mirrorScale } from '../../shared/scales/symmetry.ts'
import type { Box } from '../../shared/sight.ts'
import { distanceToThirds } from '../../shared/thirds.ts'
import { wholeFrame } from '../sight/facts/frame.ts'
import type { AdviceInput } from './proposal.ts'
import { keepsWhole, toWhole } from './whole.ts'

/** What a subject needs to be told where it lies, and the share of the frame from which on it fills it. */
const subjects = { confidence: 0.75, largest: 0.25 }
/** Of the diagonal: from where on a subject lies off the thirds, where it lies on one, and what is seen. */
const thirds = { from: 0.12, to: 0.05, visible: 0.06 }
/** Mirror symmetry from which on the middle is meant. */
const symmetric = lowerLimit(mirrorScale, 'high')
/** Shares of the sides that are kept, the most first. */
const shares = Array.from({ length: 10 }, (_, i) => 1 - (i + 1) * 0.025)

/** The widest crop of the same proportions that does it and keeps all faces and the subject; null for none. */
export function cropToThirds({ facts, size }: AdviceInput): Advice | null {
  const { subject, symmetry } = facts
  if (!subject?.seen || subject.confidence < subjects.confidence) return null
  if (subject.seen.share > subjects.largest || (symmetry?.mirror ?? 1) >= symmetric) return null
  // One that an edge cuts belongs there or is not the subject; cropping it is another matter.
  if (subject.seen.cutBy.length > 0) return null
  const inside = facts.frame?.inside ?? wholeFrame
  const aspect = (size.width * inside.width) / (size.height * inside.height)
  const before = distanceToThirds(subject.x, subject.y, aspect)
  if (before < thirds.from) return null
  for (const share of shares) {
    const found = placesOf(share, subject)
      .map((box) => ({ box, after: offThirds(subject, box, aspect) }))
      .filter(({ box, after }) => {
        const operation: Operation = { kind: 'crop', box: toWhole(box, inside) }
        return after <= thirds.to && before - after >= thirds.visible && keepsWhole(facts, size, [operation])
      })
      .toSorted((a, b) => a.after - b.after)[0]
    if (!found) continue
    const box = toWhole(found.box, inside)
    return { operation: { kind: 'crop', box }, promise: 'placement', before, after: found.after }
  }
  return null
}

/** Boxes of this share that have the point on each of the four crossings, as nearly as the frame allows. */
function placesOf(share: number, point: { x: number; y: number }): Box[] {
  const along = (at: number, third: number): number => Math.max(0, Math.min(1 - share, at - third * share))
  return [1 / 3, 2 / 3].flatMap((across) =>
    [1 / 3, 2 / 3].map((down) => ({
      x: along(point.x, across),
      y: along(point.y, down),
      width: share,
      height: share,
    })),
  )
}

const offThirds = (point: { x: number; y: number }, box: Box, aspect: number): number =>
  distanceToThirds((point.x - box.x) / box.width, (point.y - box.y) / box.height, aspect)
