// The horizon: a straight line across the picture along which the colour changes in one way, from sky to ground.
// A line alone (a jetty, a wall, the foam of a wave) is none.
import type { Pixels } from '../pixels.ts'
import type { Triple } from './colour.ts'
import { columnCount, findColourSteps, type ColourStep } from './colourSteps.ts'
import { sidesOf } from './horizonSides.ts'

export type Horizon = {
  /** Degrees, clockwise positive. */
  degrees: number
  /** Share of the columns in which the line is seen, 0..1. */
  share: number
}

/** A line y = start + slope x, in pixels. */
export type SlopedLine = { start: number; slope: number }

/** What is asked of a horizon; fitted on photographs turned by known angles. */
const demanded = {
  share: 0.55,
  /** From the first to the last column that shows it. */
  span: 0.8,
  /** Root mean square distance of the steps from the line, pixels. */
  residual: 0.85,
  /** Levels (RGB distance) between the mean colours above and below. */
  change: 40,
  /** Texture above over texture below, at most: skies are the plainer side. */
  texture: 1.6,
}
/** Angles that are looked at: degrees to either side of level, and between them. */
const steepest = 15
const angleStep = 0.25
const angleCount = (2 * steepest) / angleStep + 1
const offsetStep = 1.5
/** Cells of the accumulator that are looked at, and lines that are fitted, strongest first. */
const mostCells = 400
const mostFits = 120
/** A line is worth a look from this share of the columns on. */
const worthALook = 0.3
/** Cosine from which two steps change colour alike. */
const alike = 0.6
/** Horizons that differ by more than this, degrees, contradict each other if the weaker has this much of the columns. */
const rival = { degrees: 0.6, share: 0.9 }

/**
 * The horizon; null where no line passes for one, or two contradict each other. A Hough transform (Duda & Hart 1972)
 * in which columns count and not strengths, over the places where a column's mean colour changes (after the skylines
 * of Lie, Lin, Lin & Hung 2005); least squares on those that change alike.
 */
export function findHorizon(picture: Pixels): Horizon | null {
  const steps = findColourSteps(picture)
  const tolerance = Math.max(1.2, picture.height / 450)
  const seen = linesThrough(steps, picture)
    .map((line) => ({ line, ...commonestChange(stepsNear(steps, line, 2 * tolerance)) }))
    .filter(({ count }) => count >= worthALook * columnCount)
    .toSorted((one, other) => other.count - one.count)
  const found: (Horizon & SlopedLine)[] = []
  for (const { line, direction } of seen.slice(0, mostFits)) {
    const fitted = fitHorizon(steps, line, direction, tolerance)
    if (!fitted || found.some((other) => isSame(fitted, other, picture.width, tolerance))) continue
    if (passes(picture, fitted)) found.push(fitted)
  }
  const [best, ...others] = found.toSorted((one, other) => other.share - one.share)
  if (!best) return null
  const isContradicted = others.some(
    ({ degrees, share }) =>
      share >= rival.share * best.share && Math.abs(degrees - best.degrees) > rival.degrees,
  )
  return isContradicted ? null : { degrees: best.degrees, share: best.share }
}

/** Lines on which steps of many columns lie, most columns first. */
function linesThrough(steps: ColourStep[][], { width, height }: Pixels): SlopedLine[] {
  const above = 0.3 * width
  const rows = Math.ceil((height + 2 * above) / offsetStep) + 4
  const counts = new Uint8Array(angleCount * rows)
  const lastColumn = new Int16Array(angleCount * rows).fill(-1)
  const slopes = Float64Array.from({ length: angleCount }, (_, i) =>
    Math.tan(((i * angleStep - steepest) * Math.PI) / 180),
  )
  for (const { column, x, y } of steps.flat()) {
    for (let angle = 0; angle < angleCount; angle++) {
      const row = Math.floor((y - slopes[angle]! * (x - width / 2) + above) / offsetStep)
      if (row < 1 || row >= rows - 1) continue
      for (let cell = angle * rows + row, last = cell + 1; cell <= last; cell++) {
        if (lastColumn[cell] === column) continue
        lastColumn[cell] = column
        counts[cell] = counts[cell]! + 1
      }
    }
  }
  const cells: number[] = []
  for (let cell = 0; cell < counts.length; cell++) {
    if (counts[cell]! >= worthALook * columnCount) cells.push(cell)
  }
  return cells
    .toSorted((one, other) => counts[other]! - counts[one]!)
    .slice(0, mostCells)
    .map((cell) => {
      const slope = slopes[Math.floor(cell / rows)]!
      return { slope, start: (cell % rows) * offsetStep - above - (slope * width) / 2 }
    })
}

/** The step of each column that is nearest to the line, of those within `reach` pixels that change as `direction`. */
function stepsNear(
  steps: ColourStep[][],
  { start, slope }: SlopedLine,
  reach: number,
  direction?: Triple,
): ColourStep[] {
  const near: ColourStep[] = []
  for (const column of steps) {
    let nearest: ColourStep | undefined
    let least = reach
    for (const step of column) {
      const distance = Math.abs(step.y - start - slope * step.x)
      if (distance >= least || (direction && cosine(step.direction, direction) <= alike)) continue
      nearest = step
      least = distance
    }
    if (nearest) near.push(nearest)
  }
  return near
}

/** The change of colour that most of the steps share, and how many do. */
function commonestChange(steps: ColourStep[]): { direction: Triple; count: number } {
  let best: { direction: Triple; count: number } = { direction: [0, 0, 0], count: 0 }
  for (let i = 0; i < steps.length; i += 3) {
    const { direction } = steps[i]!
    let count = 0
    for (const step of steps) if (cosine(step.direction, direction) > alike) count++
    if (count > best.count) best = { direction, count }
  }
  return best
}

const cosine = (one: Triple, other: Triple): number =>
  one[0] * other[0] + one[1] * other[1] + one[2] * other[2]

const passesOfFit = 3
const fewestSteps = 10

/** Least squares through the steps on the line; null where they are too few, too short or too far off. */
function fitHorizon(
  steps: ColourStep[][],
  start: SlopedLine,
  direction: Triple,
  tolerance: number,
): (Horizon & SlopedLine) | null {
  let line = start
  let on: ColourStep[] = []
  for (let pass = 0; pass < passesOfFit; pass++) {
    on = stepsNear(steps, line, tolerance, direction)
    if (on.length < fewestSteps) return null
    line = leastSquares(on)
  }
  const squares = on.reduce((sum, { x, y }) => sum + (y - line.start - line.slope * x) ** 2, 0)
  const share = on.length / columnCount
  const span = (on.at(-1)!.column - on[0]!.column + 1) / columnCount
  const isGood =
    share >= demanded.share && span >= demanded.span && Math.sqrt(squares / on.length) <= demanded.residual
  return isGood ? { ...line, share, degrees: (Math.atan(line.slope) * 180) / Math.PI } : null
}

function leastSquares(points: { x: number; y: number }[]): SlopedLine {
  const count = points.length
  const meanX = points.reduce((sum, { x }) => sum + x, 0) / count
  const meanY = points.reduce((sum, { y }) => sum + y, 0) / count
  const products = points.reduce((sum, { x, y }) => sum + (x - meanX) * (y - meanY), 0)
  const squares = points.reduce((sum, { x }) => sum + (x - meanX) ** 2, 0)
  const slope = products / squares
  return { slope, start: meanY - slope * meanX }
}

function isSame(one: SlopedLine, other: SlopedLine, width: number, tolerance: number): boolean {
  const middle = ({ start, slope }: SlopedLine): number => start + (slope * width) / 2
  return Math.abs(middle(one) - middle(other)) < 4 * tolerance && Math.abs(one.slope - other.slope) < 0.03
}

/** Sky above: brighter, of another colour, and not much busier than what lies below. */
function passes(picture: Pixels, line: SlopedLine): boolean {
  const { above, below } = sidesOf(picture, line)
  const change = Math.hypot(...above.colour.map((value, channel) => value - below.colour[channel]!))
  const sum = (colour: Triple): number => colour[0] + colour[1] + colour[2]
  return (
    change >= demanded.change &&
    sum(above.colour) > sum(below.colour) &&
    above.texture < demanded.texture * below.texture
  )
}
