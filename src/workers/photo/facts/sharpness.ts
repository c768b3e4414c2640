import type { Fact } from '../../../shared/facts.ts'
import { storedPoint } from '../orientation.ts'
import { cropLuma, type StoredPixels } from '../pixels.ts'
import { measureEdgeBlur, type EdgeBlur } from './edgeBlur.ts'
import { sharpestTiles } from './focusTiles.ts'
import { round } from './format.ts'
import { planeNoise } from './noise.ts'
import type { Scene } from './scene.ts'

/** How many of the most detailed tiles are looked at. */
const crops = 4
/** Side of the native crop around each: a part of the long edge, within bounds in pixels. */
const crop = { part: 1 / 6, smallest: 256, largest: 384 }
/** From here on edges of a measured width are common enough to trust it. */
const trustedEdges = 400

/**
 * Sharpness, tier B. Gaussian sigma of the sharpest edges in native pixels (Zhuo & Sim 2011): the smallest median
 * among native crops around the most detailed tiles of the frame. Under 1 is crisp. Real photos read 0.2 to 1.5
 * pixels low, in the right order; strong noise reads low too, hence less confidence. Null: no clear edges.
 */
export function measureSharpness(native: StoredPixels, { focus }: Scene): Fact<'sharpness'> {
  const best = sharpestTiles(focus, crops)
    .map(({ x, y }) => cropBlur(native, x, y))
    .filter((blur) => blur !== null)
    .toSorted((one, other) => one.sigma - other.sigma)[0]
  if (!best) {
    return {
      tier: 'B',
      confidence: 0,
      label: 'Sharpness',
      display: 'no clear edges',
      statement: null,
      edgeBlurPixels: null,
    }
  }
  const edgeBlurPixels = round(best.sigma, 1)
  const confidence = 0.8 * Math.min(1, best.edges / trustedEdges) * (best.noise > 3 ? 0.75 : 1)
  return {
    tier: 'B',
    confidence: round(confidence, 2),
    label: 'Sharpness',
    display: `${edgeBlurPixels.toFixed(1)} px (${describeBlur(edgeBlurPixels)})`,
    statement: `the sharpest edges are ${describeBlur(edgeBlurPixels)}, ${describeWidth(edgeBlurPixels)}`,
    edgeBlurPixels,
  }
}

function cropBlur(native: StoredPixels, x: number, y: number): (EdgeBlur & { noise: number }) | null {
  const centre = storedPoint(native.orientation, x, y)
  const side = Math.round(crop.part * Math.max(native.width, native.height))
  const size = Math.max(crop.smallest, Math.min(crop.largest, side))
  const luma = cropLuma(native, centre.x, centre.y, size)
  const noise = planeNoise(luma) ?? 0
  const blur = measureEdgeBlur(luma, noise)
  return blur && { ...blur, noise }
}

function describeWidth(pixels: number): string {
  return pixels === 0 ? 'without measurable blur' : `blurred by ${pixels.toFixed(1)} pixels at full size`
}

function describeBlur(pixels: number): string {
  if (pixels < 1) return 'crisp'
  return pixels < 2 ? 'slightly soft' : pixels < 4 ? 'soft' : 'very soft'
}
