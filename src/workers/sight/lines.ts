// Finds straight lines: M-LSD tiny 512 (NAVER, Apache-2.0). Per cell of 256² the score that a line has its middle there,
// and where its two ends lie. In the trial all drawn lines lay on an edge that is seen; sea, walls and jetties within
// about 0.3 degrees. Known failure: a shelf, a beam or a plank is a line as a horizon is; curves come as short chords.
import { asShare } from './boxes.ts'
import type { Point } from './faces.ts'
import { onEdge } from './lineEdges.ts'
import type { Net } from './nets.ts'
import type { Picture } from './picture.ts'
import { sightLimits, type SeenLine } from '../../shared/sight.ts'
import { scaleInto, type Tones } from './views.ts'

/** As the net draws it. */
type DrawnLine = Omit<SeenLine, 'support'>

const cells = 512
const side = 256
/** Of a middle that counts. */
const lowest = 0.2
/** Lines shorter than this share of the diagonal say nothing about a composition. */
const shortest = 0.06
/** Share of the diagonal within which two lines are one edge. */
const samePlace = 0.008
/** It takes bytes, and a fourth channel of ones. */
const byteTones: Tones = { gain: [1, 1, 1], bias: [0, 0, 0], fill: 0 }

/** A function that finds the longest straight lines, longest first. */
export function createLineFinder(net: Net): (picture: Picture) => Promise<SeenLine[]> {
  const colours = new Float32Array(cells * cells * 3)
  const input = new Float32Array(cells * cells * 4).fill(1)
  const grid = { columns: cells, rows: cells, isPlanar: false }
  return async (picture) => {
    const { width, height } = picture
    scaleInto(colours, picture, { left: 0, top: 0, width, height }, grid, byteTones)
    for (let pixel = 0, from = 0; pixel < input.length; pixel += 4, from += 3) {
      input[pixel] = colours[from]!
      input[pixel + 1] = colours[from + 1]!
      input[pixel + 2] = colours[from + 2]!
    }
    const outputs = Object.values(await net.run(input, [1, cells, cells, 4]))
    const scores = outputs.find(({ data }) => data.length === side * side)?.data
    const ends = outputs.find(({ data }) => data.length === side * side * 4)?.data
    if (!scores || !ends) throw new TypeError('the line detector lacks an output')
    const lengthOf = ({ x1, y1, x2, y2 }: DrawnLine): number =>
      Math.hypot((x2 - x1) * width, (y2 - y1) * height)
    const lines = decode(scores, ends)
      .filter((line) => lengthOf(line) >= shortest * Math.hypot(width, height))
      .toSorted((a, b) => lengthOf(b) - lengthOf(a))
    return eachOnce(lines, picture)
      .slice(0, sightLimits.lines)
      .map((line) => onEdge(line, picture))
  }
}

/** Of lines that lie on a longer one, that one. Longest first. */
function eachOnce(lines: DrawnLine[], { width, height }: Picture): DrawnLine[] {
  const apart = samePlace * Math.hypot(width, height)
  const liesOn = (point: Point, { x1, y1, x2, y2 }: DrawnLine): boolean => {
    const across = (x2 - x1) * width
    const down = (y2 - y1) * height
    const right = (point.x - x1) * width
    const below = (point.y - y1) * height
    const along = Math.min(1, Math.max(0, (right * across + below * down) / (across ** 2 + down ** 2)))
    return Math.hypot(right - along * across, below - along * down) < apart
  }
  const kept: DrawnLine[] = []
  for (const line of lines) {
    const ends = [
      { x: line.x1, y: line.y1 },
      { x: line.x2, y: line.y2 },
    ]
    if (!kept.some((longer) => ends.every((end) => liesOn(end, longer)))) kept.push(line)
  }
  return kept
}

/** A middle is where no neighbour scores higher; of equal neighbours the first in reading order. */
function decode(scores: Float32Array, ends: Float32Array): DrawnLine[] {
  const found: DrawnLine[] = []
  for (let row = 1; row < side - 1; row++) {
    for (let column = 1; column < side - 1; column++) {
      const cell = row * side + column
      if (!(scores[cell]! >= lowest && isHighest(scores, cell))) continue
      const at = (offset: number, from: number): number => asShare((from + ends[cell * 4 + offset]!) / side)
      found.push({
        x1: at(0, column),
        y1: at(1, row),
        x2: at(2, column),
        y2: at(3, row),
        score: asShare(scores[cell]!),
      })
    }
  }
  return found
}

function isHighest(scores: Float32Array, cell: number): boolean {
  for (const neighbour of [-side - 1, -side, -side + 1, -1]) {
    if (scores[cell + neighbour]! >= scores[cell]!) return false
    if (scores[cell - neighbour]! > scores[cell]!) return false
  }
  return true
}
