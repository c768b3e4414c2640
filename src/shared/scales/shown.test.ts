import { expect, test } from 'vitest'
import { shownFact, shownFacts } from './shown.ts'

const tilt = (confidence: number, display = '5.8° clockwise') => ({
  tilt: {
    tier: 'B',
    confidence,
    label: 'Level line',
    display,
    statement: null,
    degrees: 5.8,
    kind: 'horizon',
  } as const,
})

test('an unsure value is not shown, a surer one with its confidence', () => {
  expect(shownFact(tilt(0.49), 'tilt')).toMatchObject({ display: 'no clear level line', trust: '' })
  expect(shownFact(tilt(0.5), 'tilt')).toMatchObject({ display: '5.8° clockwise', trust: '50 % sure' })
})

test('what could not be measured says why, what was not measured yet is not there', () => {
  expect(shownFact(tilt(0, 'none found'), 'tilt')).toMatchObject({ display: 'none found', trust: '' })
  expect(shownFacts(tilt(1)).map(({ id }) => id)).toEqual(['tilt'])
  expect(shownFact({}, 'tilt')).toBeNull()
})
