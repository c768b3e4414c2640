import { describe, expect, test } from 'vitest'
import type { Fact } from '../../../shared/facts.ts'
import type { Pixels } from '../pixels.ts'
import { addNoise, blurPixels, grey, paint, sceneOf, storedAs } from '../testing/synthetic.ts'
import { measureEdgeBlur } from './edgeBlur.ts'
import { measureSharpness } from './sharpness.ts'

const greys = [30, 200, 90, 235, 140]
const patches = paint(768, 512, (x, y) =>
  grey(greys[(Math.floor(x / 91) * 7 + Math.floor(y / 83) * 13) % 5]!),
)

const edgeSigma = (pixels: Pixels, noise: number): number =>
  measureEdgeBlur(sceneOf(pixels).planes.luma, noise)?.sigma ?? Number.NaN

const sharpnessOf = (pixels: Pixels): Fact<'sharpness'> => measureSharpness(storedAs(pixels), sceneOf(pixels))

describe.each([0.5, 0.8, 1, 1.5, 2, 3, 4, 6])('edges blurred by %d pixels', (sigma) => {
  const blurred = blurPixels(patches, sigma)

  test('are measured within 7 % (a tenth of a pixel below one)', () => {
    expect(Math.abs(edgeSigma(blurred, 0) - sigma)).toBeLessThan(Math.max(0.07 * sigma, 0.1))
  })

  test('are measured no more than a third too narrow under noise of sigma 4', () => {
    const ratio = edgeSigma(addNoise(blurred, 4), 4) / sigma
    expect(ratio).toBeGreaterThan(0.6)
    expect(ratio).toBeLessThan(1.07)
  })
})

test('hard edges read less than half a pixel', () => {
  const fact = sharpnessOf(patches)
  expect(fact.edgeBlurPixels).toBeLessThan(0.5)
  expect(fact).toMatchObject({ tier: 'B', display: '0.4 px (crisp)' })
})

test('the sharpest part of the frame counts', () => {
  const soft = blurPixels(patches, 5)
  const partly = paint(768, 512, (x, y) => {
    const p = (y * 768 + x) * 3
    return grey(x < 384 ? patches.rgb[p]! : soft.rgb[p]!)
  })
  expect(sharpnessOf(partly).edgeBlurPixels).toBeLessThan(0.5)
  expect(sharpnessOf(soft).edgeBlurPixels).toBeGreaterThan(4)
})

test('crops are found in a picture that is stored lying on its side', () => {
  const detailAt = (picture: { width: number; height: number }, x: number, y: number) =>
    paint(picture.width, picture.height, (px, py) =>
      Math.abs(px - x) < 60 && Math.abs(py - y) < 60 ? grey(px & 8 ? 40 : 210) : grey(120),
    )
  // Orientation 6: what is stored near the lower left corner stands upright near the upper left.
  const native = detailAt({ width: 1600, height: 1000 }, 100, 900)
  const raster = detailAt({ width: 640, height: 1024 }, 64, 64)
  const scene = sceneOf(raster)
  const fact = measureSharpness(storedAs(native, 6), scene)
  expect(fact.edgeBlurPixels).toBeLessThan(0.5)
  const wrong = measureSharpness(storedAs(native, 1), scene)
  expect(wrong.edgeBlurPixels).toBeNull()
})

test('without edges nothing is said', () => {
  expect(sharpnessOf(paint(300, 200, () => grey(90)))).toMatchObject({
    confidence: 0,
    edgeBlurPixels: null,
    statement: null,
  })
})
