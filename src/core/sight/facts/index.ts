// What was seen, as facts: which of it may be said, and how surely. Never looks at a picture.
import { sightFactIds, type Facts, type SightFactId } from '../../../shared/facts.ts'
import type { FaceDetail, SightFindings } from '../../../shared/sight.ts'
import { describeFaces } from './faces.ts'
import { insideOf } from './frame.ts'
import { describeLines } from './lines.ts'
import { blurBeside, describeSubject, focusSubject, placeSubject } from './subject.ts'
import { mendTilt } from './tilt.ts'
import { describeThings } from './things.ts'
import { describeWriting } from './writing.ts'

/** What each fact cannot be known without: the beginnings of the nets' file names. */
const netsOf: Record<SightFactId, string[]> = {
  faces: ['blazeface', 'facemesh'],
  things: ['nanodet'],
  lines: ['mlsd'],
  writing: ['ocr-'],
}

/**
 * The measured facts with what was seen: those of sight, and in place of guesses the subject and its placement.
 * @param size of the upright file, native pixels
 * @param details of the faces, in their order
 */
export function addSight(
  measured: Facts,
  findings: SightFindings,
  { width, height }: { width: number; height: number },
  details: readonly (FaceDetail | null)[] = [],
): Facts {
  const inside = insideOf(measured)
  const aspect = width / height
  const { subject: seen } = findings
  const score = seen
    ? Math.max(0, ...findings.things.filter(({ name }) => name === seen.name).map((thing) => thing.score))
    : 0
  const faces = describeFaces(findings.faces, details, inside, measured.blur)
  const found = describeSubject(seen, score, inside)
  const longEdge = Math.max(width * inside.width, height * inside.height)
  const sharpness = faces.faces[0]?.sharpness ?? null
  const subject = found && focusSubject(found, measured.blur, longEdge, sharpness)
  const blur = subject && measured.blur && blurBeside(measured.blur, subject)
  const shape = (aspect * inside.width) / inside.height
  const tilt = measured.tilt && mendTilt(measured.tilt, findings.lines, inside, aspect)
  const placement = subject && placeSubject(measured, subject, shape)
  const seenFacts: Required<Pick<Facts, SightFactId>> = {
    faces,
    things: describeThings(findings.things, inside),
    lines: describeLines(findings.lines, inside, aspect),
    writing: describeWriting(findings.writing, inside),
  }
  // Where a net was missing, nothing found says nothing.
  const isKnown = (id: SightFactId): boolean =>
    !findings.missing.some((file) => netsOf[id].some((name) => file.startsWith(name)))
  const known = sightFactIds.filter(isKnown).map((id) => [id, seenFacts[id]])
  return {
    ...measured,
    ...(tilt && { tilt }),
    ...(subject && { subject }),
    ...(blur && { blur }),
    ...(placement && { placement }),
    ...Object.fromEntries(known),
  }
}
