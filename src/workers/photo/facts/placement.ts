import type { Fact } from '../../../shared/facts.ts'
import { formatShare, hint, round } from './format.ts'
import { gridSize } from './grid.ts'
import type { Scene } from './scene.ts'

/** What stands out strongly weighs more than its share of attention. */
const weightPower = 1.5

/**
 * Placement, tier C: it follows the subject. `thirdsDistance`: from the subject's centre to the nearest crossing of
 * the thirds, as a share of the frame's diagonal. `leftWeight`: share of visual weight (attention to the power 1.5)
 * left of the middle.
 */
export function measurePlacement({ attention, attended, raster }: Scene): Fact<'placement'> {
  const centre = attended ?? { x: 0.5, y: 0.5, dominance: 0 }
  const thirdsDistance = round(distanceToThirds(centre.x, centre.y, raster.width / raster.height), 2)
  const leftWeight = round(weightLeft(attention), 2)
  const balance = `${formatShare(leftWeight)} of the visual weight lies left of the middle`
  return {
    tier: 'C',
    confidence: round(0.6 * centre.dominance, 2),
    label: 'Placement',
    display: attended
      ? `${formatShare(thirdsDistance)} off a third, ${formatShare(leftWeight)} of weight left`
      : 'nothing stands out',
    statement: attended ? hint(`${describeDistance(thirdsDistance)}; ${balance}`) : null,
    thirdsDistance,
    leftWeight,
  }
}

/** Share of the diagonal; `x`, `y` as shares of the frame, `aspect` its width over its height. */
export function distanceToThirds(x: number, y: number, aspect: number): number {
  return Math.hypot(toThird(x) * aspect, toThird(y)) / Math.hypot(aspect, 1)
}

function toThird(share: number): number {
  return Math.min(Math.abs(share - 1 / 3), Math.abs(share - 2 / 3))
}

function weightLeft(attention: Float32Array): number {
  let left = 0
  let total = 0
  for (let cell = 0; cell < attention.length; cell++) {
    const weight = attention[cell]! ** weightPower
    total += weight
    if (cell % gridSize < gridSize / 2) left += weight
  }
  return total > 0 ? left / total : 0.5
}

function describeDistance(distance: number): string {
  return distance < 0.07
    ? 'what draws the eye lies near a crossing of the thirds'
    : `what draws the eye lies ${formatShare(distance)} of the diagonal from the nearest crossing of the thirds`
}
