import { expect, test } from 'vitest'
import {
  cubeRoot,
  encodeSrgb,
  hexToOklab,
  hueDegrees,
  lightness,
  linearLight,
  luminanceOf,
  oklabToHex,
  toLab,
} from './colour.ts'

test('sRGB decodes and encodes back', () => {
  for (let byte = 0; byte < 256; byte++) expect(Math.round(encodeSrgb(linearLight[byte]!))).toBe(byte)
})

test('the cube root table is within 2e-5', () => {
  for (let x = 0; x <= 1; x += 0.0001) expect(Math.abs(cubeRoot(x) - Math.cbrt(x))).toBeLessThan(2e-5)
})

// Reference values of the CIE formulas for sRGB primaries under D65.
test.each([
  ['white', [255, 255, 255], [100, 0, 0]],
  ['red', [255, 0, 0], [53.24, 80.09, 67.2]],
  ['green', [0, 255, 0], [87.73, -86.18, 83.18]],
  ['blue', [0, 0, 255], [32.3, 79.19, -107.86]],
  ['grey', [119, 119, 119], [50.03, 0, 0]],
])('Lab of %s', (_, rgb, lab) => {
  const [red, green, blue] = rgb.map((value) => linearLight[value]!) as [number, number, number]
  toLab(red, green, blue).forEach((value, i) => expect(Math.abs(value - lab[i]!)).toBeLessThan(0.05))
})

test.each(['#000000', '#ffffff', '#f07f1e', '#14224f', '#2f9e44'])(
  '%s goes through OKLab and back',
  (hex) => {
    expect(oklabToHex(hexToOklab(hex))).toBe(hex)
  },
)

test('lightness and luminance are inverse', () => {
  for (const value of [0, 5, 8, 20, 50, 99, 100]) expect(lightness(luminanceOf(value))).toBeCloseTo(value, 2)
})

test('hues run from 0 to 360', () => {
  expect([hueDegrees(1, 0), hueDegrees(0, 1), hueDegrees(-1, 0), hueDegrees(0, -1)]).toEqual([
    0, 90, 180, 270,
  ])
})
