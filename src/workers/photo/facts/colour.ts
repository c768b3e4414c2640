// Colour spaces of one pixel: sRGB (IEC 61966-2-1), CIE 1976 L*a*b* under D65, OKLab (Ottosson 2020).
// It never sees a picture; loops over pixels stand where they are needed.

export type Triple = [number, number, number]

/** Linear light 0..1 of each 8-bit sRGB value. */
export const linearLight: Float32Array = Float32Array.from({ length: 256 }, (_, byte) =>
  decodeSrgb(byte / 255),
)

function decodeSrgb(encoded: number): number {
  return encoded <= 0.04045 ? encoded / 12.92 : ((encoded + 0.055) / 1.055) ** 2.4
}

/** sRGB value 0..255, not rounded, of linear light; clipped to 0..1 first. */
export function encodeSrgb(linear: number): number {
  const light = Math.max(0, Math.min(1, linear))
  return 255 * (light <= 0.0031308 ? 12.92 * light : 1.055 * light ** (1 / 2.4) - 0.055)
}

const cubeSteps = 4096
const cubeRoots = Float32Array.from({ length: cubeSteps + 1 }, (_, i) => Math.cbrt(i / cubeSteps))

/** Cube root, from a table between 0.004 and 1 (error under 2e-5): Math.cbrt would be the slowest step of all. */
export function cubeRoot(x: number): number {
  if (x < 0.004 || x >= 1) return Math.cbrt(x)
  const position = x * cubeSteps
  const index = Math.floor(position)
  const low = cubeRoots[index]!
  return low + (cubeRoots[index + 1]! - low) * (position - index)
}

const labEdge = 216 / 24_389
const labSlope = 24_389 / 27

/** CIE L* (0..100) of relative luminance Y (0..1). */
export function lightness(luminance: number): number {
  return luminance > labEdge ? 116 * cubeRoot(luminance) - 16 : luminance * labSlope
}

/** Relative luminance Y (0..1) of CIE L* (0..100). */
export function luminanceOf(lightnessValue: number): number {
  return lightnessValue > 8 ? ((lightnessValue + 16) / 116) ** 3 : lightnessValue / labSlope
}

/** The nonlinearity of CIE L*a*b*. */
function labCurve(ratio: number): number {
  return ratio > labEdge ? cubeRoot(ratio) : (labSlope * ratio + 16) / 116
}

/** Linear sRGB to XYZ, each row over the D65 white, so that greys have three equal numbers. */
export const rgbToXyz = [
  [0.43395, 0.37621, 0.18984],
  [0.212673, 0.715152, 0.072175],
  [0.017757, 0.109468, 0.872775],
] as const
const [[xr, xg, xb], [yr, yg, yb], [zr, zg, zb]] = rgbToXyz

/** CIE L*a*b* of linear light; greys have a = b = 0. */
export function toLab(red: number, green: number, blue: number): Triple {
  const x = labCurve(xr * red + xg * green + xb * blue)
  const y = labCurve(yr * red + yg * green + yb * blue)
  const z = labCurve(zr * red + zg * green + zb * blue)
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)]
}

/** Light over its white of a value on the curve of L*a*b*: the inverse of its nonlinearity. */
export function labLight(value: number): number {
  return value > 6 / 29 ? value * value * value : (value - 4 / 29) * 3 * (6 / 29) ** 2
}

/** OKLab (L 0..1) of linear light. */
export function toOklab(red: number, green: number, blue: number): Triple {
  const l = cubeRoot(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
  const m = cubeRoot(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
  const s = cubeRoot(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ]
}

/** "#rrggbb" in sRGB of an OKLab colour, clipped to the gamut. */
export function oklabToHex([lightnessValue, a, b]: Triple): string {
  const l = (lightnessValue + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (lightnessValue - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (lightnessValue - 0.0894841775 * a - 1.291485548 * b) ** 3
  const linear = [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ]
  const digits = linear.map((light) => Math.round(encodeSrgb(light)).toString(16).padStart(2, '0'))
  return `#${digits.join('')}`
}

/** OKLab of a "#rrggbb" colour. */
export function hexToOklab(hex: string): Triple {
  const channel = (at: number): number => linearLight[Number.parseInt(hex.slice(at, at + 2), 16)]!
  return toOklab(channel(1), channel(3), channel(5))
}

/** Angle of a colour's (a, b) in degrees, 0..360. */
export function hueDegrees(a: number, b: number): number {
  return ((Math.atan2(b, a) * 180) / Math.PI + 360) % 360
}
