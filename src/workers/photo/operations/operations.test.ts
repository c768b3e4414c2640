import { describe, expect, it } from 'vitest'
import { keptRectangle, keptShare } from '../../../shared/keptRectangle.ts'
import type { Operation } from '../../../shared/operations.ts'
import { encodeSrgb, linearLight, toLab } from '../facts/colour.ts'
import { seededRandom } from '../facts/statistics.ts'
import type { Pixels } from '../pixels.ts'
import { grey, paint } from '../testing/synthetic.ts'
import { applyOperations } from './index.ts'

const ramp = paint(256, 4, (x) => grey(x))
const apply = (picture: Pixels, ...operations: Operation[]): Pixels =>
  applyOperations(picture, picture, operations)
const reds = ({ rgb, width }: Pixels): number[] => Array.from({ length: width }, (_, x) => rgb[3 * x]!)
const noise = (width: number, height: number): Pixels => {
  const random = seededRandom(3)
  return paint(width, height, () => [255 * random(), 255 * random(), 255 * random()])
}

describe('light', () => {
  it('is doubled by a stop, and clipped at white', () => {
    const wanted = Array.from({ length: 256 }, (_, x) => Math.round(encodeSrgb(2 * linearLight[x]!)))
    expect(reds(apply(ramp, { kind: 'exposure', stops: 1 }))).toEqual(wanted)
  })

  it('stays as it is where nothing is done', () => {
    const picture = noise(40, 30)
    for (const operation of [
      { kind: 'exposure', stops: 0 },
      { kind: 'shadows', stops: 0 },
      { kind: 'highlights', stops: 0 },
      { kind: 'whiteBalance', red: 1, green: 1, blue: 1 },
      { kind: 'local', box: { x: 0.2, y: 0.2, width: 0.5, height: 0.5 }, stops: 0 },
      { kind: 'level', degrees: 0 },
      { kind: 'sharpen', sigma: 1, amount: 0 },
    ] satisfies Operation[]) {
      expect({ of: operation.kind, ...apply(picture, operation) }).toEqual({ of: operation.kind, ...picture })
    }
  })

  it.each(['shadows', 'highlights'] as const)('keeps tones in order when %s are changed', (kind) => {
    for (const stops of [0.5, 1.5, 3]) {
      const tones = reds(apply(ramp, { kind, stops }))
      expect(tones.every((tone, x) => x === 0 || tone >= tones[x - 1]!)).toBe(true)
    }
  })

  it('lifts shadows by the stops and leaves light tones', () => {
    const tones = reds(apply(ramp, { kind: 'shadows', stops: 1 }))
    expect(Math.log2(linearLight[tones[8]!]! / linearLight[8]!)).toBeCloseTo(1, 0)
    expect(tones.slice(130)).toEqual(reds(ramp).slice(130))
  })

  it('lowers highlights by the stops and leaves dark tones', () => {
    const tones = reds(apply(ramp, { kind: 'highlights', stops: 1 }))
    expect(Math.log2(linearLight[255]! / linearLight[tones[255]!]!)).toBeCloseTo(1, 1)
    expect(tones.slice(0, 45)).toEqual(reds(ramp).slice(0, 45))
  })

  it('lightens an ellipse and nothing beside its box', () => {
    const flat = paint(100, 100, () => grey(60))
    const lit = apply(flat, { kind: 'local', box: { x: 0.2, y: 0.3, width: 0.4, height: 0.4 }, stops: 1 })
    const at = (x: number, y: number): number => lit.rgb[3 * (y * 100 + x)]!
    expect(at(40, 50)).toBe(Math.round(encodeSrgb(2 * linearLight[60]!)))
    expect(at(19, 50)).toBe(60)
    expect(at(21, 31)).toBe(60)
    expect(at(25, 50)).toBeGreaterThan(60)
    expect(at(25, 50)).toBeLessThan(at(40, 50))
  })
})

describe('colour', () => {
  const leaning = paint(8, 8, () => [140, 120, 100])

  it('becomes grey by the factors of its own light, at the same lightness', () => {
    const [red, green, blue] = [140, 120, 100].map((value) => 1 / linearLight[value]!) as [
      number,
      number,
      number,
    ]
    const most = Math.max(red, green, blue)
    const { rgb } = apply(leaning, {
      kind: 'whiteBalance',
      red: red / most,
      green: green / most,
      blue: blue / most,
    })
    expect(Math.max(...rgb) - Math.min(...rgb)).toBeLessThanOrEqual(1)
  })

  it('has half its chroma and all its lightness at half its saturation', () => {
    const labOf = ({ rgb }: Pixels) =>
      toLab(linearLight[rgb[0]!]!, linearLight[rgb[1]!]!, linearLight[rgb[2]!]!)
    const [l, a, b] = labOf(leaning)
    const half = labOf(apply(leaning, { kind: 'saturation', factor: 0.5 }))
    expect(half[0]).toBeCloseTo(l, 0)
    expect(Math.abs(half[1] - a / 2)).toBeLessThan(0.5)
    expect(Math.abs(half[2] - b / 2)).toBeLessThan(0.5)
  })

  it('is gone in monochrome, the luminance kept', () => {
    const { rgb } = apply(leaning, { kind: 'monochrome' })
    const y = 0.2126 * linearLight[140]! + 0.7152 * linearLight[120]! + 0.0722 * linearLight[100]!
    expect(Array.from(rgb.subarray(0, 3))).toEqual(Array(3).fill(Math.round(encodeSrgb(y))))
  })
})

describe('the frame', () => {
  it('turns a tilted line level, clockwise for positive degrees', () => {
    const tilt = Math.tan((-5 * Math.PI) / 180)
    const tilted = paint(400, 300, (x, y) => grey(y > 150 + (x - 200) * tilt ? 40 : 200))
    const level = apply(tilted, { kind: 'level', degrees: 5 })
    const edgeAt = (x: number): number =>
      Array.from({ length: level.height }, (_, y) => y).find(
        (y) => level.rgb[3 * (y * level.width + x)]! < 120,
      )!
    expect(Math.abs(edgeAt(10) - edgeAt(level.width - 10))).toBeLessThanOrEqual(1)
    expect(level.width / level.height).toBeCloseTo(400 / 300, 1)
  })

  it('keeps the largest rectangle of the same proportions: its corners touch, and none lies outside', () => {
    const random = seededRandom(5)
    for (let i = 0; i < 200; i++) {
      const size = { width: 100 + Math.round(6000 * random()), height: 100 + Math.round(6000 * random()) }
      const degrees = 30 * random() - 15
      const kept = keptRectangle(size, [{ kind: 'level', degrees }])
      expect(kept.width / kept.height).toBeCloseTo(size.width / size.height, 6)
      const angle = (degrees * Math.PI) / 180
      const reachX = Math.abs(kept.width * Math.cos(angle)) + Math.abs(kept.height * Math.sin(angle))
      const reachY = Math.abs(kept.width * Math.sin(angle)) + Math.abs(kept.height * Math.cos(angle))
      expect(Math.max(reachX / size.width, reachY / size.height)).toBeCloseTo(1, 6)
    }
  })

  it('cuts whole pixels of the file, and the same part of a smaller copy', () => {
    const picture = noise(60, 40)
    const crop = { kind: 'crop', box: { x: 0.25, y: 0.25, width: 0.5, height: 0.5 } } as const
    const cut = apply(picture, crop)
    expect(cut).toMatchObject({ width: 30, height: 20 })
    expect(cut.rgb[0]).toBe(picture.rgb[3 * (10 * 60 + 15)])
    const copy = applyOperations(picture, { width: 600, height: 400 }, [crop])
    expect(copy).toEqual(cut)
  })

  it('says what to do where a crop leaves nothing', () => {
    const crop = (x: number): Operation => ({ kind: 'crop', box: { x, y: 0, width: 0.2, height: 1 } })
    expect(() => keptRectangle(ramp, [crop(0), crop(0.7)])).toThrow(
      'This crop leaves nothing of the photograph: choose a larger one.',
    )
  })

  it('knows how much of a box is kept', () => {
    const size = { width: 600, height: 400 }
    const kept = keptRectangle(size, [{ kind: 'crop', box: { x: 0.5, y: 0, width: 0.5, height: 1 } }])
    expect(keptShare(size, kept, { x: 0.6, y: 0.2, width: 0.2, height: 0.2 })).toBe(1)
    expect(keptShare(size, kept, { x: 0.4, y: 0.2, width: 0.2, height: 0.2 })).toBeCloseTo(0.5, 1)
    expect(keptShare(size, kept, { x: 0.1, y: 0.2, width: 0.2, height: 0.2 })).toBe(0)
  })
})

it('sharpens an edge alike in all channels and across strips, and leaves plain parts', () => {
  const edge = paint(40, 1100, (x) => (x < 20 ? [60, 80, 100] : [160, 180, 200]))
  const { rgb } = apply(edge, { kind: 'sharpen', sigma: 1.5, amount: 1 })
  const at = (x: number, y: number): number[] =>
    Array.from(rgb.subarray(3 * (y * 40 + x), 3 * (y * 40 + x) + 3))
  expect(at(2, 5)).toEqual([60, 80, 100])
  expect(at(20, 5)[0]! - 160).toBeGreaterThan(5)
  expect(at(20, 5).map((value, c) => value - [160, 180, 200][c]!)).toEqual(Array(3).fill(at(20, 5)[0]! - 160))
  for (const y of [511, 512, 1099]) expect(at(20, y)).toEqual(at(20, 5))
})
