import { describe, expect, it } from 'vitest'
import type { Pixels } from '../pixels.ts'
import {
  addNoise,
  blurPixels,
  grey,
  movePixels,
  paint,
  sceneOf,
  storedAs,
  texture,
} from '../testing/synthetic.ts'
import { turnUpright } from '../orientation.ts'
import { measureBlur } from './blur.ts'

const blurOf = (pixels: Pixels) => measureBlur(storedAs(pixels), sceneOf(pixels))

/** Stones of all sizes: edges of every direction on a ground with texture. */
const stones = ((): Pixels => {
  const ground = texture(48, 6)
  const lumps = texture(90, 3, 2)
  return paint(640, 480, (x, y) => grey(120 + 50 * ground(x, y) + (lumps(x, y) > 0.05 ? 60 : 0)))
})()

describe('measureBlur', () => {
  it('calls a sharp picture crisp, with noise and small as well', () => {
    for (const picture of [stones, addNoise(stones, 6)]) {
      expect(blurOf(picture)).toMatchObject({ verdict: 'sharp', sigmaPixels: 0, movement: null })
    }
    expect(blurOf(stones).display).toBe('crisp')
  })

  it('names defocus and its width', () => {
    const fact = blurOf(blurPixels(stones, 3))
    expect(fact.verdict).toBe('defocus')
    expect(fact.sigmaPixels! / 3).toBeGreaterThan(0.75)
    expect(fact.sigmaPixels! / 3).toBeLessThan(1.3)
    expect(fact.sigmaShare).toBeCloseTo(fact.sigmaPixels! / 640, 3)
    expect(fact.map.sigmas.filter((sigma) => sigma !== null && sigma > 1.5).length).toBeGreaterThan(50)
  })

  it('names movement, its length and its direction, also of a picture stored on its side', () => {
    const moved = movePixels(stones, 14, 30)
    const fact = blurOf(moved)
    expect(fact.verdict).toBe('movement')
    expect(Math.abs(fact.movement!.pixels - 14)).toBeLessThanOrEqual(2)
    expect(Math.abs(fact.movement!.degrees - 30)).toBeLessThanOrEqual(8)
    expect(fact.display).toMatch(/^moved, about 1\d px along a diagonal down to the right$/)
    const upright = measureBlur(storedAs(moved, 6), sceneOf(turnUpright(moved, 6)))
    expect(Math.abs(upright.movement!.degrees - 120)).toBeLessThanOrEqual(8)
  })

  it('calls a picture of which half moved neither crisp nor moved as a whole', () => {
    const fact = blurOf(movePixels(stones, 14, 30, (x) => x < 320))
    expect(fact.verdict).toBe('part-moved')
    expect(fact.sigmaPixels).toBeNull()
  })

  it('does not take stripes for movement', () => {
    const ground = texture(40, 6)
    for (const turn of [0, 0.3]) {
      const blinds = paint(640, 480, (x, y) => {
        const across = x * Math.sin(turn) + y * Math.cos(turn)
        return grey((across % 22 < 11 ? 70 : 170) + 14 * ground(x, y))
      })
      expect(['sharp', 'partly-sharp']).toContain(blurOf(blinds).verdict)
    }
  })

  it('finds the sharp part before a soft ground, and says where', () => {
    const soft = blurPixels(stones, 5)
    const both = paint(640, 480, (x, y) => {
      const { rgb } = Math.hypot(x - 480, y - 240) < 150 ? stones : soft
      return grey(rgb[(y * 640 + x) * 3]!)
    })
    const { verdict, map } = blurOf(both)
    expect(verdict).toBe('partly-sharp')
    const sharp = Array.from(map.sigmas.keys())
      .filter((i) => map.sigmas[i] === 0)
      .map((i) => ((i % map.columns) + 0.5) / map.columns)
    expect(sharp.length).toBeGreaterThan(4)
    expect(Math.min(...sharp) * 640).toBeGreaterThan(300)
  })

  it('says nothing of a picture without edges or with too few pixels', () => {
    expect(blurOf(paint(640, 480, (x) => grey(80 + x / 20)))).toMatchObject({
      verdict: 'no-evidence',
      confidence: 0,
      statement: null,
    })
    const grain = texture(20)
    const small = paint(300, 200, (x, y) => grey(120 + 60 * grain(x, y)))
    expect(blurOf(small)).toMatchObject({ verdict: 'too-small', confidence: 0, statement: null })
  })
})
