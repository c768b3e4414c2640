// Changes of colour that keep the lightness: the light's colour, chroma, and none at all.
import { labLight, rgbToXyz, toLab } from '../facts/colour.ts'
import { inverse } from '../matrix3.ts'
import { lightAt, type LightStep } from './light.ts'

type Gains = { red: number; green: number; blue: number }

/**
 * Factors of the linear channels (von Kries 1902, in the primaries of sRGB), divided by their mean weighted as in
 * luminance, so that a grey keeps its lightness.
 */
export function whiteBalanceStep({ red, green, blue }: Gains): LightStep {
  const mean = 0.2126 * red + 0.7152 * green + 0.0722 * blue
  return { factors: [red / mean, green / mean, blue / mean] }
}

const xyzToRgb = inverse(rgbToXyz).flat()

/** CIE 1976 L*a*b*: a* and b* times `factor`, L* as it is. */
export function saturationStep(factor: number): LightStep {
  const change = (row: Float32Array): void => {
    for (let p = 0; p < row.length; p += 3) {
      const [lightness, a, b] = toLab(row[p]!, row[p + 1]!, row[p + 2]!)
      const middle = (lightness + 16) / 116
      const x = labLight(middle + (factor * a) / 500)
      const y = labLight(middle)
      const z = labLight(middle - (factor * b) / 200)
      for (let c = 0; c < 3; c++) {
        row[p + c] = xyzToRgb[3 * c]! * x + xyzToRgb[3 * c + 1]! * y + xyzToRgb[3 * c + 2]! * z
      }
    }
  }
  return { change }
}

/** The luminance of each pixel in all channels. */
export const monochromeStep: LightStep = {
  change(row) {
    for (let p = 0; p < row.length; p += 3) row.fill(lightAt(row, p), p, p + 3)
  },
}
