import { expect, it } from 'vitest'
import { createAnswerStream } from './answerStream.ts'

const shown = (...pieces: string[]): string => {
  const stream = createAnswerStream()
  return pieces.map(stream.push).join('') + stream.finish()
}

it.each([
  [['\n ', ' It is', ' level.', '\n\n'], 'It is level.'],
  [['One.\n', '\nTwo.'], 'One.\n\nTwo.'],
  [[' ', '\n'], ''],
])('shows %j as %j', (pieces, text) => {
  expect(shown(...pieces)).toBe(text)
})

it('knows how much of the raw text is shown', () => {
  const stream = createAnswerStream()
  stream.push('\n\nIt is level.')
  expect(stream.shownAt!(7)).toBe(5)
  expect(stream.shownAt!(1)).toBe(0)
})
