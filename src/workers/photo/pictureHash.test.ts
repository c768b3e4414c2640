import type { Sharp } from 'sharp'
import { expect, test } from 'vitest'
import { openPixels } from './decode.ts'
import { hashPicture } from './pictureHash.ts'
import type { Pixels } from './pixels.ts'
import { grey, paint, texture } from './testing/synthetic.ts'

/** A scene of its own for every seed. */
function scene(seed: number): Pixels {
  const cloud = texture(90, 4, seed)
  return paint(240, 160, (x, y) => [128 + 110 * cloud(x, y), 120 + 100 * cloud(x, y), 90 + 60 * cloud(x, y)])
}

async function edited(picture: Pixels, edit: (image: Sharp) => Sharp): Promise<Pixels> {
  const { data, info } = await edit(openPixels(picture))
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  return { width: info.width, height: info.height, rgb: data }
}

/** Bits in which the hashes of two pictures differ. */
function distance(a: Pixels, b: Pixels): number {
  const differing = BigInt(`0x${hashPicture(a)}`) ^ BigInt(`0x${hashPicture(b)}`)
  return differing.toString(2).replaceAll('0', '').length
}

test.each<[string, (image: Sharp) => Sharp]>([
  ['half its size', (image) => image.resize(120)],
  ['in grey', (image) => image.modulate({ saturation: 0 })],
  ['a quarter brighter', (image) => image.linear(1.25, 0)],
  ['of less contrast', (image) => image.linear(0.7, 38)],
  ['without its rim', (image) => image.extract({ left: 4, top: 3, width: 232, height: 154 })],
])('a picture %s is a version: at most 10 bits differ', async (_, edit) => {
  for (const seed of [1, 2, 3])
    expect(distance(scene(seed), await edited(scene(seed), edit))).toBeLessThanOrEqual(10)
})

test('different pictures differ in more', () => {
  const scenes = [1, 2, 3, 4, 5, 6].map(scene)
  const others = scenes.flatMap((a, i) => scenes.slice(i + 1).map((b) => distance(a, b)))
  expect(Math.min(...others)).toBeGreaterThan(16)
})

test('any size has a hash of 64 bits, and a picture without features has none', () => {
  expect(hashPicture(scene(1))).toMatch(/^[0-9a-f]{16}$/)
  expect(hashPicture(paint(3, 2, (x, y) => grey(100 * x + 20 * y)))).toMatch(/^[0-9a-f]{16}$/)
  expect(hashPicture(paint(1, 1, () => grey(90)))).toBeNull()
  expect(hashPicture(paint(300, 200, () => grey(0)))).toBeNull()
})
