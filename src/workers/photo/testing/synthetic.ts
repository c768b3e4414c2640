// Pictures of which the truth is known, because a test painted them.
// It never reads a file; the same arguments always give the same picture.
import { gaussianBlur } from '../facts/gaussian.ts'
import { createScene, type Scene } from '../facts/scene.ts'
import { seededRandom } from '../facts/statistics.ts'
import type { Pixels, StoredPixels } from '../pixels.ts'

export type Rgb = readonly [red: number, green: number, blue: number]

/** A picture from a function of the pixel; values are rounded and clipped to 0..255. */
export function paint(width: number, height: number, colourAt: (x: number, y: number) => Rgb): Pixels {
  const rgb = new Uint8ClampedArray(width * height * 3)
  for (let y = 0, p = 0; y < height; y++) {
    for (let x = 0; x < width; x++, p += 3) {
      const colour = colourAt(x, y)
      rgb[p] = colour[0]
      rgb[p + 1] = colour[1]
      rgb[p + 2] = colour[2]
    }
  }
  return { width, height, rgb: new Uint8Array(rgb.buffer) }
}

export const grey = (value: number): Rgb => [value, value, value]

/** The picture as the facts see one that needs no downscaling. */
export function sceneOf(pixels: Pixels): Scene {
  return createScene({ raster: pixels, size: pixels, jpegQuality: null })
}

/** The picture as stored in a file of that orientation. */
export function storedAs(pixels: Pixels, orientation = 1): StoredPixels {
  return { ...pixels, orientation }
}

/** The picture with Gaussian noise of standard deviation `sigma`, the same in all channels. */
export function addNoise(pixels: Pixels, sigma: number, seed = 7): Pixels {
  const random = seededRandom(seed)
  const noisy = new Uint8ClampedArray(pixels.rgb.length)
  for (let p = 0; p < noisy.length; p += 3) {
    const normal = Math.sqrt(-2 * Math.log(random() + 1e-12)) * Math.cos(2 * Math.PI * random())
    for (let c = 0; c < 3; c++) noisy[p + c] = pixels.rgb[p + c]! + sigma * normal
  }
  return { ...pixels, rgb: new Uint8Array(noisy.buffer) }
}

/** The picture blurred by a Gaussian of standard deviation `sigma` pixels. */
export function blurPixels(pixels: Pixels, sigma: number): Pixels {
  const { width, height, rgb } = pixels
  const blurred = new Uint8ClampedArray(rgb.length)
  for (let c = 0; c < 3; c++) {
    const values = Float32Array.from({ length: width * height }, (_, i) => rgb[3 * i + c]!)
    gaussianBlur({ width, height, values }, sigma).values.forEach((value, i) => {
      blurred[3 * i + c] = value
    })
  }
  return { width, height, rgb: new Uint8Array(blurred.buffer) }
}

/**
 * The picture moved evenly along a straight line while it was taken: `length` pixels, `degrees` from the x axis towards
 * the y axis. `isMoved` says which pixels move; the others stay.
 */
export function movePixels(
  pixels: Pixels,
  length: number,
  degrees: number,
  isMoved: (x: number, y: number) => boolean = () => true,
): Pixels {
  const { width, height, rgb } = pixels
  const angle = (degrees * Math.PI) / 180
  const steps = Array.from({ length }, (_, k) => {
    const along = k - (length - 1) / 2
    return [Math.round(along * Math.cos(angle)), Math.round(along * Math.sin(angle))] as const
  })
  const inside = (value: number, size: number): number => Math.max(0, Math.min(size - 1, value))
  return paint(width, height, (x, y) => {
    const offsets = isMoved(x, y) ? steps : ([[0, 0]] as const)
    const sum: [number, number, number] = [0, 0, 0]
    for (const [dx, dy] of offsets) {
      const at = (inside(y + dy, height) * width + inside(x + dx, width)) * 3
      for (let c = 0; c < 3; c++) sum[c]! += rgb[at + c]!
    }
    return [sum[0] / offsets.length, sum[1] / offsets.length, sum[2] / offsets.length]
  })
}

/**
 * Natural-looking texture as a function of the pixel, about -1..1: value noise whose largest grain is `scale` pixels
 * and each of `octaves` half as large and 0.55 times as strong.
 */
export function texture(scale: number, octaves = 5, seed = 1): (x: number, y: number) => number {
  const random = seededRandom(seed)
  const lattices = Array.from({ length: octaves }, () =>
    Float32Array.from({ length: 65_536 }, () => random() - 0.5),
  )
  return (x, y) => {
    let value = 0
    let strength = 1
    let grain = scale
    for (const lattice of lattices) {
      value += strength * interpolate(lattice, x / grain, y / grain)
      strength *= 0.55
      grain /= 2
    }
    return value
  }
}

/** Smoothly interpolated value of a 256 x 256 lattice that repeats. */
function interpolate(lattice: Float32Array, x: number, y: number): number {
  const column = Math.floor(x)
  const row = Math.floor(y)
  const u = smooth(x - column)
  const v = smooth(y - row)
  const left = column & 255
  const right = (column + 1) & 255
  const top = (row & 255) * 256
  const bottom = ((row + 1) & 255) * 256
  const above = lattice[top + left]! * (1 - u) + lattice[top + right]! * u
  const below = lattice[bottom + left]! * (1 - u) + lattice[bottom + right]! * u
  return above * (1 - v) + below * v
}

const smooth = (t: number): number => t * t * (3 - 2 * t)

/** The bytes of a "#rrggbb" colour. */
export function hexToRgb(hex: string): Rgb {
  const byte = (at: number): number => Number.parseInt(hex.slice(at, at + 2), 16)
  return [byte(1), byte(3), byte(5)]
}
