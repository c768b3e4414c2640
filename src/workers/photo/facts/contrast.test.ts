import { expect, test } from 'vitest'
import { grey, paint, sceneOf } from '../testing/synthetic.ts'
import { encodeSrgb, luminanceOf } from './colour.ts'
import { measureContrast } from './contrast.ts'

test.each([0, 0.1, 0.2, 0.3])(
  'stripes %d of the lightness range around the middle have that contrast',
  (rms) => {
    const stripes = paint(128, 128, (x) => grey(encodeSrgb(luminanceOf(50 + 100 * rms * (x & 16 ? 1 : -1)))))
    expect(measureContrast(sceneOf(stripes)).rms).toBe(rms)
  },
)

test('the word follows the number', () => {
  const black = measureContrast(sceneOf(paint(64, 64, (x) => grey(x < 32 ? 0 : 255))))
  expect(black.statement).toBe('overall contrast is very high (RMS 0.50)')
})
