import type { Fact } from '../../../shared/facts.ts'
import { tiltFact } from '../../../shared/scales/tilt.ts'
import type { Box, SeenLine } from '../../../shared/sight.ts'
import { seenRoll, type StraightLine } from './seenRoll.ts'

/** How sure it is that the camera leaned as the upright lines say. */
const sureness = 0.75
/** Of a line's length that lies on an edge: below, its angle is the net's guess. */
const leastSupport = 0.6
/** Degrees by which the measured level and the seen roll, or a long seen line, may differ and still agree. */
const mostApart = 1.5
/** A long near-level line, as a share of the width; one that shows a measured horizon may be shorter. */
const longLine = { width: 0.5, shows: 0.25, degrees: 20 }
/** How much longer than the long lines that run alike those that run otherwise must be to refute it. */
const overAlike = 2
/** Degrees within which a seen line is the measured horizon. */
const sameLine = 1

/**
 * How level the camera was held, tier B: what was measured, mended by straight lines that were seen. Where nothing was
 * measured, upright lines that agree show it, unless most long level lines run otherwise. What was measured is taken back
 * where such uprights contradict it, or where no seen line is that horizon and long ones run otherwise: a roof over a
 * house, a beach under the sea.
 * @param aspect width over height of the upright file
 * @returns null where what was measured stands as it is
 */
export function mendTilt(
  measured: Fact<'tilt'>,
  seen: readonly SeenLine[],
  inside: Box,
  aspect: number,
): Fact<'tilt'> | null {
  const lines = seen
    .filter(({ support }) => support >= leastSupport)
    .map((line) => straightLine(line, inside, (aspect * inside.width) / inside.height))
  const roll = seenRoll(lines)
  const level = lines.filter(({ angle }) => Math.abs(angle) <= longLine.degrees)
  const long = level.filter(({ ofWidth }) => ofWidth >= longLine.width)
  const runsOtherwise = (degrees: number): boolean => {
    const lengthOf = (isAlike: boolean): number =>
      long
        .filter(({ angle }) => Math.abs(angle - degrees) <= mostApart === isAlike)
        .reduce((sum, { ofWidth }) => sum + ofWidth, 0)
    return lengthOf(false) > overAlike * lengthOf(true)
  }
  const { degrees, kind } = measured
  if (degrees === null) {
    if (!roll?.isPlain || runsOtherwise(roll.degrees)) return null
    return tiltFact({ kind: 'uprights', degrees: roll.degrees, confidence: sureness })
  }
  const isSeen = level.some(
    ({ angle, ofWidth }) => ofWidth >= longLine.shows && Math.abs(angle - degrees) <= sameLine,
  )
  const isRefuted =
    (roll !== null && Math.abs(roll.degrees - degrees) > mostApart) ||
    (kind === 'horizon' && !isSeen && runsOtherwise(degrees))
  return isRefuted ? tiltFact(null) : null
}

function straightLine({ x1, y1, x2, y2 }: SeenLine, inside: Box, shape: number): StraightLine {
  const across = ((x2 - x1) / inside.width) * shape
  const down = (y2 - y1) / inside.height
  return {
    // A line has no direction: turned into (-90, 90].
    angle: (((Math.atan2(down, across) * 180) / Math.PI + 270) % 180) - 90,
    x: ((x1 + x2) / 2 - inside.x) / inside.width - 0.5,
    ofHeight: Math.hypot(across, down),
    ofWidth: Math.hypot(across, down) / shape,
  }
}
