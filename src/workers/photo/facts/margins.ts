// Plain margins of a picture, looked at line by line from each edge inwards.
// It never decides whether margins make a frame.
import type { Pixels } from '../pixels.ts'
import type { Triple } from './colour.ts'

export const sides = ['top', 'bottom', 'left', 'right'] as const
export type Side = (typeof sides)[number]

export type Margin = {
  /** Middle colour of the outermost line, 8-bit. */
  colour: Triple
  /** Levels by which a pixel may differ from it: more on paper with a grain. */
  tolerance: number
  /** Lines from the edge on that are plain; 0 where none are, or where they do not end. */
  depth: number
  /** The same where small marks, as a caption, may lie between plain lines. */
  depthWithMarks: number
}

/** Levels that compression may add to a plain line, and the most that a grain may. */
export const levels = { least: 4, most: 12 }
/** Share of a line that may be off its colour: in a plain line, and in one that carries a mark. */
const off = { plain: 0.01, marked: 0.2 }
/**
 * How far ripples of compression reach, the levels they stay under, the most of a line that they take up; the share of
 * a line that is an edge, if it is stronger, and the share that is still none three lines before one.
 */
const ripples = { lines: 16, levels: 20, most: 0.9, share: 0.3, before: 0.1 }
/** A margin takes up less than this share of the picture's extent, and a mark less than the other. */
const deepest = 0.35
const tallestMark = 0.1

/** The lines that run along one side: line `k` from the edge inwards, `length` pixels each. */
type Lines = { count: number; length: number; at: (line: number) => number; step: number }

function linesAlong({ width, height }: Pixels, side: Side): Lines {
  const row = 3 * width
  const across = { count: height, length: width, step: 3 }
  const down = { count: width, length: height, step: row }
  return {
    top: { ...across, at: (line: number) => line * row },
    bottom: { ...across, at: (line: number) => (height - 1 - line) * row },
    left: { ...down, at: (line: number) => 3 * line },
    right: { ...down, at: (line: number) => 3 * (width - 1 - line) },
  }[side]
}

/** The margin at one side of a picture. */
export function findMargin(pixels: Pixels, side: Side): Margin {
  const lines = linesAlong(pixels, side)
  const { colour, spread } = describeLine(pixels, lines)
  const allowed = Math.max(levels.least, Math.ceil(3 * spread))
  const margin = { colour, tolerance: Math.min(levels.most, allowed), depth: 0, depthWithMarks: 0 }
  if (allowed > levels.most) return margin
  const limit = Math.floor(deepest * lines.count)
  const shareOff = (line: number): number => shareOffLine(pixels, lines, line, margin, 0, lines.length)
  let plain = 0
  let isUnbroken = true
  for (let line = 0; line < limit; line++) {
    const share = shareOff(line)
    if (share <= off.plain) {
      plain = line + 1
      if (isUnbroken) margin.depth = plain
    } else {
      isUnbroken = false
      if (share > off.marked || line - plain > tallestMark * lines.count) break
    }
    if (line === limit - 1) plain = 0
  }
  return { ...margin, depth: margin.depth < limit ? margin.depth : 0, depthWithMarks: plain }
}

/** Where a margin ends, and the share of that line that is off its colour. */
export type Edge = { depth: number; jump: number }

/**
 * Where a margin of `depth` plain lines ends: at once at a mat, by and by where a sky darkens or a round thing lies on
 * a plain ground. `from` and `to` are where the margins beside it end. Compression leaves ripples beside the edge, up
 * to the blocks of 16 pixels in which JPEG stores colour; these are passed over.
 */
export function findEdge(
  pixels: Pixels,
  side: Side,
  margin: Margin,
  depth: number,
  [from, to]: [from: number, to: number],
): Edge {
  const lines = linesAlong(pixels, side)
  const shareAt = (line: number, tolerance: number): number =>
    line >= 0 && line < lines.count
      ? shareOffLine(pixels, lines, line, { ...margin, tolerance }, from, to)
      : 0
  const strong = margin.tolerance + ripples.levels
  for (let line = depth; line < depth + ripples.lines; line++) {
    const jump = shareAt(line, strong)
    if (jump >= ripples.share) {
      const isSudden = shareAt(line - 3, strong) < ripples.before
      return { depth: line, jump: isSudden ? Math.max(jump, shareAt(line + 1, margin.tolerance)) : 0 }
    }
    if (line > depth + 1 && shareAt(line, margin.tolerance) > ripples.most) break
  }
  return { depth, jump: Math.max(shareAt(depth + 1, margin.tolerance), shareAt(depth + 2, margin.tolerance)) }
}

function shareOffLine(
  { rgb }: Pixels,
  { at, step }: Lines,
  line: number,
  { colour: [red, green, blue], tolerance: allowed }: Margin,
  from: number,
  to: number,
): number {
  let count = 0
  for (let p = at(line) + from * step, end = at(line) + to * step; p < end; p += step) {
    if (
      Math.abs(rgb[p]! - red) > allowed ||
      Math.abs(rgb[p + 1]! - green) > allowed ||
      Math.abs(rgb[p + 2]! - blue) > allowed
    )
      count++
  }
  return to > from ? count / (to - from) : 0
}

/** Median colour of the outermost line, and how far its pixels stray from it on average, in levels. */
function describeLine({ rgb }: Pixels, { at, length, step }: Lines): { colour: Triple; spread: number } {
  const values = [0, 1, 2].map((channel) =>
    Uint8Array.from({ length }, (_, i) => rgb[at(0) + i * step + channel]!),
  )
  const colour = values.map((channel) => channel.toSorted()[length >> 1]!) as Triple
  const strays = values.map(
    (channel, c) => channel.reduce((sum, value) => sum + Math.abs(value - colour[c]!), 0) / length,
  )
  return { colour, spread: Math.max(...strays) }
}
