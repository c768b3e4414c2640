// Rectangles in pixels, and which of several name the same thing.
import type { Box } from '../../shared/sight.ts'

/** Corners in pixels. */
export type Corners = { left: number; top: number; right: number; bottom: number }

export const areaOf = ({ left, top, right, bottom }: Corners): number =>
  Math.max(0, right - left) * Math.max(0, bottom - top)

/** Area that lies in both. */
export function commonArea(a: Corners, b: Corners): number {
  return areaOf({
    left: Math.max(a.left, b.left),
    top: Math.max(a.top, b.top),
    right: Math.min(a.right, b.right),
    bottom: Math.min(a.bottom, b.bottom),
  })
}

/** Common area over joint area, 0 to 1. */
export function overlap(a: Corners, b: Corners): number {
  const common = commonArea(a, b)
  return common === 0 ? 0 : common / (areaOf(a) + areaOf(b) - common)
}

/** Of candidates that overlap by more than `most` and are alike, the one with the highest score; best first. */
export function bestOf<Candidate extends { score: number; corners: Corners }>(
  candidates: Candidate[],
  most: number,
  alike: (a: Candidate, b: Candidate) => boolean = () => true,
): Candidate[] {
  const kept: Candidate[] = []
  for (const candidate of candidates.toSorted((a, b) => b.score - a.score)) {
    const isSeen = kept.some(
      (each) => alike(each, candidate) && overlap(each.corners, candidate.corners) > most,
    )
    if (!isSeen) kept.push(candidate)
  }
  return kept
}

/** Corners within a frame of this size. */
export function within({ left, top, right, bottom }: Corners, width: number, height: number): Corners {
  const across = (x: number): number => Math.min(Math.max(x, 0), width)
  const down = (y: number): number => Math.min(Math.max(y, 0), height)
  return { left: across(left), top: down(top), right: across(right), bottom: down(bottom) }
}

/** Corners in pixels as shares of the frame. */
export function inShares(corners: Corners, frame: { width: number; height: number }): Box {
  const { left, top, right, bottom } = within(corners, frame.width, frame.height)
  const x = asShare(left / frame.width)
  const y = asShare(top / frame.height)
  return { x, y, width: asShare(right / frame.width - x), height: asShare(bottom / frame.height - y) }
}

/** Shares of the frame as corners in pixels. */
export function fromShares({ x, y, width, height }: Box, frame: { width: number; height: number }): Corners {
  return {
    left: x * frame.width,
    top: y * frame.height,
    right: (x + width) * frame.width,
    bottom: (y + height) * frame.height,
  }
}

/** A number as a share, 0 to 1, to four decimals: a pixel of ten thousand. What is no number is 0. */
export function asShare(value: number): number {
  return value > 0 ? Math.min(1, rounded(value, 4)) : 0
}

/** To so many decimals. */
export function rounded(value: number, decimals: number): number {
  const by = 10 ** decimals
  return Math.round(value * by) / by
}

export const logistic = (value: number): number => 1 / (1 + Math.exp(-value))
