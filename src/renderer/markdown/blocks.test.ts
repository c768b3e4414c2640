import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createBlockSplitter } from './blocks.ts'
import { markdownPieces } from './testing/corpus.ts'

const document = fc
  .array(fc.constantFrom(...markdownPieces), { maxLength: 25 })
  .map((pieces) => pieces.join(''))
const whole = (text: string) => createBlockSplitter()(text)

describe('createBlockSplitter', () => {
  it('begins a block at each heading, paragraph and list', () => {
    const text = '## One\ntext\nmore\n\n- a\n- b\n\n1. c\n'
    expect(whole(text).map(({ source }) => source)).toEqual([
      '## One\n',
      'text\nmore\n\n',
      '- a\n- b\n\n',
      '1. c\n',
    ])
  })

  it('cuts growing text as it cuts the whole, and loses nothing', () => {
    fc.assert(
      fc.property(document, fc.integer({ min: 1, max: 7 }), (text, step) => {
        const split = createBlockSplitter()
        for (let end = step; end < text.length; end += step) split(text.slice(0, end))
        const blocks = split(text)
        expect(blocks).toEqual(whole(text))
        expect(blocks.map(({ source }) => source).join('')).toBe(text)
        for (const { start, source } of blocks) expect(text.startsWith(source, start)).toBe(true)
      }),
      { numRuns: 3000 },
    )
  })

  it('starts anew when text was taken back', () => {
    const split = createBlockSplitter()
    split('# a\n\nb\n\nc\n\nd')
    expect(split('# a\n\nother')).toEqual(whole('# a\n\nother'))
  })
})
