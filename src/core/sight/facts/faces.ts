import type { EyeState, Fact } from '../../../shared/facts.ts'
import { faceLightScale, faceSharpnessScale } from '../../../shared/scales/faces.ts'
import { bandOf } from '../../../shared/scales/scale.ts'
import type { Box, FaceDetail, SeenFace } from '../../../shared/sight.ts'
import { boxInside, placeWords } from './frame.ts'

/** Below either of these, sandstone and statues become faces: 0 false among 27 candidates at these limits. */
export const faceLimits = { score: 0.75, presence: 0.9 }

/** Lid opening over the squared width of the eye: from `open` up it is open, below `closed` it is closed or looks down. */
const lids = { open: 0.2, closed: 0.1 }

/** Width in pixels of the copy that is looked at from which lids are judged: below, they are a few pixels high. */
const leastWidth = 60

/** Turned further than this, one eye is half hidden and its lids measure anything. */
const mostTurned = 0.5

/** How sure it is that there are faces where they are said to be, and that one is sharp or soft that is called so. */
const sureness = { there: 0.95, sharp: 0.8 }

/**
 * Faces, tier B: MediaPipe's BlazeFace, judged by its FaceMesh (docs/sight.md). Full profiles, masked and far faces are
 * missed, hence "at least". Both eyes open is right in 16 of 16; a squint may pass for closed, so that is never said
 * without "or looking down". Never who it is, how old, or what they feel. As sure as the least sure of what is said.
 * @param blur of the whole photograph: a face that contradicts it is called neither sharp nor soft
 */
export function describeFaces(
  seen: readonly SeenFace[],
  details: readonly (FaceDetail | null)[],
  inside: Box,
  blur: Fact<'blur'> | undefined,
): Fact<'faces'> {
  const faces = seen.flatMap((face, index) => {
    const box = isFace(face) ? boxInside(face.box, inside) : null
    if (!box) return []
    const { sharpness = null, stops = null } = details[index] ?? {}
    return [{ ...box, score: face.presence, eyes: eyeState(face), sharpness, stops }]
  })
  const [largest] = faces
  const sharp = largest ? faceSharpnessWord(largest, blur) : null
  const light = largest ? faceLightWords(largest) : null
  return {
    tier: 'B',
    confidence: !largest ? 0 : sharp ? sureness.sharp : sureness.there,
    label: 'Faces',
    display: displayOf(faces, [sharp, light]),
    statement: statementOf(faces, [sharp, light]),
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

/** "sharp", "soft", or nothing: between the two, and where the photograph as a whole is measured to be the opposite. */
export function faceSharpnessWord(
  { sharpness }: Faces[number],
  blur: Fact<'blur'> | undefined,
): string | null {
  if (sharpness === null) return null
  const { name, word } = bandOf(faceSharpnessScale, sharpness)
  const opposite = name === 'soft' ? blur?.verdict === 'sharp' : blur && isBlurred.has(blur.verdict)
  return name === 'between' || opposite ? null : word
}

const isBlurred: ReadonlySet<Fact<'blur'>['verdict']> = new Set(['defocus', 'movement', 'soft'])

/** "a stop and a half darker than the rest", to half stops; null under one. */
export function faceLightWords({ stops }: Faces[number]): string | null {
  if (stops === null) return null
  const { name, word } = bandOf(faceLightScale, stops)
  return name === 'alike' ? null : `${stopWords(Math.abs(stops))} ${word}`
}

function stopWords(stops: number): string {
  const whole = Math.floor(Math.round(2 * stops) / 2)
  const isHalf = Math.round(2 * stops) % 2 === 1
  if (whole === 1) return isHalf ? 'a stop and a half' : 'a stop'
  if (whole > 4) return 'more than four stops'
  return `${['two', 'three', 'four'][whole - 2]}${isHalf ? ' and a half' : ''} stops`
}

type Words = readonly (string | null)[]

function displayOf(faces: Faces, words: Words): string {
  const [largest] = faces
  if (!largest) return 'none seen'
  const said = [eyeWords[largest.eyes], ...words].filter((word) => word !== null).join(', ')
  const count = faces.length === 1 ? '1 face' : `at least ${faces.length} faces`
  return [count, faces.length > 1 && said ? `the largest: ${said}` : said].filter(Boolean).join(', ')
}

/** Only what was seen: that no face was found is not said. */
function statementOf(faces: Faces, words: Words): string | null {
  const [largest] = faces
  if (!largest) return null
  const place = placeWords(largest.x + largest.width / 2, largest.y + largest.height / 2)
  const eyes = { open: ', its eyes open', 'closed-or-down': ', its eyes closed or looking down', unsaid: '' }
  const [there, which] =
    faces.length === 1
      ? ['there is a face', 'the face']
      : [`there are at least ${faces.length} faces, the largest`, 'the largest face']
  const said = words.filter((word) => word !== null).join(' and ')
  return `${there} ${place}${eyes[largest.eyes]}${said && `; ${which} is ${said}`}`
}
