import type { Fact } from '../../../shared/facts.ts'
import { asHint } from '../../../shared/hint.ts'
import { distanceToThirds, thirdsDisplay, thirdsStatement } from '../../../shared/thirds.ts'
import { round } from './format.ts'
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
  return {
    tier: 'C',
    confidence: round(0.6 * centre.dominance, 2),
    label: 'Placement',
    display: attended ? thirdsDisplay({ thirdsDistance, leftWeight }) : 'nothing stands out',
    statement: attended
      ? asHint(thirdsStatement('what draws the eye', { thirdsDistance, leftWeight }))
      : null,
    thirdsDistance,
    leftWeight,
  }
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
