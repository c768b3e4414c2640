import type { Fact } from '../../../shared/facts.ts'
import type { Pixels } from '../pixels.ts'
import { linearLight, luminanceOf } from './colour.ts'
import { formatSigned, round } from './format.ts'
import type { Planes } from './planes.ts'
import type { Scene } from './scene.ts'
import { mean } from './statistics.ts'

const midGrey = 0.18
/** Added to luminances before a logarithm, so that black counts as about 13 stops under white. */
const floor = 1e-4
const histogramBins = 64
/** An 8-bit value without these lowest bits is its bin. */
const bits = 2

/** Below this 8-bit level neighbours are more than half a stop apart: what is darker has no measurable range. */
const darkest = linearLight[3]!
const clipped = linearLight[254]!

export type Tone = {
  keyStops: number
  meanL: number
  medianL: number
  rangeStops: number
  rangeIsLeast: boolean
}

/**
 * Exposure, tier A. `keyStops`: log-average luminance against 18 % grey, in stops (Reinhard et al. 2002,
 * "Photographic Tone Reproduction"). `rangeStops`: log2 of the luminances at the 99th and 1st percentile, as far
 * as 8 bits can tell: 10.1 at most. `rangeIsLeast`: the tones run on into what is clipped or too dark to be told apart.
 * `meanL`, `medianL`: CIE L*, 0..100. Histograms: 64 bins of the 8-bit values, shares that sum to 1.
 */
export function measureExposure({ raster, planes }: Scene): Fact<'exposure'> {
  const tone = measureTone(planes)
  const keyStops = round(tone.keyStops, 1)
  const rangeStops = round(tone.rangeStops, 1)
  const { rangeIsLeast } = tone
  return {
    tier: 'A',
    confidence: 1,
    label: 'Exposure',
    display: `${formatSigned(keyStops, 1)} stops, range ${rangeStops.toFixed(1)} stops${rangeIsLeast ? ' or more' : ''}`,
    statement: `${describeKey(keyStops)}; its tones span ${rangeIsLeast ? 'at least ' : ''}${rangeStops.toFixed(1)} stops`,
    keyStops,
    meanL: round(tone.meanL, 1),
    medianL: round(tone.medianL, 1),
    rangeStops,
    rangeIsLeast,
    histogram: makeHistogram(raster, planes),
  }
}

/** The unrounded values. */
export function measureTone({ luminance, lightness }: Planes): Tone {
  const count = luminance.values.length
  const bins = new Uint32Array(1001)
  let logSum = 0
  for (let i = 0; i < count; i++) {
    logSum += Math.log2(luminance.values[i]! + floor)
    const bin = Math.floor(lightness.values[i]! * 10)
    bins[bin] = bins[bin]! + 1
  }
  const luminanceAt = (share: number): number => luminanceOf(percentile(bins, share * count))
  const [low, high] = [luminanceAt(0.01), luminanceAt(0.99)]
  return {
    keyStops: logSum / count - Math.log2(midGrey),
    meanL: mean(lightness.values),
    medianL: percentile(bins, 0.5 * count),
    rangeStops: Math.log2(Math.max(high, darkest) / Math.max(low, darkest)),
    rangeIsLeast: low < darkest || high >= clipped,
  }
}

/** L* below which `rank` pixels lie; a bin is 0.1 wide and its pixels are spread evenly over it. */
function percentile(bins: Uint32Array, rank: number): number {
  let below = 0
  let bin = 0
  while (bin < bins.length - 1 && below + bins[bin]! < rank) below += bins[bin++]!
  return Math.min(100, (bin + (bins[bin]! > 0 ? (rank - below) / bins[bin]! : 0)) / 10)
}

function makeHistogram({ rgb }: Pixels, { luma }: Planes): Fact<'exposure'>['histogram'] {
  const counts = [0, 1, 2, 3].map(() => new Uint32Array(histogramBins))
  const [luminance, red, green, blue] = counts as [Uint32Array, Uint32Array, Uint32Array, Uint32Array]
  const add = (bins: Uint32Array, bin: number): void => {
    bins[bin] = bins[bin]! + 1
  }
  for (let i = 0, p = 0; i < luma.values.length; i++, p += 3) {
    add(luminance, luma.values[i]! >> bits)
    add(red, rgb[p]! >> bits)
    add(green, rgb[p + 1]! >> bits)
    add(blue, rgb[p + 2]! >> bits)
  }
  const shares = (bins: Uint32Array): number[] => Array.from(bins, (n) => round(n / luma.values.length, 5))
  return { luminance: shares(luminance), red: shares(red), green: shares(green), blue: shares(blue) }
}

function describeKey(stops: number): string {
  if (stops === 0) return 'the average brightness is that of mid gray'
  const side = stops < 0 ? 'below' : 'above'
  return `the average brightness is ${Math.abs(stops).toFixed(1)} stops ${side} mid gray`
}
