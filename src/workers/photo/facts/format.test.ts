import { expect, test } from 'vitest'
import { formatPercent, formatShare, formatSigned, round, roundPercent } from './format.ts'

test('signs are typographic and zero has none', () => {
  expect(formatSigned(-1.25, 1)).toBe('−1.3')
  expect(formatSigned(2, 1)).toBe('+2.0')
  expect(formatSigned(-0.04, 1)).toBe('0.0')
  expect(Object.is(round(-0.04, 1), 0)).toBe(true)
})

test.each([
  [0, '0.00 %'],
  [0.474, '0.47 %'],
  [9.994, '9.99 %'],
  [9.996, '10.0 %'],
  [12.34, '12.3 %'],
  [100, '100.0 %'],
])('%d percent is shown as %s', (percent, shown) => {
  expect(formatPercent(roundPercent(percent))).toBe(shown)
})

test('shares are whole percent', () => {
  expect(formatShare(0.806)).toBe('81 %')
})
