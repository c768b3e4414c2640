import type { KeptRectangle } from '../../../shared/keptRectangle.ts'
import { cutOut, type Pixels } from '../pixels.ts'

/**
 * The rectangle as an upright picture, one pixel for one, by Catmull-Rom's cubic (Keys 1981, a = -1/2) on the encoded
 * values, as libvips turns pictures; beyond the edge the last pixel is repeated. What lies on whole pixels is copied.
 * @param kept in pixels of `picture`
 */
export function takeRectangle(picture: Pixels, kept: KeptRectangle): Pixels {
  const width = Math.max(1, Math.round(kept.width))
  const height = Math.max(1, Math.round(kept.height))
  const [left, top] = [kept.x - kept.width / 2, kept.y - kept.height / 2]
  const isWhole = [left, top, kept.width, kept.height].every((at) => Math.abs(at - Math.round(at)) < 1e-6)
  if (kept.degrees === 0 && isWhole) {
    return cutOut(picture, { left: Math.round(left), top: Math.round(top), width, height })
  }
  const angle = (kept.degrees * Math.PI) / 180
  const [cosine, sine] = [Math.cos(angle), Math.sin(angle)]
  const rgb = new Uint8ClampedArray(3 * width * height)
  for (let row = 0, to = 0; row < height; row++) {
    const v = ((row + 0.5) / height - 0.5) * kept.height
    for (let column = 0; column < width; column++, to += 3) {
      const u = ((column + 0.5) / width - 0.5) * kept.width
      takeCubic(picture, kept.x + cosine * u + sine * v - 0.5, kept.y - sine * u + cosine * v - 0.5, rgb, to)
    }
  }
  return { width, height, rgb: new Uint8Array(rgb.buffer) }
}

/** Weights of the four pixels around a point by its place between the middle two, in 256 steps. */
const weights = Float32Array.from({ length: 4 * 257 }, (_, i) => {
  const t = Math.floor(i / 4) / 256
  const of = [
    -0.5 * t + t * t - 0.5 * t ** 3,
    1 - 2.5 * t * t + 1.5 * t ** 3,
    0.5 * t + 2 * t * t - 1.5 * t ** 3,
    -0.5 * t * t + 0.5 * t ** 3,
  ]
  return of[i % 4]!
})

// Called for every pixel: no lists are made in it.
function takeCubic(
  { width, height, rgb }: Pixels,
  x: number,
  y: number,
  into: Uint8ClampedArray,
  to: number,
): void {
  const column = Math.floor(x)
  const row = Math.floor(y)
  const acrossAt = 4 * Math.round(256 * (x - column))
  const downAt = 4 * Math.round(256 * (y - row))
  let red = 0
  let green = 0
  let blue = 0
  for (let j = 0; j < 4; j++) {
    const line = Math.max(0, Math.min(height - 1, row + j - 1)) * width
    const down = weights[downAt + j]!
    for (let i = 0; i < 4; i++) {
      const p = 3 * (line + Math.max(0, Math.min(width - 1, column + i - 1)))
      const weight = down * weights[acrossAt + i]!
      red += weight * rgb[p]!
      green += weight * rgb[p + 1]!
      blue += weight * rgb[p + 2]!
    }
  }
  into[to] = red
  into[to + 1] = green
  into[to + 2] = blue
}
