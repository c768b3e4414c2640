import { expect, test } from 'vitest'
import { colorsIn, hsvOf, isCool, isWarm } from './colorWords.ts'

test.each([
  ['#ff0000', 0, 1, 1],
  ['#00ff00', 120, 1, 1],
  ['#3366cc', 220, 0.6, 0.8],
  ['#cc3366', 340, 0.6, 0.8],
  ['#808080', 0, 0, 0.5],
])('%s has hue %d, chroma %d, value %d', (hex, hue, chroma, value) => {
  const found = hsvOf(hex)
  expect(found.hue).toBeCloseTo(hue, 0)
  expect(found.chroma).toBeCloseTo(chroma, 2)
  expect(found.value).toBeCloseTo(value, 1)
})

test('colours are found as words, each once', () => {
  const names = (text: string): string[] => colorsIn(text).map(({ name }) => name)
  expect(names('deep navy, teal and blues')).toEqual(['teal', 'blue'])
  expect(names('evergreens and a redder sky')).toEqual([])
})

test.each([
  ['#6b4423', ['red', 'orange', 'brown', 'yellow']],
  ['#14224f', ['blue', 'black']],
  ['#c4c4c4', ['white', 'gray']],
  ['#17807e', ['green', 'teal', 'blue']],
])('%s may be called %j', (hex, expected) => {
  const all = colorsIn('red orange brown yellow green teal blue purple black white grey')
  expect(all.filter(({ mayBe }) => mayBe(hex)).map(({ name }) => name)).toEqual(expected)
})

test('warm and cool lie apart, and grey is neither', () => {
  expect([isWarm('#f07f1e'), isCool('#f07f1e')]).toEqual([true, false])
  expect([isWarm('#2459c9'), isCool('#2459c9')]).toEqual([false, true])
  expect([isWarm('#8a8a88'), isCool('#8a8a88')]).toEqual([false, false])
})
