import { expect, test } from 'vitest'
import type { Pixels } from '../pixels.ts'
import { grey, paint, sceneOf, texture } from '../testing/synthetic.ts'
import { encodeSrgb } from './colour.ts'
import { fitFalloff, measureCornerFalloff } from './cornerFalloff.ts'

const grain = texture(60)

/** A textured picture that darkens with the square of the distance from the middle, `stops` at the corners. */
function vignetted(stops: number): Pixels {
  return paint(768, 512, (x, y) => {
    const distance = ((x - 384) ** 2 + (y - 256) ** 2) / (384 ** 2 + 256 ** 2)
    return grey(encodeSrgb(0.35 * (1 + 0.5 * grain(x, y)) * 2 ** (stops * distance)))
  })
}

test.each([0, -0.5, -1, -2])('%d stops at the corners, within 0.1 on textured ground', (stops) => {
  const fit = fitFalloff(sceneOf(vignetted(stops)).planes.luminance)
  expect(Math.abs((fit?.stops ?? Number.NaN) - stops)).toBeLessThan(0.1)
})

test('it is a hint about corners and never about a lens', () => {
  const fact = measureCornerFalloff(sceneOf(vignetted(-2)))
  expect(fact.tier).toBe('C')
  expect(fact.statement).toMatch(/^corners are (1\.9|2\.0|2\.1) stops darker than the middle \(a hint only/)
})

test('no falloff, and no light, say nothing', () => {
  expect(measureCornerFalloff(sceneOf(paint(200, 200, () => grey(120))))).toMatchObject({
    stops: 0,
    statement: null,
  })
  expect(measureCornerFalloff(sceneOf(paint(200, 200, () => grey(0))))).toMatchObject({
    confidence: 0,
    statement: null,
  })
})
