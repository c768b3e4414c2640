import type { EyeState, Fact } from '../../../shared/facts.ts'
import type { Box, SeenFace } from '../../../shared/sight.ts'
import { boxInside, placeWords } from './frame.ts'

/** Below either of these, sandstone and statues become faces: 0 false among 27 candidates at these limits. */
export const faceLimits = { score: 0.75, presence: 0.9 }

/** Lid opening over the squared width of the eye: from `open` up it is open, below `closed` it is closed or looks down. */
const lids = { open: 0.2, closed: 0.1 }

/** Width in pixels of the copy that is looked at from which lids are judged: below, they are a few pixels high. */
const leastWidth = 60

/** Turned further than this, one eye is half hidden and its lids measure anything. */
const mostTurned = 0.5

/** What the native pixels say of a face. */
export type FaceDetail = { sharpness: number | null; stops: number | null }

/**
 * Faces, tier B: MediaPipe's BlazeFace, judged by its FaceMesh (docs/sight.md). Full profiles, masked and far faces are
 * missed, hence "at least". Both eyes open is right in 16 of 16; a squint may pass for closed, so that is never said
 * without "or looking down". Never who it is, how old, or what they feel.
 */
export function describeFaces(
  seen: readonly SeenFace[],
  details: readonly (FaceDetail | null)[],
  inside: Box,
): Fact<'faces'> {
  const faces = seen.flatMap((face, index) => {
    const box = isFace(face) ? boxInside(face.box, inside) : null
    if (!box) return []
    const { sharpness = null, stops = null } = details[index] ?? {}
    return [{ ...box, score: face.presence, eyes: eyeState(face), sharpness, stops }]
  })
  return {
    tier: 'B',
    confidence: faces.length === 0 ? 0 : 0.95,
    label: 'Faces',
    display: displayOf(faces),
    statement: statementOf(faces),
    faces,
  }
}

/** Whether it may be called a face. */
export const isFace = ({ score, presence }: SeenFace): boolean =>
  score >= faceLimits.score && presence >= faceLimits.presence

function eyeState({ eyes, pixels, turn }: SeenFace): EyeState {
  if (!eyes || pixels < leastWidth || (turn !== null && Math.abs(turn) > mostTurned)) return 'unsaid'
  const { left, right } = eyes
  if (left === null || right === null) return 'unsaid'
  if (Math.min(left, right) >= lids.open) return 'open'
  return Math.max(left, right) < lids.closed ? 'closed-or-down' : 'unsaid'
}

type Faces = Fact<'faces'>['faces']

const eyeWords: Record<EyeState, string | null> = {
  open: 'eyes open',
  'closed-or-down': 'eyes closed or looking down',
  unsaid: null,
}

function displayOf(faces: Faces): string {
  const [largest] = faces
  if (!largest) return 'none seen'
  const eyes = eyeWords[largest.eyes]
  if (faces.length === 1) return ['1 face', eyes].filter(Boolean).join(', ')
  return [`at least ${faces.length} faces`, eyes && `the largest: ${eyes}`].filter(Boolean).join(', ')
}

/** Only what was seen: that no face was found is not said. */
function statementOf(faces: Faces): string | null {
  const [largest] = faces
  if (!largest) return null
  const place = placeWords(largest.x + largest.width / 2, largest.y + largest.height / 2)
  const eyes = { open: ', its eyes open', 'closed-or-down': ', its eyes closed or looking down', unsaid: '' }
  return faces.length === 1
    ? `there is a face ${place}${eyes[largest.eyes]}`
    : `there are at least ${faces.length} faces, the largest ${place}${eyes[largest.eyes]}`
}
