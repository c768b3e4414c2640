import { expect, test } from 'vitest'
import { toneMapHdr } from './hdr.ts'
import { curves } from './testing/patches.ts'

const rec2020 = [0.2627, 0.678, 0.0593] as const

/** Greys of so much light, 1 = reference white, 100 pixels each, through PQ and back; the last is the brightest. */
function shown(...lights: number[]): number[] {
  const rgb = Uint16Array.from(
    lights.flatMap((light) => Array.from({ length: 300 }, () => Math.round(65_535 * curves.pq(light)))),
  )
  toneMapHdr({ width: 100, height: lights.length, rgb }, 16, rec2020)
  return lights.map((_, i) => rgb[300 * i]! / 257)
}

const unchanged = (light: number): number => 255 * curves.srgb(light)

test('a picture no brighter than reference white keeps every tone', () => {
  for (const [i, value] of shown(0.01, 0.18, 0.5, 1).entries()) {
    expect(value).toBeCloseTo(unchanged([0.01, 0.18, 0.5, 1][i]!), 0)
  }
})

test('of a brighter one the dark and middle tones stay, and the bright ones keep their order below white', () => {
  const [dark, middle, white, bright, brightest] = shown(0.02, 0.18, 1, 2.5, 5) as [
    number,
    number,
    number,
    number,
    number,
  ]
  expect(dark).toBeCloseTo(unchanged(0.02), 0)
  expect(middle).toBeCloseTo(unchanged(0.18), 0)
  expect(white).toBeGreaterThan(middle + 60)
  expect(white).toBeLessThan(240)
  expect(bright).toBeGreaterThan(white + 10)
  expect(brightest).toBeGreaterThan(bright)
  expect(brightest).toBeGreaterThanOrEqual(254)
})

test('hue is kept: the channels of a bright colour stay in proportion', () => {
  const light = [4, 2, 1]
  const rgb = Uint16Array.from({ length: 300 }, (_, i) => Math.round(65_535 * curves.pq(light[i % 3]!)))
  toneMapHdr({ width: 100, height: 1, rgb }, 16, rec2020)
  const linear = (value: number): number => ((value / 65_535 + 0.055) / 1.055) ** 2.4
  expect(linear(rgb[0]!) / linear(rgb[1]!)).toBeCloseTo(2, 1)
  expect(linear(rgb[1]!) / linear(rgb[2]!)).toBeCloseTo(2, 1)
})

test('glints do not darken the rest', () => {
  const rgb = Uint16Array.from({ length: 30_000 }, (_, i) =>
    Math.round(65_535 * curves.pq(i < 15 ? 40 : 0.9)),
  )
  toneMapHdr({ width: 100, height: 100, rgb }, 16, rec2020)
  expect(rgb[0]).toBe(65_535)
  expect(rgb[29_999]! / 257).toBeCloseTo(unchanged(0.9), 0)
})
