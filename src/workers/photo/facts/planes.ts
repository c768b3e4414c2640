import type { Pixels, Plane } from '../pixels.ts'
import { lightness, linearLight } from './colour.ts'

/** Brightness of every pixel of the raster, in the three senses the facts need. */
export type Planes = {
  /** Relative luminance Y, linear light, 0..1 (Rec. 709). */
  luminance: Plane
  /** CIE L*, 0..100. */
  lightness: Plane
  /** Rec. 709 weights on gamma-encoded values, 0..255. */
  luma: Plane
}

export function makePlanes({ width, height, rgb }: Pixels): Planes {
  const size = width * height
  const luminanceValues = new Float32Array(size)
  const lightnessValues = new Float32Array(size)
  const lumaValues = new Float32Array(size)
  for (let i = 0, p = 0; i < size; i++, p += 3) {
    const red = rgb[p]!
    const green = rgb[p + 1]!
    const blue = rgb[p + 2]!
    const y = 0.2126 * linearLight[red]! + 0.7152 * linearLight[green]! + 0.0722 * linearLight[blue]!
    luminanceValues[i] = y
    lightnessValues[i] = lightness(y)
    lumaValues[i] = 0.2126 * red + 0.7152 * green + 0.0722 * blue
  }
  return {
    luminance: { width, height, values: luminanceValues },
    lightness: { width, height, values: lightnessValues },
    luma: { width, height, values: lumaValues },
  }
}
