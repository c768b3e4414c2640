// How sharp a face is in the pixels of the file. Knows no faces: it is given the pixels of one.
import { planeNoise } from './facts/noise.ts'
import { lumaOf, type Pixels, type Plane } from './pixels.ts'

/** Under this width or height, pixels, a face has too few edges to judge by. */
const leastSide = 60
/** The mean reaches so many pixels to either side; as many are left out along the border, and the step beside them. */
const reach = 4
const border = reach + 2
/** Mean step from one pixel to the next, in 8-bit levels, under which the rounding to whole levels looks like detail. */
const leastDetail = 1
/**
 * Noise over the mean step from which noise may pass for detail. Of a face blurred by σ 0.5 … 8 pixels under noise of σ
 * 1 … 6 none passed for sharp below it that was soft before (docs/facts.md).
 */
const mostNoise = 0.4

/**
 * Share (0..1) of the steps from pixel to pixel that a mean over nine pixels takes away, in the direction that loses less:
 * much of a sharp picture, little of one that is blurred already (after Crété-Roffet et al. 2007, "The blur effect").
 * Null where the picture is too small, has no detail, or is so noisy that its noise passes for detail.
 */
export function faceSharpness(pixels: Pixels): number | null {
  const { width, height } = pixels
  if (Math.min(width, height) < leastSide) return null
  const luma = lumaOf(pixels, { left: 0, top: 0, right: width, bottom: height })
  const directions = [lossAlong(luma, 1), lossAlong(luma, width)]
  const detail = Math.min(...directions.map(({ meanStep }) => meanStep))
  const noise = planeNoise(luma)
  if (noise === null || detail < leastDetail || noise > mostNoise * detail) return null
  return Math.min(...directions.map(({ lost }) => lost))
}

/** Of the steps along one direction: their mean in levels, and the share that is lost. `step`: to the next value along it. */
function lossAlong({ width, height, values }: Plane, step: number): { meanStep: number; lost: number } {
  let [all, lost, count] = [0, 0, 0]
  for (let y = border; y < height - border; y++) {
    for (let at = y * width + border, end = (y + 1) * width - border; at < end; at++, count++) {
      const before = Math.abs(values[at]! - values[at - step]!)
      // Two means that lie a step apart differ by what enters and what leaves.
      const after = Math.abs(values[at + reach * step]! - values[at - (reach + 1) * step]!) / (2 * reach + 1)
      all += before
      lost += Math.max(0, before - after)
    }
  }
  return { meanStep: all / count, lost: all === 0 ? 0 : lost / all }
}
