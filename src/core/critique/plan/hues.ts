// The colors of a palette by their place on the wheel. Never judges them.
import type { Fact, Facts } from '../../../shared/facts.ts'

type Swatch = Fact<'palette'>['swatches'][number]
export type Hue = { name: string; share: number; degrees: number }

/** CIE chroma under which a color counts as gray for the eye. */
const leastChroma = 10
/** Of the frame: smaller areas are not spoken of. */
const leastShare = 0.04

/** Names of the palette in US spelling, largest share first; swatches of one name count together. */
export function colorNames({ palette }: Facts): { name: string; share: number }[] {
  const shares = new Map<string, number>()
  for (const { name, share } of palette?.swatches ?? []) {
    const spelled = name.replace(/grey/g, 'gray')
    shares.set(spelled, (shares.get(spelled) ?? 0) + share)
  }
  return [...shares]
    .map(([name, share]) => ({ name, share }))
    .filter(({ share }) => share >= leastShare)
    .toSorted((a, b) => b.share - a.share)
}

/** The chromatic swatches as CIE hue angles, largest first. */
export function huesIn({ palette }: Facts): Hue[] {
  return (palette?.swatches ?? [])
    .map((swatch) => ({ swatch, ...labOf(swatch) }))
    .filter(({ swatch, a, b }) => swatch.share >= leastShare && Math.hypot(a, b) >= leastChroma)
    .map(({ swatch, a, b }) => ({
      name: swatch.name.replace(/grey/g, 'gray'),
      share: swatch.share,
      degrees: (Math.atan2(b, a) * 180) / Math.PI,
    }))
    .toSorted((one, other) => other.share - one.share)
}

/** Degrees between two hues, 0..180. */
export function hueDistance(one: number, other: number): number {
  const turn = (((one - other) % 360) + 540) % 360
  return Math.abs(turn - 180)
}

/** CIE 1976 a*, b* of an sRGB color under D65 (IEC 61966-2-1). */
function labOf({ hex }: Swatch): { a: number; b: number } {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  const root = (value: number): number =>
    value > 216 / 24389 ? Math.cbrt(value) : ((24389 / 27) * value + 16) / 116
  const x = root((0.4124564 * red + 0.3575761 * green + 0.1804375 * blue) / 0.95047)
  const y = root(0.2126729 * red + 0.7151522 * green + 0.072175 * blue)
  const z = root((0.0193339 * red + 0.119192 * green + 0.9503041 * blue) / 1.08883)
  return { a: 500 * (x - y), b: 200 * (y - z) }
}
