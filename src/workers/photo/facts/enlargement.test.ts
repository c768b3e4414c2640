import { expect, test } from 'vitest'
import { openPixels } from '../decode.ts'
import { addNoise, blurPixels, grey, paint, storedAs } from '../testing/synthetic.ts'
import { measureEnlargement } from './enlargement.ts'

/** Noise as fine as a lens lets through: it has no period of its own. */
const grain = (width: number, height: number) =>
  blurPixels(
    addNoise(
      paint(width, height, () => grey(120)),
      40,
    ),
    0.6,
  )
const picture = grain(720, 480)

test('finds by how much a picture was enlarged', async () => {
  const { data, info } = await openPixels(picture).resize(1656).raw().toBuffer({ resolveWithObject: true })
  const { factor, display } = measureEnlargement(
    storedAs({ width: info.width, height: info.height, rgb: data }),
  )
  expect(factor).toBeCloseTo(2.3, 1)
  expect(display).toBe('about 2.3 times')
})

test('is not asked of small pictures, and finds none in one as it was taken', () => {
  expect(measureEnlargement(storedAs(picture))).toMatchObject({ factor: null, statement: null })
  expect(measureEnlargement(storedAs(grain(1500, 600))).factor).toBeNull()
})
