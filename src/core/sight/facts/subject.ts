import type { Fact, Facts } from '../../../shared/facts.ts'
import { asHint } from '../../../shared/hint.ts'
import { describeBlur } from '../../../shared/scales/blur.ts'
import { faceSharpnessScale } from '../../../shared/scales/faces.ts'
import { bandOf } from '../../../shared/scales/scale.ts'
import type { Box, SeenSubject } from '../../../shared/sight.ts'
import { distanceToThirds, thirdsDisplay, thirdsStatement } from '../../../shared/thirds.ts'
import { boxInside, edgesOf, listed, placeWords, toShare } from './frame.ts'
import { partByCover, subjectFocus } from './subjectFocus.ts'
import { nameLimits, withArticle } from './things.ts'

/** Right in so many of the pictures looked at: a mask that knows its edge, and a box alone (docs/sight.md). */
const sureness = { mask: 0.9, box: 0.75 }
/** That it is crisper or softer than its surroundings (docs/facts.md). */
const focusSureness = 0.8

const focusWords = { sharp: 'crisp before softer surroundings', soft: 'softer than what surrounds it' }

/**
 * The subject, tier B: the largest or most central person (cut out by MediaPipe's selfie segmentation), animal or thing.
 * Takes the place of the guess at what draws the eye. What is no COCO class (a lantern, a branch) is missed, so that
 * there is none is never said.
 * @returns null where nothing was seen that may be called a subject
 */
export function describeSubject(
  seen: SeenSubject | null,
  score: number,
  inside: Box,
): Fact<'subject'> | null {
  const box = seen && boxInside(seen.box, inside)
  if (!seen || !box) return null
  // A person has an outline or a face besides; anything else is known by its name alone.
  if (seen.of !== 'person' && score < nameLimits.thing) return null
  const isWholeFile = inside.width === 1 && inside.height === 1
  const share = toShare(seen.share / (inside.width * inside.height))
  const x = toShare((seen.centre.x - inside.x) / inside.width)
  const y = toShare((seen.centre.y - inside.y) / inside.height)
  const isNamed = seen.of !== 'animal' || score >= nameLimits.animal
  const name = withArticle(isNamed ? seen.name : 'animal')
  // A box says neither how much its thing covers nor whether it ends where the box does.
  const cutBy = seen.mask ? edgesOf(box) : []
  const cut =
    cutBy.length === 0 ? '' : `, cut by the ${listed(cutBy)} ${cutBy.length === 1 ? 'edge' : 'edges'}`
  const size = seen.mask ? `, ${Math.round(share * 100)} % of the frame` : ''
  return {
    tier: 'B',
    confidence: seen.mask ? sureness.mask : sureness.box,
    label: 'Subject',
    display: `${name}${size}${cut}`,
    statement: `the subject is ${name} ${placeWords(x, y)}${size}${cut}`,
    x,
    y,
    width: box.width,
    height: box.height,
    // The cells of a mask count the whole file.
    seen: { of: seen.of, name, share, cutBy, mask: isWholeFile ? seen.mask : null },
  }
}

/**
 * The subject with how sharp it is against its surroundings, where that is plain.
 * @param face sharpness of the largest face, where one was measured: one that says otherwise leaves it unsaid
 */
export function focusSubject(
  subject: Fact<'subject'>,
  blur: Fact<'blur'> | undefined,
  longEdge: number,
  face: number | null,
): Fact<'subject'> {
  const { seen } = subject
  if (!seen || !blur) return subject
  const found = subjectFocus(partByCover(blur.map, subject), longEdge)
  const opposite = found === 'sharp' ? 'soft' : 'sharp'
  const isDenied = face !== null && bandOf(faceSharpnessScale, face).name === opposite
  const focus = isDenied ? null : found
  const told = { ...subject, seen: { ...seen, focus } }
  if (!focus) return told
  return {
    ...told,
    confidence: Math.min(subject.confidence, focusSureness),
    display: `${subject.display}, ${focusWords[focus]}`,
    statement: subject.statement && `${subject.statement}; it is ${focusWords[focus]}`,
  }
}

/** Blur of the whole beside a subject that it missed: parts of it are crisp, which is not to be called crisp as a whole. */
export function blurBeside(blur: Fact<'blur'>, subject: Fact<'subject'>): Fact<'blur'> {
  if (subject.seen?.focus !== 'soft' || blur.verdict !== 'sharp') return blur
  const values = { verdict: 'partly-sharp', sigmaPixels: null, sigmaShare: null, movement: null } as const
  return { ...blur, ...values, display: 'crisp in places', statement: describeBlur(values) }
}

/** Placement follows the subject, and stays the hint that it was. */
export function placeSubject(
  facts: Facts,
  subject: Fact<'subject'>,
  aspect: number,
): Fact<'placement'> | null {
  const { placement } = facts
  if (!placement) return null
  const { leftWeight } = placement
  const thirdsDistance = Math.round(100 * distanceToThirds(subject.x, subject.y, aspect)) / 100
  const placed = { thirdsDistance, leftWeight }
  return {
    ...placement,
    display: thirdsDisplay(placed),
    statement: asHint(thirdsStatement('the subject', placed)),
    thirdsDistance,
  }
}
