import { expect, it } from 'vitest'
import { placeOfWords, quotesIn, sentenceAround } from './quotes.ts'

const critique =
  '## Composition\n\nThe **main shape** stands where the frame\ncan carry it. The borders aren’t decided.\n\n- **Try:** Walk around the border.'
const found = (answer: string): string[] =>
  quotesIn(answer, critique).map(({ start, end }) => answer.slice(start, end))

it.each([
  ['By “The main shape stands where the frame can carry it.” I mean the tower.'],
  ['I said "stands where the frame can carry it", and meant it.'],
  ['I wrote "The borders aren\'t decided".'],
  ['“Walk around the border” is the step.'],
])('finds what stands in the critique: %s', (answer) => {
  expect(found(answer)).toHaveLength(1)
})

it.each([
  ['what is not in it', 'I said “the main shape falls out of the frame”.'],
  ['too few words', 'The “main shape” is the tower.'],
  ['half a word', 'I said “ands where the frame can carry”.'],
  ['what is not quoted', 'The main shape stands where the frame can carry it.'],
  ['a quotation that never ends', 'I said “The main shape stands where the frame'],
  ['one over two lines', 'I said "The borders\naren\'t decided".'],
  ['other letters', 'I said “the MAIN shape stands”.'],
])('finds nothing of %s', (_, answer) => {
  expect(found(answer)).toEqual([])
})

it('knows the sentence around a place', () => {
  const text = 'One is. Two is “so.” Three? Four'
  const at = (words: string): string => {
    const start = placeOfWords(text, words)
    const { start: from, end } = sentenceAround(text, start, start + words.length)
    return text.slice(from, end)
  }
  expect(at('One')).toBe('One is.')
  expect(at('Three')).toBe('Three?')
  expect(at('Four')).toBe('Four')
})
