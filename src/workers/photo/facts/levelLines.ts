import { collectLevelEdges, type LevelEdges } from './levelEdges.ts'
import type { Gradients } from './gradients.ts'

/** A straight, near-level line through the picture. */
export type LevelLine = {
  /** Degrees, clockwise positive. */
  angle: number
  /** Distance from the middle of the picture, pixels, downwards. */
  offset: number
  /** Share of the width along which edge pixels lie on it, 0..1. */
  support: number
}

/** Lines further from level than this are not looked for, degrees. */
const maxAngle = 20
/** Cells of the accumulator: degrees and pixels. */
const angleStep = 0.25
const offsetStep = 2
/** An edge votes for the angles this close to its own, degrees. */
const voteSpread = 4
const maxLines = 6
/** A peak needs votes of at least this share of the width. */
const weakestPeak = 0.06
/** Neighbourhood of a found line that is cleared before the next is looked for, in cells. */
const cleared = { angles: 16, offsets: 8 }

const angleCount = Math.round((2 * maxAngle) / angleStep) + 1
const radians = (degrees: number): number => (degrees * Math.PI) / 180

/**
 * Near-level lines, longest first: Hough transform (Duda & Hart 1972) in which an edge votes only for directions
 * near its gradient's (O'Gorman & Clowes 1976), each peak refined by weighted least squares on its edge pixels.
 */
export function findLevelLines(gradients: Gradients): LevelLine[] {
  const { width, height } = gradients
  const edges = collectLevelEdges(gradients, maxAngle + 3)
  const reach = Math.ceil(Math.hypot(width, height) / 2)
  const offsetCount = reach + 2
  const votes = castVotes(edges, reach, offsetCount)
  const lines: LevelLine[] = []
  while (lines.length < maxLines) {
    const peak = strongestCell(votes)
    if (votes[peak]! < weakestPeak * width) break
    const angleCell = Math.floor(peak / offsetCount)
    const offsetCell = peak % offsetCount
    const start = { angle: angleCell * angleStep - maxAngle, offset: offsetCell * offsetStep - reach + 1 }
    lines.push(refine(edges, start, reach, width))
    clearAround(votes, angleCell, offsetCell, offsetCount)
  }
  return lines.toSorted((one, other) => other.support - one.support)
}

function castVotes(edges: LevelEdges, reach: number, offsetCount: number): Float32Array {
  const votes = new Float32Array(angleCount * offsetCount)
  const angles = Array.from({ length: angleCount }, (_, cell) => radians(cell * angleStep - maxAngle))
  const sines = Float64Array.from(angles, Math.sin)
  const cosines = Float64Array.from(angles, Math.cos)
  for (let i = 0; i < edges.count; i++) {
    const own = edges.angle[i]! + maxAngle
    const first = Math.max(0, Math.ceil((own - voteSpread) / angleStep))
    const last = Math.min(angleCount - 1, Math.floor((own + voteSpread) / angleStep))
    for (let cell = first; cell <= last; cell++) {
      const offset = edges.y[i]! * cosines[cell]! - edges.x[i]! * sines[cell]!
      const at = cell * offsetCount + Math.floor((offset + reach) / offsetStep)
      votes[at] = votes[at]! + edges.weight[i]!
    }
  }
  return votes
}

function strongestCell(votes: Float32Array): number {
  let best = 0
  for (let i = 1; i < votes.length; i++) if (votes[i]! > votes[best]!) best = i
  return best
}

function clearAround(votes: Float32Array, angleCell: number, offsetCell: number, offsetCount: number): void {
  const from = Math.max(0, offsetCell - cleared.offsets)
  const to = Math.min(offsetCount, offsetCell + cleared.offsets + 1)
  const last = Math.min(angleCount - 1, angleCell + cleared.angles)
  for (let cell = Math.max(0, angleCell - cleared.angles); cell <= last; cell++) {
    votes.fill(0, cell * offsetCount + from, cell * offsetCount + to)
  }
}

/** Inliers of a line: this close to it in pixels, and in direction. */
const inlier = { distance: 2.5, degrees: 6 }
/** Support is counted in pieces of this many pixels along the line. */
const piece = 4
const passes = 3

function refine(
  edges: LevelEdges,
  start: { angle: number; offset: number },
  reach: number,
  width: number,
): LevelLine {
  let line: LevelLine = { ...start, support: 0 }
  for (let pass = 0; pass < passes; pass++) line = fitOnce(edges, line, reach, width) ?? line
  return line
}

/** One weighted least-squares fit of the line through its inliers; null for too few of them. */
function fitOnce(edges: LevelEdges, line: LevelLine, reach: number, width: number): LevelLine | null {
  const sine = Math.sin(radians(line.angle))
  const cosine = Math.cos(radians(line.angle))
  const pieces = new Uint8Array(Math.ceil((2 * reach) / piece) + 2)
  let weights = 0
  let alongSum = 0
  let acrossSum = 0
  let alongSquares = 0
  let products = 0
  for (let i = 0; i < edges.count; i++) {
    if (Math.abs(edges.angle[i]! - line.angle) > inlier.degrees) continue
    const across = edges.y[i]! * cosine - edges.x[i]! * sine
    if (Math.abs(across - line.offset) > inlier.distance) continue
    const along = edges.x[i]! * cosine + edges.y[i]! * sine
    const weight = edges.weight[i]!
    weights += weight
    alongSum += weight * along
    acrossSum += weight * across
    alongSquares += weight * along * along
    products += weight * along * across
    pieces[Math.floor((along + reach) / piece)] = 1
  }
  if (weights < 5) return null
  const along = alongSum / weights
  const across = acrossSum / weights
  const slope = (products / weights - along * across) / (alongSquares / weights - along * along + 1e-9)
  const covered = pieces.reduce((sum, one) => sum + one, 0) * piece
  return {
    angle: line.angle + (Math.atan(slope) * 180) / Math.PI,
    offset: across - slope * along,
    support: Math.min(1, covered / width),
  }
}
