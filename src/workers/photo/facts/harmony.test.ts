import { expect, test } from 'vitest'
import type { Pixels } from '../pixels.ts'
import { grey, hexToRgb, paint, sceneOf, type Rgb } from '../testing/synthetic.ts'
import { oklabToHex } from './colour.ts'
import { measureHarmony } from './harmony.ts'

/** A picture in equal stripes of these hues (degrees in OKLab), all equally light and strong. */
function stripes(hues: number[]): Pixels {
  const colours: Rgb[] = hues.map((hue) => {
    const angle = (hue * Math.PI) / 180
    return hexToRgb(oklabToHex([0.65, 0.1 * Math.cos(angle), 0.1 * Math.sin(angle)]))
  })
  return paint(256, 64, (x) => colours[Math.floor((x / 256) * colours.length)]!)
}

test.each([
  ['monochromatic', [40]],
  ['complementary', [40, 220]],
  ['analogous', [20, 50, 80]],
  ['analogous with an accent', [10, 80, 100, 120]],
  ['triadic', [10, 130, 250]],
  ['many hues', [0, 45, 90, 135, 180, 225, 270, 315]],
])('%s', (template, hues) => {
  const fact = measureHarmony(sceneOf(stripes(hues)))
  expect(fact.template).toBe(template)
  expect(fact.coverage).toBeGreaterThanOrEqual(0.85)
  expect(fact.tier).toBe('C')
  expect(fact.statement).toMatch(/hint only/)
})

test('greys have no template', () => {
  expect(measureHarmony(sceneOf(paint(60, 60, (x) => grey(4 * x))))).toMatchObject({
    template: null,
    confidence: 0,
    statement: null,
  })
})
