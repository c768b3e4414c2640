import type { Pixels } from '../pixels.ts'
import { linearLight, toLab, type Triple } from './colour.ts'

/** Long edge of the sample in cells. */
const edge = 256
/** A cell with a pixel at or above this (8-bit) has lost a colour. */
const clippedFrom = 252

/** The picture in cells, each the mean of its pixels in linear light. */
export type LightSample = {
  width: number
  height: number
  /** Linear red, green and blue, 0..1. */
  channels: [Float32Array, Float32Array, Float32Array]
  /** CIE L*, a*, b*. */
  lightness: Float32Array
  a: Float32Array
  b: Float32Array
  /** 1 where a pixel is clipped: its colour says nothing of the light. */
  clipped: Uint8Array
}

export function sampleLight({ width: fullWidth, height: fullHeight, rgb }: Pixels): LightSample {
  const cell = Math.max(1, Math.round(Math.max(fullWidth, fullHeight) / edge))
  const width = Math.max(1, Math.floor(fullWidth / cell))
  const height = Math.max(1, Math.floor(fullHeight / cell))
  const room = (): Float32Array => new Float32Array(width * height)
  const [reds, greens, blues] = [room(), room(), room()]
  const sample: LightSample = {
    width,
    height,
    channels: [reds, greens, blues],
    lightness: room(),
    a: room(),
    b: room(),
    clipped: new Uint8Array(width * height),
  }
  const across = Math.min(cell, fullWidth)
  const down = Math.min(cell, fullHeight)
  for (let i = 0; i < reds.length; i++) {
    const left = (i % width) * cell
    const top = Math.floor(i / width) * cell
    let red = 0
    let green = 0
    let blue = 0
    let brightest = 0
    for (let y = top; y < top + down; y++) {
      for (let p = (y * fullWidth + left) * 3, end = p + 3 * across; p < end; p += 3) {
        const [r, g, b] = [rgb[p]!, rgb[p + 1]!, rgb[p + 2]!]
        red += linearLight[r]!
        green += linearLight[g]!
        blue += linearLight[b]!
        if (r > brightest || g > brightest || b > brightest) brightest = Math.max(r, g, b)
      }
    }
    const pixels = across * down
    const light: Triple = [red / pixels, green / pixels, blue / pixels]
    const [lightness, a, b] = toLab(...light)
    reds[i] = light[0]
    greens[i] = light[1]
    blues[i] = light[2]
    sample.lightness[i] = lightness
    sample.a[i] = a
    sample.b[i] = b
    sample.clipped[i] = brightest >= clippedFrom ? 1 : 0
  }
  return sample
}
