import type { Fact } from '../../../shared/facts.ts'
import type { Box, SeenLine } from '../../../shared/sight.ts'
import { toShare } from './frame.ts'

/** Shorter lines are edges of small things, as a share of the longer side of the photograph. */
const leastLength = 0.25
/** Degrees off level or upright up to which a line was perhaps meant to be so. */
const near = 10
/** As the net's authors have it; lines that it drew on photographs at this score lay on an edge. */
const leastScore = 0.2
/** Of two pieces of one edge the longer is told: so near it, as a share of the longer side, and so many degrees apart. */
const same = { distance: 0.015, degrees: 2 }

/**
 * Long straight lines, tier B: M-LSD tiny (Gu et al. 2022). Their angle is right, what they are is not known: a shelf, a
 * jetty and the sea look alike, so a line is never called the horizon.
 * @param aspect width over height of the upright file
 */
export function describeLines(seen: readonly SeenLine[], inside: Box, aspect: number): Fact<'lines'> {
  const shape = (aspect * inside.width) / inside.height
  const lines = seen
    .filter(({ score }) => score >= leastScore)
    .map((line) => placed(line, inside))
    .map((line) => ({ ...line, ...direction(line, shape) }))
    .filter(({ length }) => length >= leastLength)
    .toSorted((a, b) => b.length - a.length)
    .filter((line, index, sorted) => !sorted.slice(0, index).some((longer) => isPieceOf(line, longer, shape)))
    .map(({ x1, y1, x2, y2, kind, degrees }) => ({
      x1: toShare(x1),
      y1: toShare(y1),
      x2: toShare(x2),
      y2: toShare(y2),
      kind,
      degrees,
    }))
  const level = lines.find(({ kind }) => kind === 'near-level')
  const words = level && levelWords(level)
  return {
    tier: 'B',
    confidence: level ? 0.85 : 0,
    label: 'Long line',
    display: words ?? 'none near level',
    statement: words ? `${words}; it may be anything straight` : null,
    lines,
  }
}

type Ends = { x1: number; y1: number; x2: number; y2: number }

const placed = ({ x1, y1, x2, y2 }: Ends, inside: Box): Ends => ({
  x1: (x1 - inside.x) / inside.width,
  y1: (y1 - inside.y) / inside.height,
  x2: (x2 - inside.x) / inside.width,
  y2: (y2 - inside.y) / inside.height,
})

/** Whether the middle of `line` lies beside `longer`, and both run alike. */
function isPieceOf(line: Ends & Direction, longer: Ends & Direction, shape: number): boolean {
  const across = (longer.x2 - longer.x1) * shape
  const down = longer.y2 - longer.y1
  const fromStart = {
    across: ((line.x1 + line.x2) / 2 - longer.x1) * shape,
    down: (line.y1 + line.y2) / 2 - longer.y1,
  }
  const offset = Math.abs(across * fromStart.down - down * fromStart.across) / Math.hypot(across, down)
  const isNear = offset / Math.max(shape, 1) < same.distance
  return isNear && line.kind === longer.kind && Math.abs(line.degrees - longer.degrees) < same.degrees
}

type Direction = {
  length: number
  kind: 'near-level' | 'near-upright' | 'slanting'
  degrees: number
}

/** Length as a share of the longer side; degrees off level (clockwise positive) or off upright. */
function direction({ x1, y1, x2, y2 }: Ends, shape: number): Direction {
  const across = (x2 - x1) * shape
  const down = y2 - y1
  const length = Math.hypot(across, down) / Math.max(shape, 1)
  // A line has no direction: turned into (-90, 90].
  const angle = (((Math.atan2(down, across) * 180) / Math.PI + 270) % 180) - 90
  const offUpright = angle > 0 ? angle - 90 : angle + 90
  const rounded = (degrees: number): number => Math.round(degrees * 10) / 10 + 0
  if (Math.abs(angle) <= near) return { length, kind: 'near-level', degrees: rounded(angle) }
  if (Math.abs(offUpright) <= near) return { length, kind: 'near-upright', degrees: rounded(offUpright) }
  return { length, kind: 'slanting', degrees: rounded(angle) }
}

function levelWords({ y1, y2, degrees }: Ends & { degrees: number }): string {
  const height = Math.round(50 * (y1 + y2))
  const off = Math.abs(degrees) < 0.3 ? 'is level' : `is ${Math.abs(degrees).toFixed(1)}° off level`
  return `a long line at ${height} % of the height ${off}`
}
