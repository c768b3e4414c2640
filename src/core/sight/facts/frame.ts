// Shares of the file turned into shares of the photograph inside its mat or bars, as every other fact has them.
import type { Edge, Facts } from '../../../shared/facts.ts'
import type { Box } from '../../../shared/sight.ts'

export const wholeFrame: Box = { x: 0, y: 0, width: 1, height: 1 }

/** The photograph inside its file. */
export const insideOf = (facts: Facts): Box => facts.frame?.inside ?? wholeFrame

/** The box as shares of `inside`, cut to it; null where most of it lies outside. */
export function boxInside(box: Box, inside: Box): Box | null {
  const left = Math.max(box.x, inside.x)
  const top = Math.max(box.y, inside.y)
  const right = Math.min(box.x + box.width, inside.x + inside.width)
  const bottom = Math.min(box.y + box.height, inside.y + inside.height)
  const kept = Math.max(0, right - left) * Math.max(0, bottom - top)
  if (kept <= 0.5 * box.width * box.height) return null
  return {
    x: toShare((left - inside.x) / inside.width),
    y: toShare((top - inside.y) / inside.height),
    width: toShare((right - left) / inside.width),
    height: toShare((bottom - top) / inside.height),
  }
}

/** A share with three decimals, a thousandth of the frame being finer than any net sees. */
export const toShare = (value: number): number =>
  Math.round(Math.min(1, Math.max(0, value)) * 1000) / 1000 + 0

/** What counts as touching an edge, as a share of the frame: a pixel or two of the copy that is looked at. */
const touching = 0.004

/** The edges of the photograph that the box reaches. */
export function edgesOf({ x, y, width, height }: Box): Edge[] {
  const reaches: [Edge, boolean][] = [
    ['left', x <= touching],
    ['top', y <= touching],
    ['right', x + width >= 1 - touching],
    ['bottom', y + height >= 1 - touching],
  ]
  return reaches.filter(([, isReached]) => isReached).map(([edge]) => edge)
}

/** "left of the middle", "at the top right", "in the middle": where a point lies, for words. Shares of the frame. */
export function placeWords(x: number, y: number): string {
  const side = x < 0.4 ? 'left' : x > 0.6 ? 'right' : ''
  const level = y < 1 / 3 ? 'top' : y > 2 / 3 ? 'bottom' : ''
  if (side === '' && level === '') return 'in the middle'
  if (level === '') return `${side} of the middle`
  return side === '' ? `in the middle, near the ${level}` : `at the ${level} ${side}`
}

/** "a", "a and b", "a, b and c". */
export function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
}
