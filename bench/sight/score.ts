import type { Box, SightFindings, SubjectMask } from '../../src/shared/sight.ts'
import type { LabelPoint, SightLabel } from './labels.ts'

/** What of a photograph's label was found, and what was said beside it. */
export type Score = {
  faces: { labelled: number; found: number; wrong: number }
  eyes: { right: number; wrong: number; unsaid: number }
  names: { right: number; wrong: string[] }
  /** Of a mask that was given where one is labelled. */
  maskIou: number | null
  /** Whether the subject is where it is labelled; null without a label or a subject. */
  subjectRight: boolean | null
  subjectMissed: boolean
  /** Degrees between each labelled line and the one that was found there; null where none was. */
  lineErrors: (number | null)[]
  writing: { labelled: number; exact: number; other: string[] }
}

/** From which scores on a name is said, and below which an animal is only an animal. */
const said = { thing: 0.5, animalByName: 0.75 }
const eyesAre = { open: 0.2, closed: 0.1 }

export function scoreSight(
  findings: SightFindings,
  label: SightLabel,
  frame: { width: number; height: number },
): Score {
  const isAt = (found: Box, labelled: Box): boolean => {
    const x = Math.abs(found.x + found.width / 2 - labelled.x - labelled.width / 2)
    const y = Math.abs(found.y + found.height / 2 - labelled.y - labelled.height / 2)
    return x < labelled.width / 2 && y < labelled.height / 2
  }
  const required = label.faces.filter(({ eyes }) => eyes !== null)
  const found = required.map((face) => findings.faces.find(({ box }) => isAt(box, face.box)))
  const eyes = { right: 0, wrong: 0, unsaid: 0 }
  for (const [index, face] of found.entries()) {
    if (!face) continue
    const state = eyeState(face.eyes)
    if (state === null) eyes.unsaid++
    else if (state === required[index]!.eyes) eyes.right++
    else eyes.wrong++
  }
  const names = findings.things
    .filter(({ score }) => score >= said.thing)
    .map(({ name, isAnimal, score }) => (isAnimal && score < said.animalByName ? 'animal' : name))
  const isRight = (name: string): boolean =>
    label.names.includes(name) || (name === 'animal' && label.hasAnimal)
  const texts = findings.writing.map(({ text }) => text)
  return {
    faces: {
      labelled: required.length,
      found: found.filter((face) => face !== undefined).length,
      wrong: findings.faces.filter(({ box }) => !label.faces.some((face) => isAt(box, face.box))).length,
    },
    eyes,
    names: { right: names.filter(isRight).length, wrong: names.filter((name) => !isRight(name)) },
    ...scoreSubject(findings, label),
    lineErrors: label.lines.map((line) => lineError(findings, line, frame)),
    writing: {
      labelled: label.writing.length,
      exact: label.writing.filter((text) => texts.includes(text)).length,
      other: texts.filter((text) => !label.writing.includes(text)),
    },
  }
}

function eyeState(eyes: SightFindings['faces'][number]['eyes']): 'open' | 'closed' | null {
  if (!eyes || eyes.left === null || eyes.right === null) return null
  const least = Math.min(eyes.left, eyes.right)
  if (least >= eyesAre.open) return 'open'
  return least < eyesAre.closed ? 'closed' : null
}

function scoreSubject(
  { subject }: SightFindings,
  label: SightLabel,
): Pick<Score, 'maskIou' | 'subjectRight' | 'subjectMissed'> {
  if (!label.subject) return { maskIou: null, subjectRight: subject ? false : null, subjectMissed: false }
  if (!subject) return { maskIou: null, subjectRight: null, subjectMissed: true }
  const { outline, unjudged, name } = label.subject
  const middle: LabelPoint = [subject.box.x + subject.box.width / 2, subject.box.y + subject.box.height / 2]
  const xs = outline.map(([x]) => x)
  const ys = outline.map(([, y]) => y)
  const isThere =
    middle[0] > Math.min(...xs) &&
    middle[0] < Math.max(...xs) &&
    middle[1] > Math.min(...ys) &&
    middle[1] < Math.max(...ys)
  const isNamed = subject.name === name || (subject.of === 'animal' && label.hasAnimal)
  return {
    maskIou: subject.mask && iouOf(subject.mask, outline, unjudged),
    subjectRight: isThere && isNamed,
    subjectMissed: false,
  }
}

function iouOf({ columns, rows, cells }: SubjectMask, outline: LabelPoint[], unjudged: LabelPoint[]): number {
  let both = 0
  let either = 0
  for (let cell = 0; cell < cells.length; cell++) {
    const point: LabelPoint = [((cell % columns) + 0.5) / columns, (Math.floor(cell / columns) + 0.5) / rows]
    if (isWithin(point, unjudged)) continue
    const isSeen = Number.parseInt(cells[cell]!, 16) >= 8
    const isLabelled = isWithin(point, outline)
    if (isSeen && isLabelled) both++
    if (isSeen || isLabelled) either++
  }
  return both / either
}

/** By the number of edges to the right (even-odd rule). */
function isWithin([x, y]: LabelPoint, outline: LabelPoint[]): boolean {
  let isInside = false
  for (const [index, [x1, y1]] of outline.entries()) {
    const [x2, y2] = outline[(index + 1) % outline.length]!
    if (y1 > y !== y2 > y && x < x1 + ((y - y1) / (y2 - y1)) * (x2 - x1)) isInside = !isInside
  }
  return isInside
}

type Line = SightLabel['lines'][number]

/** The longest line that was found along the labelled one (3 % of the frame, 4 degrees), and the angle between them. */
function lineError(
  { lines }: SightFindings,
  labelled: Line,
  { width, height }: { width: number; height: number },
): number | null {
  const angleOf = ({ x1, y1, x2, y2 }: Line): number =>
    (Math.atan2((y2 - y1) * height, (x2 - x1) * width) * 180) / Math.PI
  const away = ({ x1, y1, x2, y2 }: Line): number => {
    const [ax, ay, bx, by] = [
      labelled.x1 * width,
      labelled.y1 * height,
      labelled.x2 * width,
      labelled.y2 * height,
    ]
    const [x, y] = [((x1 + x2) / 2) * width, ((y1 + y2) / 2) * height]
    return (
      Math.abs((bx - ax) * (y - ay) - (by - ay) * (x - ax)) /
      Math.hypot(bx - ax, by - ay) /
      Math.max(width, height)
    )
  }
  const between = (line: Line): number => {
    const turn = Math.abs(angleOf(line) - angleOf(labelled)) % 180
    return Math.min(turn, 180 - turn)
  }
  const along = lines.find((line) => away(line) < 0.03 && between(line) < 4)
  return along ? between(along) : null
}
