import { expect, test } from 'vitest'
import { grey, paint } from '../testing/synthetic.ts'
import { describeAspect, measureAspect } from './aspect.ts'
import { createScene } from './scene.ts'

test.each([
  [6000, 4000, '3:2', 'landscape'],
  [4000, 6000, '3:2', 'portrait'],
  [4032, 3024, '4:3', 'landscape'],
  [1080, 1350, '5:4', 'portrait'],
  [3000, 1688, '16:9', 'landscape'],
  [2048, 2048, '1:1', 'square'],
  [2000, 2010, '1:1', 'square'],
  [1400, 1000, '7:5', 'landscape'],
  [1170, 700, '1.67:1', 'landscape'],
  [20_000, 1, '20000.00:1', 'landscape'],
])('%i x %i is %s %s', (width, height, name, orientation) => {
  expect(describeAspect(width, height)).toMatchObject({ name, orientation })
})

test('it is that of the upright picture', () => {
  const raster = paint(9, 6, () => grey(0))
  expect(
    measureAspect(createScene({ raster, size: { width: 60, height: 90 }, jpegQuality: null })),
  ).toMatchObject({
    display: '3:2 portrait',
    ratio: 1.5,
  })
})
