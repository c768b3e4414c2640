// How the camera was held, by the upright lines that were seen. Decides nothing about what is said.

/** A line that stands on an edge for most of its length: degrees off level and upright, clockwise positive. */
export type StraightLine = {
  /** Degrees off level, -90 up to 90, clockwise positive. */
  angle: number
  /** Its middle, -0.5 to 0.5 of the width. */
  x: number
  /** Shares of the height of the photograph, and of its width. */
  ofHeight: number
  ofWidth: number
}

type Upright = { lean: number; x: number; ofHeight: number }

export type Roll = {
  degrees: number
  lines: number
  /** Whether so many lines agree that they may be told; else they are good enough only to doubt another answer. */
  isPlain: boolean
}

/** Steeper lines are uprights, degrees off upright; shorter ones say nothing, as a share of the height. */
const uprights = { degrees: 20, length: 0.12 }
/** One edge: the nearest of two lines so alike that they are its two sides, or two pieces of it. */
const sameEdge = { x: 0.015, degrees: 0.5 }
/** Degrees within which lines agree. */
const agreement = 0.5
/** Most that the lean may change over the width, degrees: a camera that looks up. */
const mostConverging = 12
/** Lines nearer to each other than this share of the width tell nothing of converging. */
const apart = 0.08
/** What converging costs, in heights of the photograph: two numbers fit what one does. */
const costOfConverging = 0.15
/** Rolls that differ by so many degrees are two answers, not one. */
const rivalry = 1
/**
 * What is asked of the lines that agree: how many, over which share of the width they stand, how much more there must be
 * of them than for any other answer, and their length in heights of the photograph: to doubt another answer, and to be told
 * where no level line of this share of the width agrees within these degrees. Fitted on 18 photographs turned by nine known angles and 35 others by four:
 * what agrees less was a railing, a plant, a sign, or a stage that says something else at every angle.
 */
const demanded = { lines: 4, spread: 0.5, overRival: 1.3, length: 1.5, plainLength: 2.6 }
const levelLine = { ofWidth: 0.25, degrees: 1 }

/**
 * The roll of the camera, degrees, clockwise positive: the lean in the middle of lines that lean alike, or that lean
 * towards each other in proportion to where they stand, as a camera that looks up sees them. Null where too few agree,
 * or nearly as many on another answer.
 */
export function seenRoll(lines: readonly StraightLine[]): Roll | null {
  const standing = eachEdgeOnce(
    lines
      .map(({ angle, ...line }) => ({ ...line, lean: angle > 0 ? angle - 90 : angle + 90 }))
      .filter(({ lean, ofHeight }) => Math.abs(lean) <= uprights.degrees && ofHeight >= uprights.length)
      .toSorted((a, b) => b.ofHeight - a.ofHeight),
  )
  const answers = standing
    .flatMap((one, i) => standing.slice(i + 1).flatMap((other) => answersThrough(one, other, standing)))
    .toSorted((a, b) => b.votes - a.votes)
  const [best] = answers
  if (!best) return null
  const rival = answers.find(({ degrees }) => Math.abs(degrees - best.degrees) > rivalry)
  const hasLevelLine = lines.some(
    ({ angle, ofWidth }) =>
      ofWidth >= levelLine.ofWidth && Math.abs(angle - best.degrees) <= levelLine.degrees,
  )
  const isSure =
    best.lines >= demanded.lines &&
    best.length >= demanded.length &&
    best.spread >= demanded.spread &&
    best.votes >= demanded.overRival * (rival?.votes ?? 0)
  if (!isSure) return null
  const isPlain = hasLevelLine || best.length >= demanded.plainLength
  return { degrees: best.degrees, lines: best.lines, isPlain }
}

function eachEdgeOnce(longestFirst: Upright[]): Upright[] {
  const kept: Upright[] = []
  for (const line of longestFirst) {
    const isKnown = kept.some(
      ({ x, lean }) => Math.abs(x - line.x) < sameEdge.x && Math.abs(lean - line.lean) < sameEdge.degrees,
    )
    if (!isKnown) kept.push(line)
  }
  return kept
}

type Answer = Omit<Roll, 'isPlain'> & { length: number; spread: number; votes: number }

/** What lean(x) = roll + converging x says that goes through both, without converging and with it. */
function answersThrough(one: Upright, other: Upright, all: Upright[]): Answer[] {
  const distance = other.x - one.x
  const slope = Math.abs(distance) > apart ? (other.lean - one.lean) / distance : 0
  const parallel = answerOn(all, (one.lean + other.lean) / 2, 0)
  if (slope === 0 || Math.abs(slope) > mostConverging) return parallel
  return [...parallel, ...answerOn(all, one.lean - slope * one.x, slope)]
}

/** Weighted least squares on the lines near it; none where fewer than two are. */
function answerOn(all: Upright[], roll: number, converging: number): Answer[] {
  const on = all.filter(({ lean, x }) => Math.abs(lean - roll - converging * x) < agreement)
  if (on.length < 2) return []
  const length = on.reduce((sum, { ofHeight }) => sum + ofHeight, 0)
  const mean = (of: (line: Upright) => number): number =>
    on.reduce((sum, line) => sum + line.ofHeight * of(line), 0) / length
  const x = mean((line) => line.x)
  const lean = mean((line) => line.lean)
  const squares = mean((line) => (line.x - x) ** 2)
  const slope =
    converging === 0 || squares === 0 ? 0 : mean((line) => (line.x - x) * (line.lean - lean)) / squares
  const places = on.map((line) => line.x)
  return [
    {
      degrees: lean - slope * x,
      lines: on.length,
      length,
      spread: Math.max(...places) - Math.min(...places),
      votes: length - (converging === 0 ? 0 : costOfConverging),
    },
  ]
}
