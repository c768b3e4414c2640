// What lies around the photograph in its own file: a mat, bars, a strip with a caption.
// Where a margin might be the picture itself (a night sky, a plain ground) it finds none.
import { cutOut, type Box, type Pixels } from '../pixels.ts'
import type { Triple } from './colour.ts'
import { findEdge, findMargin, levels, sides, type Edge, type Margin, type Side } from './margins.ts'

export type FrameKind = 'mat' | 'bars' | 'strip'
export type Frame = {
  kind: FrameKind
  /** Of the outermost margin, 8-bit. */
  colour: Triple
  /** The picture inside, in pixels of what was searched. */
  inside: Box
}

/** A margin is no thinner than this: pixels, and share of the long edge where it does not run all round. */
const thinnest = { pixels: 2, share: 0.006 }
/** Share of the lines behind a margin that must be off its colour. */
const jump = { sure: 0.3, bars: 0.5, marked: 0.8 }
/** Pixels by which depths differ that are meant to be equal. */
const sameDepth = 2
/** Bars are alike in depth to within this factor. */
const barsAlike = 1.5
/** Levels between the colours of margins that belong together. */
const sameColour = 6
/** A strip with a caption takes up less than this share of the height. */
const deepestStrip = 0.2
/** The picture inside takes up at least this share of each extent: a small thing on a plain ground is no picture. */
const leastInside = 0.4
/** A mat, a line on it and a rim round the picture. */
const mostFrames = 3
/** Smaller pictures have no room for a frame, pixels. */
const smallest = 32

type Depths = Record<Side, number>
type Margins = Record<Side, Margin>

/** The frame around a picture, null when there is none. Frames within frames are taken together. */
export function findFrame(pixels: Pixels): Frame | null {
  let frame: Frame | null = null
  let inside: Box = { left: 0, top: 0, width: pixels.width, height: pixels.height }
  for (let layer = 0; layer < mostFrames; layer++) {
    const found = outermostFrame(layer === 0 ? pixels : cutOut(pixels, inside), layer > 0)
    if (!found) break
    inside = { ...found.inside, left: inside.left + found.inside.left, top: inside.top + found.inside.top }
    frame = { ...(frame ?? found), inside }
  }
  return frame
}

function outermostFrame(pixels: Pixels, isWithin: boolean): Frame | null {
  if (Math.min(pixels.width, pixels.height) < smallest) return null
  const margins = Object.fromEntries(sides.map((side) => [side, findMargin(pixels, side)])) as Margins
  const depths = matDepths(pixels, margins, isWithin ? 1 : thinnest.pixels)
  if (depths) return frameOf('mat', pixels, margins.top, depths)
  if (isWithin) return null
  return (
    findBars(pixels, margins, 'top', 'bottom') ??
    findBars(pixels, margins, 'left', 'right') ??
    findStrip(pixels, margins)
  )
}

/** How deep a mat is on each side; null when the margins make none. */
function matDepths(pixels: Pixels, margins: Margins, least: number): Depths | null {
  if (!sides.every((side) => areAlike(margins[side], margins.top))) return null
  const plain = depthsOf((side) => margins[side].depth)
  const captioned = depthsOf((side) =>
    side === 'top' || side === 'bottom' ? margins[side].depthWithMarks : margins[side].depth,
  )
  for (const depths of [plain, captioned]) {
    const mat = sides.every((side) => depths[side] >= least) && completeMat(pixels, margins, depths)
    if (mat) return mat
  }
  return null
}

/**
 * A mat's colour ends at once along much of every side. Where the picture has the mat's colour there, as a night sky
 * in a black one, that side is taken to be as deep as the others, if these are equally deep.
 */
function completeMat(pixels: Pixels, margins: Margins, depths: Depths): Depths | null {
  const edges = edgesOf(pixels, margins, depths)
  const isSure = (side: Side): boolean => edges[side].jump >= jump.sure
  const sure = sides.filter(isSure)
  const ends = sure.map((side) => edges[side].depth)
  const depth = Math.max(...ends)
  if (sure.length < sides.length) {
    const areEqual = ends.every((end) => depth - end <= sameDepth)
    const fits = sides.every((side) => isSure(side) || depths[side] >= depth - sameDepth)
    if (sure.length < 2 || !areEqual || !fits || depth < thickEnough(pixels)) return null
  }
  const mat = depthsOf((side) => (isSure(side) ? edges[side].depth : depth))
  const isRoomy =
    mat.left + mat.right < (1 - leastInside) * pixels.width &&
    mat.top + mat.bottom < (1 - leastInside) * pixels.height
  return isRoomy ? mat : null
}

/** Two bars of one colour at opposite sides: of a screen's shape, or with a screen's own marks in them. */
function findBars(
  pixels: Pixels,
  margins: Margins,
  one: 'top' | 'left',
  other: 'bottom' | 'right',
): Frame | null {
  if (!areAlike(margins[one], margins[other])) return null
  if (isPartOfMat(margins, one === 'top' ? ['left', 'right'] : ['top', 'bottom'], margins[one])) return null
  const barsOf = (depthOf: (margin: Margin) => number, least: number): Depths | null => {
    const depths = depthsOf((side) => (side === one || side === other ? depthOf(margins[side]) : 0))
    if (Math.min(depths[one], depths[other]) < thickEnough(pixels)) return null
    const edges = edgesOf(pixels, margins, depths)
    return edges[one].jump >= least && edges[other].jump >= least
      ? { ...depths, [one]: edges[one].depth, [other]: edges[other].depth }
      : null
  }
  const plain = barsOf(({ depth }) => depth, jump.bars)
  if (plain && areBarsAlike(plain[one], plain[other])) return frameOf('bars', pixels, margins[one], plain)
  const isScreen = one === 'top' && [one, other].some((side) => isMarked(margins[side]))
  const marked = isScreen ? barsOf(({ depthWithMarks }) => depthWithMarks, jump.marked) : null
  return marked && frameOf('bars', pixels, margins[one], marked)
}

const areBarsAlike = (one: number, other: number): boolean =>
  Math.max(one, other) <= barsAlike * Math.min(one, other) + sameDepth

/** A strip below the picture with a caption or a maker's mark in it: without one it may be the picture's own ground. */
function findStrip(pixels: Pixels, margins: Margins): Frame | null {
  const margin = margins.bottom
  if (isPartOfMat(margins, ['left', 'right'], margin)) return null
  const depth = margin.depthWithMarks
  if (!isMarked(margin) || depth < thickEnough(pixels) || depth > deepestStrip * pixels.height) return null
  const edge = findEdge(pixels, 'bottom', margin, depth, [0, pixels.width])
  if (edge.jump < jump.marked) return null
  return frameOf('strip', pixels, margin, { top: 0, bottom: edge.depth, left: 0, right: 0 })
}

/** With margins beside it a bar or strip is part of a mat that could not be told from the picture. */
const isPartOfMat = (margins: Margins, beside: Side[], margin: Margin): boolean =>
  beside.every((side) => margins[side].depth > 0 && areAlike(margins[side], margin))

const edgesOf = (pixels: Pixels, margins: Margins, depths: Depths): Record<Side, Edge> => {
  const across: [number, number] = [depths.left, pixels.width - depths.right]
  const down: [number, number] = [depths.top, pixels.height - depths.bottom]
  const edgeAt = (side: Side): Edge => {
    const span = side === 'top' || side === 'bottom' ? across : down
    return findEdge(pixels, side, margins[side], depths[side], span)
  }
  return Object.fromEntries(sides.map((side) => [side, edgeAt(side)])) as Record<Side, Edge>
}

/** One pixel more than the margin is left out: it holds some of both. */
function frameOf(kind: FrameKind, { width, height }: Pixels, { colour }: Margin, depths: Depths): Frame {
  const cut = depthsOf((side) => (depths[side] > 0 ? depths[side] + 1 : 0))
  const inside = {
    left: cut.left,
    top: cut.top,
    width: width - cut.left - cut.right,
    height: height - cut.top - cut.bottom,
  }
  return { kind, colour, inside }
}

const depthsOf = (depth: (side: Side) => number): Depths =>
  Object.fromEntries(sides.map((side) => [side, depth(side)])) as Depths

const thickEnough = ({ width, height }: Pixels): number =>
  Math.max(thinnest.pixels, thinnest.share * Math.max(width, height))

/** Of a screen's even colour, with marks between plain lines. */
const isMarked = ({ depth, depthWithMarks, tolerance }: Margin): boolean =>
  depth > 0 && depthWithMarks > depth && tolerance === levels.least

const areAlike = (one: Margin, other: Margin): boolean =>
  one.colour.every((value, channel) => Math.abs(value - other.colour[channel]!) <= sameColour)
