// Level, edges, size, placement and lines.
import type { Facts } from '../../../shared/facts.ts'
import { tiltScale, turning } from '../../../shared/scales/tilt.ts'
import { placeWords } from '../../sight/facts/frame.ts'
import type { Box } from '../../../shared/sight.ts'
import { baseOf, seenFact, statedValue, type Observation } from './observation.ts'
import type { Situation } from '../../../shared/situations.ts'
import { degreesInWords, joinWords } from './sizes.ts'
import { regionOf } from './spots.ts'
import { subjectWords } from './subject.ts'

const base = baseOf('composition')

/** Under this many degrees a lean is not worth a word. */
const leastLean = 0.7

export function observeFraming(facts: Facts, situation: Situation): Observation[] {
  return [observeLevel(facts, situation), observeLines(facts), ...observeSubject(facts)].filter(
    (found) => found !== null,
  )
}

function observeLevel(facts: Facts, situation: Situation): Observation | null {
  const size = statedValue(tiltScale, facts)
  const { tilt } = facts
  if (size === null || !tilt || tilt.degrees === null) return null
  if (size >= leastLean && tilt.kind === 'uprights' && !uprightsAgree(facts, tilt.degrees)) return null
  if (size >= leastLean) {
    const turn = turning(tilt.degrees)
    const back = turn === 'clockwise' ? 'counter-clockwise' : 'clockwise'
    return {
      ...base,
      id: tilt.kind === 'uprights' ? 'leaning' : 'tilted',
      polarity: 'fault',
      salience: Math.min(0.95, 0.58 + 0.1 * size),
      certainty: tilt.confidence,
      topics: ['level'],
      words: { degrees: degreesInWords(size), turn, back },
    }
  }
  if (tilt.kind !== 'horizon' || size >= 0.5) return null
  const salience = situation === 'landscape' ? 0.4 : 0.36
  return { ...base, id: 'level', polarity: 'good', salience, certainty: tilt.confidence, topics: ['level'] }
}

/** How many of the upright lines that were seen have to lean as it was measured, and within how many degrees. */
const agreement = { lines: 2, share: 0.6, degrees: 1 }

/** One post that leans is no reason to turn a picture: several lines have to, and few of them may not. */
function uprightsAgree({ lines }: Facts, degrees: number): boolean {
  const uprights = lines?.lines.filter(({ kind }) => kind === 'near-upright') ?? []
  const agreeing = uprights.filter((line) => Math.abs(line.degrees - degrees) <= agreement.degrees)
  return agreeing.length >= agreement.lines && agreeing.length >= agreement.share * uprights.length
}

/** Cut, size and place of what was seen. */
function observeSubject(facts: Facts): (Observation | null)[] {
  const subject = subjectWords(facts)
  const seen = facts.subject?.seen
  if (!subject || !seen) return []
  const { the, where, box, share } = subject
  const regions = [regionOf('subject', box, facts)]
  const fills = box.width >= 0.85 && box.height >= 0.85
  const edges = seen.cutBy.filter((edge) => edge !== 'bottom' || seen.of !== 'person')
  const face = seen.of === 'person' ? seenFact(facts, 'faces')?.faces[0] : undefined
  // A person is where the face is.
  const x = face ? face.x + face.width / 2 : facts.subject!.x
  const isSmall = (share ?? box.width * box.height) < 0.05
  const isThird = Math.abs(Math.abs(x - 0.5) - 1 / 6) < 0.05
  return [
    edges.length > 0 && !fills && (share ?? 1) < 0.5
      ? {
          ...base,
          id: 'cut',
          polarity: 'plain',
          salience: 0.48,
          certainty: 0.85,
          topics: ['cut'],
          regions,
          words: {
            the,
            edges: `${joinWords(edges)} ${edges.length === 1 ? 'border' : 'borders'}`,
            does: edges.length === 1 ? 's' : '',
          },
        }
      : null,
    fills
      ? {
          ...base,
          id: 'fills',
          polarity: 'good',
          salience: 0.56,
          certainty: 0.75,
          topics: ['size', 'cut'],
          regions,
          words: { the },
        }
      : null,
    isSmall
      ? {
          ...base,
          id: 'tiny',
          polarity: 'plain',
          salience: 0.5,
          certainty: 0.8,
          topics: ['size', 'placement'],
          regions,
          words: { the, where },
        }
      : null,
    Math.abs(x - 0.5) < 0.06 && box.width < 0.7
      ? {
          ...base,
          id: 'centered',
          polarity: 'plain',
          salience: 0.42,
          certainty: 0.85,
          topics: ['placement'],
          regions,
          words: { the },
        }
      : null,
    isThird && box.width < 0.8
      ? {
          ...base,
          id: 'third',
          polarity: 'good',
          salience: 0.42,
          certainty: 0.85,
          topics: ['placement'],
          regions,
          words: { the, side: x < 0.5 ? 'left' : 'right' },
        }
      : null,
  ]
}

type Line = NonNullable<Facts['lines']>['lines'][number]

const boxAround = (lines: readonly Line[]): Box => {
  const xs = lines.flatMap(({ x1, x2 }) => [x1, x2])
  const ys = lines.flatMap(({ y1, y2 }) => [y1, y2])
  const [x, y] = [Math.min(...xs), Math.min(...ys)]
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y }
}

/** Two long lines that run together, or many that stand. The net's lines lie on edges; what they are is not known. */
function observeLines(facts: Facts): Observation | null {
  const lines = facts.lines?.lines ?? []
  const pair = lines.flatMap((one, index) =>
    lines.slice(index + 1).flatMap((other) => {
      const meeting = meetingOf(one, other)
      return meeting ? [{ lines: [one, other], meeting }] : []
    }),
  )[0]
  if (pair)
    return {
      ...base,
      section: 'depth',
      id: 'converge',
      polarity: 'good',
      salience: 0.6,
      certainty: 0.85,
      topics: ['lines'],
      regions: [regionOf('line', boxAround(pair.lines), facts)],
      words: { where: placeWords(pair.meeting.x, pair.meeting.y) },
    }
  const uprights = lines.filter(({ kind }) => kind === 'near-upright')
  if (uprights.length < 6) return null
  const regions = [regionOf('line', boxAround(uprights), facts)]
  return {
    ...base,
    id: 'uprights',
    polarity: 'plain',
    salience: 0.5,
    certainty: 0.85,
    topics: ['lines'],
    regions,
  }
}

/** Where two slanting lines of opposite lean meet in the frame, both ending near it; null where they do not. */
function meetingOf(one: Line, other: Line): { x: number; y: number } | null {
  const isSteep = ({ kind, degrees }: Line): boolean =>
    kind === 'slanting' && Math.abs(degrees) > 20 && Math.abs(degrees) < 75
  if (!isSteep(one) || !isSteep(other) || one.degrees * other.degrees > 0) return null
  const [ax, ay, bx, by] = [one.x2 - one.x1, one.y2 - one.y1, other.x2 - other.x1, other.y2 - other.y1]
  if (Math.hypot(ax, ay) < 0.35 || Math.hypot(bx, by) < 0.35) return null
  const cross = ax * by - ay * bx
  if (Math.abs(cross) < 0.05) return null
  const t = ((other.x1 - one.x1) * by - (other.y1 - one.y1) * bx) / cross
  const [x, y] = [one.x1 + t * ax, one.y1 + t * ay]
  const endsNear = ({ x1, y1, x2, y2 }: Line): boolean =>
    Math.min(Math.hypot(x1 - x, y1 - y), Math.hypot(x2 - x, y2 - y)) < 0.12
  const isInside = x > 0.1 && x < 0.9 && y > 0.1 && y < 0.9
  return isInside && endsNear(one) && endsNear(other) ? { x, y } : null
}
