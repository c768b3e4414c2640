import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sentencesIn } from './sentences.ts'
import { anyText } from './testing.ts'

const textsOf = (text: string): string[] => sentencesIn(text, 0, text.length).map((sentence) => sentence.text)

describe('sentencesIn', () => {
  it.each<[text: string, expected: string[]]>([
    ['At f/2.8 it is soft. At f/8 it is not.', ['At f/2.8 it is soft.', 'At f/8 it is not.']],
    ['Held at 1/60 s. The rest follows.', ['Held at 1/60 s.', 'The rest follows.']],
    ['The tones, e.g. Zone III, hold. Good.', ['The tones, e.g. Zone III, hold.', 'Good.']],
    ['It leans 2.5 degrees! Why? Nobody knows.', ['It leans 2.5 degrees!', 'Why?', 'Nobody knows.']],
    ['光は柔らかい。影は深い。', ['光は柔らかい。', '影は深い。']],
    ['A 🌒 rises. It is full.', ['A 🌒 rises.', 'It is full.']],
    ['- One thing. And more.\n- Another', ['One thing.', 'And more.', 'Another']],
    ['1. First.\n2) Second.', ['First.', 'Second.']],
    ['0.86 % is little.\n-3 is less.', ['0.86 % is little. -3 is less.']],
    ['A line that was\nwrapped by hand.\n\nNext.', ['A line that was wrapped by hand.', 'Next.']],
    ['Said.\n\n**Try:** Do this. And that.\n\nSaid again.', ['Said.', 'Said again.']],
    ['Tip: do this.', []],
    ['## Heading\nText.', ['Text.']],
    ['No full stop', ['No full stop']],
    ['', []],
  ])('splits %j', (text, expected) => {
    expect(textsOf(text)).toEqual(expected)
  })

  it('says where each sentence stands in the whole text', () => {
    const text = 'skip\n\n- 🌒 One. Two.\n'
    const found = sentencesIn(text, 6, text.length)
    expect(found.map(({ start, end }) => text.slice(start, end))).toEqual(['🌒 One.', 'Two.'])
  })

  it('gives sentences in order that never overlap, for any text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        let before = 0
        for (const { start, end, text: sentence } of sentencesIn(text, 0, text.length)) {
          expect(start).toBeGreaterThanOrEqual(before)
          expect(end - start).toBe(sentence.length)
          before = end
        }
        expect(before).toBeLessThanOrEqual(text.length)
      }),
    )
  })
})
