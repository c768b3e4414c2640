// The facts of tone and colour of a small copy in one pass over its pixels, because many copies are measured at once.
import { lightness, linearLight } from './facts/colour.ts'
import type { Pixels } from './pixels.ts'

/** Luminances are counted by their square root: finer than 8 bits everywhere. */
const bins = 4096
const lightnessOf = Float32Array.from({ length: bins + 1 }, (_, i) => lightness((i / bins) ** 2))
/** As in facts/exposure.ts: mid grey, and what is added before a logarithm. */
const [midGrey, floor] = [0.18, 1e-4]
const stopsOf = Float32Array.from({ length: bins + 1 }, (_, i) => Math.log2((i / bins) ** 2 + floor))
/** As in facts/clippingMap.ts. */
const [white, black] = [254, 1]

export type TriedTones = {
  keyStops: number
  medianL: number
  rms: number
  highlightPercent: number
  shadowPercent: number
  m3: number
}

/** `keyStops`, `medianL`, `rms`, `m3` and the clipped shares as the facts define them, not rounded. */
export function measureTriedTones({ rgb }: Pixels): TriedTones {
  const counts = new Uint32Array(bins + 1)
  let highlights = 0
  let shadows = 0
  let sumRg = 0
  let sumYb = 0
  let squares = 0
  for (let p = 0; p < rgb.length; p += 3) {
    const red = rgb[p]!
    const green = rgb[p + 1]!
    const blue = rgb[p + 2]!
    const y = 0.2126 * linearLight[red]! + 0.7152 * linearLight[green]! + 0.0722 * linearLight[blue]!
    const bin = Math.round(bins * Math.sqrt(y))
    counts[bin] = counts[bin]! + 1
    if (red >= white || green >= white || blue >= white) highlights++
    if (red <= black && green <= black && blue <= black) shadows++
    const rg = red - green
    const yb = 0.5 * (red + green) - blue
    sumRg += rg
    sumYb += yb
    squares += rg * rg + yb * yb
  }
  const pixels = rgb.length / 3
  const [meanRg, meanYb] = [sumRg / pixels, sumYb / pixels]
  const spread = Math.sqrt(Math.max(0, squares / pixels - meanRg ** 2 - meanYb ** 2))
  return {
    ...tonesOf(counts, pixels),
    highlightPercent: (100 * highlights) / pixels,
    shadowPercent: (100 * shadows) / pixels,
    m3: spread + 0.3 * Math.hypot(meanRg, meanYb),
  }
}

function tonesOf(counts: Uint32Array, pixels: number): Pick<TriedTones, 'keyStops' | 'medianL' | 'rms'> {
  let stops = 0
  let sum = 0
  let squares = 0
  let below = 0
  let median = -1
  for (let bin = 0; bin <= bins; bin++) {
    const count = counts[bin]!
    if (count === 0) continue
    stops += count * stopsOf[bin]!
    sum += count * lightnessOf[bin]!
    squares += count * lightnessOf[bin]! ** 2
    below += count
    if (median < 0 && below >= pixels / 2) median = bin
  }
  const mean = sum / pixels
  return {
    keyStops: stops / pixels - Math.log2(midGrey),
    medianL: lightness((median / bins) ** 2),
    rms: Math.sqrt(Math.max(0, squares / pixels - mean ** 2)) / 100,
  }
}
