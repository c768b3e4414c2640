// How much light a face has against the rest of its photograph. Knows no faces: it is given the box of one.
import { linearLight } from './facts/colour.ts'
import { boxOf, type Area, type Box, type Pixels } from './pixels.ts'

/** The middle of a face, as a share of its width and height: without hair, ears and what lies behind it. */
const middle = 0.5
/** Under this, pixels, the middle of a face is too small to be told from its surroundings. */
const leastSide = 6
/** Share of the photograph that has to be left beside the face. */
const leastRest = 0.2
/** Added to both lights, so that black counts as about 13 stops under white. */
const floor = 1e-4

/**
 * Mean linear light (luminance, sRGB) of the middle of `face` over that of the photograph without the face, in stops.
 * Skin has its part in it: dark skin reads darker in the same light. Null where one of the two is too small.
 * @param face as shares of `raster`
 */
export function faceLight(raster: Pixels, face: Area): number | null {
  const heart = heartOf(raster, face)
  const around = boxOf(face, raster)
  const pixels = raster.width * raster.height
  const rest = pixels - around.width * around.height
  if (Math.min(heart.width, heart.height) < leastSide || rest < leastRest * pixels) return null
  const whole = { left: 0, top: 0, width: raster.width, height: raster.height }
  const ofFace = lightIn(raster, heart) / (heart.width * heart.height)
  const ofRest = Math.max(0, lightIn(raster, whole) - lightIn(raster, around)) / rest
  return Math.log2((ofFace + floor) / (ofRest + floor))
}

/** Mean luminance of the middle of a box, 0 to 1. */
export function middleLight(raster: Pixels, box: Area): number {
  const heart = heartOf(raster, box)
  return lightIn(raster, heart) / (heart.width * heart.height)
}

function heartOf(raster: Pixels, box: Area): Box {
  const rim = (1 - middle) / 2
  const x = box.x + rim * box.width
  const y = box.y + rim * box.height
  return boxOf({ x, y, width: middle * box.width, height: middle * box.height }, raster)
}

/** Sum of the luminances of the pixels in a box, each 0..1. */
function lightIn({ width, rgb }: Pixels, box: Box): number {
  let sum = 0
  for (let y = box.top; y < box.top + box.height; y++) {
    for (let p = 3 * (y * width + box.left), end = p + 3 * box.width; p < end; p += 3) {
      sum +=
        0.2126 * linearLight[rgb[p]!]! +
        0.7152 * linearLight[rgb[p + 1]!]! +
        0.0722 * linearLight[rgb[p + 2]!]!
    }
  }
  return sum
}
