import type { Pixels } from '../pixels.ts'
import { linearLight, toOklab } from './colour.ts'

/** Colours of about 16,000 pixels in OKLab, enough for shares to within half a percent. */
export type ColourSample = { count: number; lightness: Float32Array; a: Float32Array; b: Float32Array }

const wanted = 16_000

export function sampleColours({ width, height, rgb }: Pixels): ColourSample {
  const step = Math.max(1, Math.floor(Math.sqrt((width * height) / wanted)))
  const room = Math.ceil(width / step) * Math.ceil(height / step)
  const sample: ColourSample = {
    count: 0,
    lightness: new Float32Array(room),
    a: new Float32Array(room),
    b: new Float32Array(room),
  }
  // Each row starts a pixel further, so that no column of the picture is left out.
  for (let y = 0, row = 0; y < height; y += step, row++) {
    for (let x = row % step; x < width; x += step) {
      const p = (y * width + x) * 3
      const [lightness, a, b] = toOklab(
        linearLight[rgb[p]!]!,
        linearLight[rgb[p + 1]!]!,
        linearLight[rgb[p + 2]!]!,
      )
      sample.lightness[sample.count] = lightness
      sample.a[sample.count] = a
      sample.b[sample.count] = b
      sample.count++
    }
  }
  return sample
}
