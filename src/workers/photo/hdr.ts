// Brings the light of an HDR picture (ITU-R BT.2100: PQ or HLG) down to what a screen without HDR shows.
// It never changes hue: all three channels of a pixel are scaled by one factor.
import { hdrTransfer } from './codedColours.ts'
import type { DeepPixels } from './pixels.ts'

/** Light of white on paper in cd/m² (ITU-R BT.2408, table 1), which becomes sRGB's white. */
const referenceWhite = 203
/** The brightest that PQ can say, and the screen for which HLG is shown here (BT.2100, table 5). */
const pqPeak = 10_000
const hlgPeak = 1000
/** System gamma of HLG on such a screen. */
const hlgGamma = 1.2

/** Share of pixels that may be brighter than what becomes full white: glints do not darken the rest. */
const glints = 1e-3
/** Light up to which white is no brighter than reference white: a quarter of a stop, which lossy coding adds to it. */
const nearWhite = 2 ** 0.25

const full = 65_535
const steps = 4096
const brightest = pqPeak / referenceWhite

/** SMPTE ST 2084: light 0..1 of 10,000 cd/m² from a code 0..1, and back. */
const m1 = 2610 / 16_384
const m2 = (2523 / 4096) * 128
const c1 = 3424 / 4096
const c2 = (2413 / 4096) * 32
const c3 = (2392 / 4096) * 32
function pqToLight(code: number): number {
  const power = code ** (1 / m2)
  return (Math.max(0, power - c1) / (c2 - c3 * power)) ** (1 / m1)
}
function lightToPq(light: number): number {
  const power = light ** m1
  return ((c1 + c2 * power) / (1 + c3 * power)) ** m2
}

/** Inverse OETF of HLG (BT.2100, table 5): light of the scene 0..1. */
function hlgToScene(code: number): number {
  const a = 0.178_832_77
  const b = 1 - 4 * a
  const c = 0.5 - a * Math.log(4 * a)
  return code <= 0.5 ? code ** 2 / 3 : (Math.exp((code - c) / a) + b) / 12
}

export const srgbEncode = (light: number): number =>
  light <= 0.003_130_8 ? 12.92 * light : 1.055 * light ** (1 / 2.4) - 0.055

/**
 * Turns the numbers of a picture in place into sRGB's curve over its own primaries. `luminance` are the shares that
 * red, green and blue of these primaries have in white. Light up to the brightest of the picture is brought into range
 * by the curve of ITU-R BT.2390 (5.4.1) on the strongest channel; below its knee, and where nothing is brighter than
 * the reference white, nothing changes.
 */
export function toneMapHdr(
  { rgb }: DeepPixels,
  transfer: number,
  luminance: readonly [red: number, green: number, blue: number],
): void {
  const lightOf = lightReader(rgb, transfer, luminance)
  const light = new Float64Array(3)
  const scaleOf = roll(findPeak(rgb, lightOf, light))
  const encoded = Uint16Array.from({ length: full + 1 }, (_, i) => Math.round(full * srgbEncode(i / full)))
  for (let at = 0; at < rgb.length; at += 3) {
    const scale = full * scaleOf(lightOf(at, light))
    for (let c = 0; c < 3; c++) rgb[at + c] = encoded[Math.min(full, Math.round(light[c]! * scale))]!
  }
}

/** Reads the light of the pixel at an index into an array, 1 = reference white; returns its strongest channel. */
function lightReader(
  rgb: Uint16Array,
  transfer: number,
  [red, green, blue]: readonly [number, number, number],
): (at: number, light: Float64Array) => number {
  const isHlg = transfer === hdrTransfer.hlg
  const unit = (isHlg ? hlgPeak : pqPeak) / referenceWhite
  const curve = isHlg ? hlgToScene : pqToLight
  const linear = Float64Array.from({ length: full + 1 }, (_, i) => unit * curve(i / full))
  return (at, light) => {
    const r = linear[rgb[at]!]!
    const g = linear[rgb[at + 1]!]!
    const b = linear[rgb[at + 2]!]!
    const gain = isHlg ? ((red * r + green * g + blue * b) / unit) ** (hlgGamma - 1) : 1
    light[0] = gain * r
    light[1] = gain * g
    light[2] = gain * b
    return gain * Math.max(r, g, b)
  }
}

/** The brightest channel of a picture but for glints, at least reference white. */
function findPeak(
  rgb: Uint16Array,
  lightOf: (at: number, light: Float64Array) => number,
  light: Float64Array,
): number {
  const counts = new Uint32Array(steps + 1)
  const index = (value: number): number => Math.ceil(steps * Math.sqrt(Math.min(1, value / brightest)))
  for (let at = 0; at < rgb.length; at += 3) counts[index(lightOf(at, light))]!++
  let left = Math.floor((glints * rgb.length) / 3)
  let bin = steps
  while (bin > 0 && (left -= counts[bin]!) >= 0) bin--
  const peak = brightest * (bin / steps) ** 2
  return peak < nearWhite ? 1 : peak
}

/** By how much light of a strength is scaled: BT.2390, 5.4.1, without its lift of black. */
function roll(peak: number): (strongest: number) => number {
  if (peak === 1) return () => 1
  const top = lightToPq((peak * referenceWhite) / pqPeak)
  const target = lightToPq(referenceWhite / pqPeak) / top
  const knee = 1.5 * target - 0.5
  const scales = Float64Array.from({ length: steps + 1 }, (_, i) => {
    const strongest = peak * (i / steps) ** 2
    const code = lightToPq((strongest * referenceWhite) / pqPeak) / top
    if (code <= knee) return 1
    const t = (code - knee) / (1 - knee)
    const rolled =
      (2 * t ** 3 - 3 * t ** 2 + 1) * knee +
      (t ** 3 - 2 * t ** 2 + t) * (1 - knee) +
      (-2 * t ** 3 + 3 * t ** 2) * target
    return (pqPeak * pqToLight(rolled * top)) / (referenceWhite * strongest)
  })
  return (strongest) => scales[Math.min(steps, Math.round(steps * Math.sqrt(strongest / peak)))]!
}
