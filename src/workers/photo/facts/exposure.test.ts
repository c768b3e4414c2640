import { expect, test } from 'vitest'
import { grey, paint, sceneOf } from '../testing/synthetic.ts'
import { encodeSrgb, luminanceOf } from './colour.ts'
import { measureExposure, measureTone } from './exposure.ts'

test.each([-3, -1, 0, 1, 2])('a grey card %i stops from mid grey measures so, within 0.02 stops', (stops) => {
  const card = paint(64, 64, () => grey(encodeSrgb(0.18 * 2 ** stops)))
  expect(Math.abs(measureTone(sceneOf(card).planes).keyStops - stops)).toBeLessThan(0.02)
})

test.each([2, 4, 6, 8])(
  'a ramp over %i stops has that range between its percentiles, within 0.05',
  (stops) => {
    const ramp = paint(1024, 64, (x) => grey(encodeSrgb(0.9 * 2 ** ((-stops * x) / 1024))))
    expect(Math.abs(measureTone(sceneOf(ramp).planes).rangeStops - 0.98 * stops)).toBeLessThan(0.05)
  },
)

test('a range is bounded by what 8 bits can tell, and runs on where tones are lost', () => {
  const full = measureExposure(sceneOf(paint(256, 8, (x) => grey(x))))
  expect(full.rangeStops).toBeLessThanOrEqual(10.1)
  expect(full.display).toMatch(/ stops or more$/)
  expect(full.statement).toMatch(/its tones span at least /)
  const inside = measureExposure(sceneOf(paint(256, 8, (x) => grey(20 + 0.8 * x))))
  expect(inside).toMatchObject({ rangeIsLeast: false, display: expect.not.stringMatching('or more') })
})

test('mean and median lightness are those of the pixels', () => {
  const tones = paint(100, 10, (x) => grey(encodeSrgb(luminanceOf(x < 60 ? 30 : 80))))
  const { meanL, medianL } = measureTone(sceneOf(tones).planes)
  expect(meanL).toBeCloseTo(0.6 * 30 + 0.4 * 80, 0)
  expect(medianL).toBeCloseTo(30, 0)
})

test('histograms count every channel in 64 bins and sum to 1', () => {
  const { histogram } = measureExposure(sceneOf(paint(10, 10, (x) => [255, 0, x < 5 ? 7 : 8])))
  expect(histogram.red[63]).toBe(1)
  expect(histogram.green[0]).toBe(1)
  expect(histogram.blue.slice(0, 4)).toEqual([0, 0.5, 0.5, 0])
  expect(histogram.luminance.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 3)
})

test('value, display and statement agree', () => {
  const fact = measureExposure(sceneOf(paint(64, 64, () => grey(encodeSrgb(0.18 / 2)))))
  expect(fact).toMatchObject({ tier: 'A', confidence: 1, keyStops: -1 })
  expect(fact.display).toBe('−1.0 stops, range 0.0 stops')
  expect(fact.statement).toBe('the average brightness is 1.0 stops below mid gray; its tones span 0.0 stops')
})
