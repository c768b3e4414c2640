import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createReasoningSplitter, openTag, type Said } from './reasoning.ts'

/** What is said by the time each piece has come, and at the end. */
function split(pieces: readonly string[], prompt = ''): Said {
  const splitter = createReasoningSplitter(openTag(prompt))
  const said = [...pieces.map((piece) => splitter.push(piece)), splitter.end()]
  expect(splitter.isHolding()).toBe(false)
  return {
    text: said.map(({ text }) => text).join(''),
    reasoning: said.map(({ reasoning }) => reasoning).join(''),
  }
}

test.each([
  ['no thought at all', 'Fine light.', { text: 'Fine light.', reasoning: '' }],
  ['a thought first', '<think>\nHm.\n</think>\n\nFine light.', { text: 'Fine light.', reasoning: '\nHm.\n' }],
  ['a longer tag', '<thinking>Hm.</thinking>Fine.', { text: 'Fine.', reasoning: 'Hm.' }],
  ['a thought in between', 'One.\n<think>a</think>\nTwo.', { text: 'One.\nTwo.', reasoning: 'a' }],
  ['an empty thought', '<think>\n\n</think>\n\nFine.', { text: 'Fine.', reasoning: '\n\n' }],
  ['two thoughts', '<think>a</think>\n<think>b</think>\r\nFine.', { text: 'Fine.', reasoning: 'ab' }],
  ['a thought without an end', 'One.<think>and so on', { text: 'One.', reasoning: 'and so on' }],
  [
    'only the closing tag that belongs',
    '<think>a</thinking>b</think>c',
    { text: 'c', reasoning: 'a</thinking>b' },
  ],
  ['other tags', '<b>bold</b> <thin> <Think>', { text: '<b>bold</b> <thin> <Think>', reasoning: '' }],
  ['the beginning of a tag at the end', 'x < y, <thi', { text: 'x < y, <thi', reasoning: '' }],
  ['line breaks that belong to no tag', '\n\nOne.\n', { text: '\n\nOne.\n', reasoning: '' }],
])('%s', (_, stream, said) => expect(split([stream])).toEqual(said))

test('a prompt may leave the tag open', () => {
  const said = { text: 'Fine.', reasoning: 'Hm.' }
  expect(split(['Hm.</think>\nFine.'], '<|assistant|>\n<think>\n')).toEqual(said)
  expect(split(['Hm.</thinking>\nFine.'], '<thinking>')).toEqual(said)
  expect(split(['Fine.'], '<think></think>\n')).toEqual({ text: 'Fine.', reasoning: '' })
})

test('what cannot become a tag is not held back', () => {
  const splitter = createReasoningSplitter()
  expect(splitter.push('a <b')).toEqual({ text: 'a <b', reasoning: '' })
  expect(splitter.push(' <thin')).toEqual({ text: ' ', reasoning: '' })
  expect(splitter.isHolding()).toBe(true)
  expect(splitter.push('g')).toEqual({ text: '<thing', reasoning: '' })
  expect(splitter.isHolding()).toBe(false)
})

test('property: however the stream is cut, the same is said', () => {
  const parts = ['<think>', '</think>', '<thinking>', '</thinking>', '<', '>', 'think', '</', '\n', 'a', '😀']
  const stream = fc.array(fc.constantFrom(...parts), { maxLength: 20 }).map((all) => all.join(''))
  const cuts = fc.array(fc.nat(60), { maxLength: 12 })
  fc.assert(
    fc.property(stream, cuts, (text, places) => {
      const sorted = [...new Set([0, ...places, text.length])].toSorted((a, b) => a - b)
      const pieces = sorted.map((from, i) => text.slice(from, sorted[i + 1]))
      expect(split(pieces)).toEqual(split([text]))
    }),
    { numRuns: 1000 },
  )
})
