import { expect, test } from 'vitest'
import { markOfKey } from './markKeys.ts'

const none = [{ label: null }]

test.each([
  ['P', { key: 'p', code: 'KeyP' }, { flag: 'pick' }],
  ['P on a Cyrillic layout', { key: 'з', code: 'KeyP' }, { flag: 'pick' }],
  ['X with Shift', { key: 'X', code: 'KeyX' }, { flag: 'reject' }],
  ['U', { key: 'u', code: 'KeyU' }, { flag: null }],
  ['3', { key: '3', code: 'Digit3' }, { rating: 3 }],
  ['3 on a French layout', { key: '"', code: 'Digit3' }, { rating: 3 }],
  ['0 of the number pad', { key: '0', code: 'Numpad0' }, { rating: 0 }],
  ['6', { key: '6', code: 'Digit6' }, { label: 'red' }],
  ['9', { key: '9', code: 'Digit9' }, { label: 'blue' }],
  ['another letter', { key: 'q', code: 'KeyQ' }, null],
  ['Enter', { key: 'Enter', code: 'Enter' }, null],
])('%s', (_, pressed, patch) => expect(markOfKey(pressed, none)).toEqual(patch))

test('a label that is there goes', () =>
  expect(markOfKey({ key: '6', code: 'Digit6' }, [{ label: 'red' }])).toEqual({ label: null }))
