// Where something lies against the lines of thirds, measured or seen. Never finds it.

/** Nearer than this, as a share of the diagonal, something lies on a crossing for the eye. */
const nearCrossing = 0.07

/** Distance to the nearest crossing, as a share of the diagonal; `x`, `y` as shares of the frame, `aspect` its width over its height. */
export function distanceToThirds(x: number, y: number, aspect: number): number {
  return Math.hypot(toThird(x) * aspect, toThird(y)) / Math.hypot(aspect, 1)
}

const toThird = (share: number): number => Math.min(Math.abs(share - 1 / 3), Math.abs(share - 2 / 3))

type Placed = { thirdsDistance: number; leftWeight: number }

/** "14 % off a third, 52 % of weight left". */
export const thirdsDisplay = ({ thirdsDistance, leftWeight }: Placed): string =>
  `${percent(thirdsDistance)} off a third, ${percent(leftWeight)} of weight left`

/** "the subject lies near a crossing of the thirds; 52 % of the visual weight lies left of the middle". */
export function thirdsStatement(what: string, { thirdsDistance, leftWeight }: Placed): string {
  const near =
    thirdsDistance < nearCrossing
      ? `${what} lies near a crossing of the thirds`
      : `${what} lies ${percent(thirdsDistance)} of the diagonal from the nearest crossing of the thirds`
  return `${near}; ${percent(leftWeight)} of the visual weight lies left of the middle`
}

const percent = (share: number): string => `${Math.round(share * 100)} %`
