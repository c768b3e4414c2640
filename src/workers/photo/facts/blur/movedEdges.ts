// Whether the edges of the picture bear out a movement that its spectrum shows.
import { directionBins, type EdgeWidths } from './edgeWidths.ts'
import { directionWidths, type DirectionWidth } from './widths.ts'

/** Width in pixels from which even the narrowest edges across the movement are blurred, and how much less others are. */
const blurred = 0.2
const narrower = 0.4
/** Edges are blurred alike in all directions where each is by at least this, and the narrowest by this share of the widest. */
const even = { width: 0.3, roughly: 0.35, nearly: 0.6 }
/** Directions with edges that the word "all" takes. */
const fewestDirections = 8

/**
 * sharpest: even the narrowest edges that the movement crosses are blurred, those that it follows are not. typical: most
 * of those that it crosses are wider than most that it follows. none: neither.
 */
export type EdgeSupport = 'sharpest' | 'typical' | 'none'

/**
 * Stripes, waves and masts leave the spectrum of a movement, too, but their edges are as sharp as any. A movement widens
 * the edges that it crosses and leaves those that it follows (after Marziliano et al. 2002, "A no-reference perceptual
 * blur metric", who measure widths along one direction only).
 */
export function supportMovement(degrees: number, edges: EdgeWidths[]): EdgeSupport {
  const widths = directionWidths(edges)
  const crossed = widthsAbout(degrees, widths)
  const followed = widthsAbout(degrees + 90, widths)
  // Nearly even ones are out of focus, whatever the spectrum says.
  if (crossed.length === 0 || isEven(widths, 'nearly')) return 'none'
  const isWider = (of: keyof DirectionWidth): boolean =>
    Math.max(...crossed.map((width) => width[of])) >
    Math.min(...followed.map((width) => width[of])) + narrower
  if (isWider('sharpest') && crossed.some(({ sharpest }) => sharpest > blurred)) return 'sharpest'
  return isWider('typical') ? 'typical' : 'none'
}

/** Whether the edges of all directions are blurred, and about alike. */
export function isEven(widths: readonly (DirectionWidth | null)[], how: 'roughly' | 'nearly'): boolean {
  const sharpest = widths.flatMap((width) => (width ? [width.sharpest] : []))
  const narrowest = Math.min(...sharpest)
  const isBlurred = narrowest > even.width && narrowest > even[how] * Math.max(...sharpest)
  return isBlurred && sharpest.length >= fewestDirections
}

/** Widths of the edges whose gradient points where `degrees` do, within two bins. */
function widthsAbout(degrees: number, widths: readonly (DirectionWidth | null)[]): DirectionWidth[] {
  const middle = Math.round((degrees / 180) * directionBins)
  return [middle - 1, middle, middle + 1].flatMap(
    (bin) => widths[(bin + directionBins) % directionBins] ?? [],
  )
}
