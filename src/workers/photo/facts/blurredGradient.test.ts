import { expect, test } from 'vitest'
import { paint, grey, sceneOf, texture } from '../testing/synthetic.ts'
import { blurredEnergyAt, blurredReach } from './blurredGradient.ts'
import { gaussianBlur } from './gaussian.ts'
import { energyAt, sobel } from './gradients.ts'

test('it is the gradient of the blurred picture, at every pixel that is far enough from the sides', () => {
  const rough = texture(12)
  const plane = sceneOf(paint(40, 30, (x, y) => grey(120 + 100 * rough(x, y)))).planes.luma
  const gradients = sobel(gaussianBlur(plane, 1))
  for (let y = blurredReach; y < 30 - blurredReach; y++) {
    for (let x = blurredReach; x < 40 - blurredReach; x++) {
      const i = y * 40 + x
      expect(blurredEnergyAt(plane, i)).toBeCloseTo(energyAt(gradients, i), 3)
    }
  }
})
