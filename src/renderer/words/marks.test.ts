import { expect, test } from 'vitest'
import { noMarks, type ForeignMarks } from '../../shared/marks.ts'
import { foreignWords } from './marks.ts'

const said: ForeignMarks = { rating: 4, flag: null, label: 'red', from: 'sidecar' }

test.each([
  [noMarks, null, null],
  [{ ...noMarks, rating: 4, label: 'red' } as const, said, null],
  [{ ...noMarks, rating: 2, label: 'red' } as const, said, 'Its sidecar has 4 stars, red label.'],
  [noMarks, { rating: null, flag: 'reject', label: null, from: 'file' } as const, 'Its file has reject.'],
])('%j beside %j', (marks, foreignMarks, sentence) => {
  expect(foreignWords({ ...marks, foreignMarks })).toBe(sentence)
})
