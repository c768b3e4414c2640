// Which of the photographs of one moment is the best, as far as a measurement can say. Taste has no vote.
import type { Facts } from '../../shared/facts.ts'

/** A photograph of a stack with its facts. */
export type Taken = { id: string; facts: Facts }

type Criterion = {
  /** Higher is better; null where it is not known of this photograph. */
  of: (facts: Facts) => number | null
  /** What is nearer to the best than this is as good. */
  margin: number
  /** "eyes open". */
  reason: string
}

/**
 * In the order in which they decide: a shut eye costs a portrait more than a soft one, and both more than a clipped
 * sky. Margins are what the measurements err by from one frame of a burst to the next.
 */
const criteria: Criterion[] = [
  {
    reason: 'eyes open',
    margin: 0.5,
    of: ({ faces }) => {
      const eyes = faces?.faces[0]?.eyes
      return eyes === undefined || eyes === 'unsaid' ? null : Number(eyes === 'open')
    },
  },
  { reason: 'the face is sharper', margin: 0.06, of: ({ faces }) => faces?.faces[0]?.sharpness ?? null },
  { reason: 'sharper', margin: 0.8, of: ({ blur }) => sharpnessOf(blur) },
  {
    reason: 'fewer clipped highlights',
    margin: 1.5,
    of: ({ clipping }) => (clipping ? -clipping.highlightPercent : null),
  },
  {
    reason: 'more in the shadows',
    margin: 5,
    of: ({ clipping }) => (clipping ? -clipping.shadowPercent : null),
  },
]

/** Blur where the picture is sharpest, in thousandths of the long edge, negative. */
function sharpnessOf(blur: Facts['blur']): number | null {
  if (!blur || blur.confidence < 0.4) return null
  if (blur.verdict === 'sharp' || blur.verdict === 'partly-sharp') return 0
  return blur.sigmaShare === null ? null : -1000 * blur.sigmaShare
}

/**
 * The best of a stack, and why in words; null where no measurement tells one from all others. A criterion decides only
 * where it is known of every photograph that is left, and what it cannot part the next one may.
 */
export function bestOfStack(stack: readonly Taken[]): { id: string; reason: string } | null {
  let left = stack
  const reasons: string[] = []
  for (const { of, margin, reason } of criteria) {
    const values = left.map(({ facts }) => of(facts))
    if (left.length < 2 || values.includes(null)) continue
    const most = Math.max(...values.map(Number))
    const kept = left.filter((_, index) => Number(values[index]) > most - margin)
    if (kept.length === left.length) continue
    left = kept
    reasons.push(reason)
  }
  return left.length === 1 && reasons.length > 0 ? { id: left[0]!.id, reason: reasons.join(', ') } : null
}
