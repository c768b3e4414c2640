import type { Fact } from '../../../shared/facts.ts'
import { castScale } from '../../../shared/scales/cast.ts'
import { bandOf } from '../../../shared/scales/scale.ts'
import type { Pixels } from '../pixels.ts'
import { hueDegrees, linearLight, toLab } from './colour.ts'
import { formatSigned, round } from './format.ts'
import type { Scene } from './scene.ts'

/** Every seventh pixel is enough. */
const step = 7
/** Pixels nearer to black or white (8-bit) say nothing about the light. */
const tooDark = 12
const tooBright = 250
/** Near-neutral: L* within these bounds and Lab chroma under this. */
const neutral = { darkest: 25, lightest: 95, chroma: 22 }
/** Exponent of the Minkowski mean in Shades of Grey. */
const power = 6
/** Near-neutral share of the frame from which the fact is trusted, and under which nothing is said. */
const trustedShare = 0.25
const leastShare = 0.05

/** Directions in the a*b* plane, by the upper bound of their hue angle in degrees. */
const directions: [below: number, name: string][] = [
  [22.5, 'magenta-red'],
  [67.5, 'orange'],
  [112.5, 'yellow'],
  [157.5, 'yellow-green'],
  [202.5, 'green'],
  [247.5, 'cyan'],
  [292.5, 'blue'],
  [337.5, 'blue-magenta'],
  [360, 'magenta-red'],
]

const sixthPowers = linearLight.map((light) => light ** power)

export type LabShift = { a: number; b: number }
export type Cast = {
  /** Mean of the near-neutral pixels. */
  nearNeutral: LabShift
  /** Their share of the frame, 0..1. */
  neutralShare: number
  greyWorld: LabShift
  shadesOfGrey: LabShift
}

/**
 * Colour cast, tier B. Mean CIE Lab a*, b* of near-neutral pixels and the percent of the frame they hold; beside
 * it two estimators of the light: grey world (Buchsbaum 1980), the mean of all pixels, and Shades of Grey with p = 6
 * (Finlayson & Trezzi 2004), as a*, b* of a mid grey under that light. A lean may be meant: a sunset has one.
 */
export function measureCast({ raster }: Scene): Fact<'cast'> {
  const cast = findCast(raster)
  const neutralPercent = round(100 * cast.neutralShare, 0)
  const { a, b } = roundShift(cast.nearNeutral)
  const lean = describeLean(a, b)
  const isKnown = cast.neutralShare >= leastShare
  return {
    tier: 'B',
    confidence: isKnown ? round(Math.min(0.9, cast.neutralShare / trustedShare), 2) : 0,
    label: 'Colour cast',
    display: isKnown
      ? `${lean ?? 'neutral'} (a ${formatSigned(a, 1)}, b ${formatSigned(b, 1)})`
      : 'nothing near neutral',
    statement: isKnown
      ? `near-neutral areas ${lean ? `lean ${lean}` : 'are neutral'} (${neutralPercent} % of the frame)`
      : null,
    a,
    b,
    neutralPercent,
    greyWorld: roundShift(cast.greyWorld),
    shadesOfGrey: roundShift(cast.shadesOfGrey),
  }
}

/** Not rounded. */
export function findCast({ rgb }: Pixels): Cast {
  const neutralSum = { a: 0, b: 0, count: 0 }
  const allSum = { a: 0, b: 0, count: 0 }
  const powers: [number, number, number] = [0, 0, 0]
  for (let p = 0; p < rgb.length; p += 3 * step) {
    const red = rgb[p]!
    const green = rgb[p + 1]!
    const blue = rgb[p + 2]!
    const brightest = Math.max(red, green, blue)
    if (brightest >= tooBright || brightest < tooDark) continue
    powers[0] += sixthPowers[red]!
    powers[1] += sixthPowers[green]!
    powers[2] += sixthPowers[blue]!
    const [lightness, a, b] = toLab(linearLight[red]!, linearLight[green]!, linearLight[blue]!)
    add(allSum, a, b)
    if (lightness <= neutral.darkest || lightness >= neutral.lightest) continue
    if (a * a + b * b < neutral.chroma ** 2) add(neutralSum, a, b)
  }
  return {
    nearNeutral: meanShift(neutralSum),
    neutralShare: neutralSum.count / Math.ceil(rgb.length / (3 * step)),
    greyWorld: meanShift(allSum),
    shadesOfGrey: greyUnder(powers),
  }
}

type ShiftSum = LabShift & { count: number }

function add(sum: ShiftSum, a: number, b: number): void {
  sum.a += a
  sum.b += b
  sum.count++
}

const meanShift = ({ a, b, count }: ShiftSum): LabShift =>
  count > 0 ? { a: a / count, b: b / count } : { a: 0, b: 0 }

/** Lab shift of an 18 % grey under the light whose channels have these sums of sixth powers. */
function greyUnder(powers: [number, number, number]): LabShift {
  const [red, green, blue] = powers.map((sum) => sum ** (1 / power)) as [number, number, number]
  const luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue
  if (luminance === 0) return { a: 0, b: 0 }
  const scale = 0.18 / luminance
  const [, a, b] = toLab(red * scale, green * scale, blue * scale)
  return { a, b }
}

const roundShift = ({ a, b }: LabShift): LabShift => ({ a: round(a, 1), b: round(b, 1) })

/** The colour that a shift leans to, null when it is too small to see. */
function describeLean(a: number, b: number): string | null {
  if (bandOf(castScale, Math.hypot(a, b)).name === 'none') return null
  const hue = hueDegrees(a, b)
  return directions.find(([below]) => hue < below)?.[1] ?? null
}
