// What colour the light has, guessed in three ways that fail differently. Each answer is the a*, b* that a light grey
// (Y 0.5) has under it.
import { toLab, type Triple } from './colour.ts'
import type { LightSample } from './lightSample.ts'
import { quantile } from './statistics.ts'

export type LabShift = { a: number; b: number }
export type LightEstimates = { edges: LabShift; white: LabShift; shades: LabShift }

/** Exponent of the Minkowski means is 6: the strongest edges and the brightest areas count most. */
const root = 1 / 6
/** Part of the unclipped cells that is the brightest. */
const brightest = 0.03
const grey = 0.5

/**
 * Grey edge, p = 6 (van de Weijer, Gevers & Gijsenij 2007): edges are grey on average. White patch (Land 1977): the
 * brightest 3 % are white. Shades of grey, p = 6 (Finlayson & Trezzi 2004).
 */
export function estimateLight(sample: LightSample): LightEstimates {
  const { channels } = sample
  return {
    edges: shiftOf(channels.map((channel) => edgeStrength(channel, sample)) as Triple),
    white: whitePatch(sample),
    shades: shiftOf(channels.map((channel) => sixthMean(channel, sample)) as Triple),
  }
}

function edgeStrength(channel: Float32Array, { width, height, clipped }: LightSample): number {
  let sum = 0
  for (let y = 1; y < height - 1; y++) {
    for (let i = y * width + 1, end = i + width - 2; i < end; i++) {
      if (clipped[i]! | clipped[i - 1]! | clipped[i + 1]! | clipped[i - width]! | clipped[i + width]!)
        continue
      const x = channel[i + 1]! - channel[i - 1]!
      const down = channel[i + width]! - channel[i - width]!
      sum += (x * x + down * down) ** 3
    }
  }
  return sum ** root
}

function sixthMean(channel: Float32Array, { clipped }: LightSample): number {
  let sum = 0
  for (let i = 0; i < channel.length; i++) if (!clipped[i]) sum += channel[i]! ** 6
  return sum ** root
}

function whitePatch({ channels, lightness, clipped }: LightSample): LabShift {
  const open = lightness.filter((_, i) => !clipped[i])
  const limit = quantile(open, 1 - brightest) ?? 100
  const sums: Triple = [0, 0, 0]
  for (let i = 0; i < lightness.length; i++) {
    if (clipped[i] || lightness[i]! < limit) continue
    for (const c of [0, 1, 2] as const) sums[c] += channels[c][i]!
  }
  return shiftOf(sums)
}

function shiftOf([red, green, blue]: Triple): LabShift {
  const luminance = 0.212673 * red + 0.715152 * green + 0.072175 * blue
  if (luminance <= 0) return { a: 0, b: 0 }
  const scale = grey / luminance
  const [, a, b] = toLab(red * scale, green * scale, blue * scale)
  return { a, b }
}
