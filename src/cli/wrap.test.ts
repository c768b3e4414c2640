import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clip, displayWidth, wrap } from './wrap.ts'

const prose = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        'light',
        'a',
        ' ',
        '  ',
        '\n',
        '写真',
        '👩‍🚀',
        'e\u0301',
        `a${'\u0903'.repeat(40)}`,
        '\u1100'.repeat(20),
        '-',
      ),
      fc.string(),
    ),
  )
  .map((parts) => parts.join(''))
const widths = fc.integer({ min: 2, max: 30 })

const texts = (text: string, width: number): string[] => wrap(text, width).map((line) => line.text)

describe('displayWidth', () => {
  it.each([
    ['light', 5],
    ['写真', 4],
    ['👩‍🚀', 2],
    ['e\u0301', 1],
    ['⚠\ufe0f', 2],
    ['½ “ ” ·', 7],
    ['👩🏻‍❤️‍💋‍👨🏽', 2],
    ['1️⃣', 2],
    ['🇩🇪', 2],
    [`e${'\u0301'.repeat(4)}`, 1],
    ['\u200f', 0],
    ['\u1112\u1161\u11ab', 2],
    // One character to a reader, but each part has columns of its own on a terminal.
    ['\u0915\u093e', 2],
    ['\u1100'.repeat(3), 6],
    [`a${'\u0903'.repeat(5)}`, 6],
  ])('%s takes %i columns', (text, width) => expect(displayWidth(text)).toBe(width))
})

describe('clip', () => {
  it('leaves alone what fits and marks what is cut', () => {
    expect(clip('light', 5)).toBe('light')
    expect(clip('lighting', 5)).toBe('ligh…')
    expect(clip('写真写真', 5)).toBe('写真…')
  })
})

describe('wrap', () => {
  it('breaks at blanks, keeps paragraphs and indents, cuts what is wider than a line', () => {
    expect(texts('the light falls from the left', 10)).toEqual(['the light', 'falls from', 'the left'])
    expect(texts('one\n\n  two', 10)).toEqual(['one', '', '  two'])
    expect(texts('an incomprehensibility', 8)).toEqual(['an', 'incompre', 'hensibil', 'ity'])
  })

  it('never exceeds the width, and the offsets cover the text', () => {
    fc.assert(
      fc.property(prose, widths, (text, width) => {
        const lines = wrap(text, width)
        for (const line of lines) expect(displayWidth(line.text)).toBeLessThanOrEqual(width)
        const shown = lines.map((line) => line.text).join('')
        expect(shown.replaceAll(/\s/g, '')).toBe(text.replaceAll(/\s/g, ''))
        expect(lines.at(-1)?.end).toBe(text.length)
      }),
    )
  })

  it('loses and doubles nothing when lines are printed for good while the text grows', () => {
    fc.assert(
      fc.property(prose, widths, (text, width) => {
        const printed: string[] = []
        let offset = 0
        for (let length = 0; length <= text.length; length++) {
          const settled = wrap(text.slice(offset, length), width).slice(0, -1)
          printed.push(...settled.map((line) => line.text))
          offset += settled.at(-1)?.end ?? 0
        }
        const rest = wrap(text.slice(offset), width).map((line) => line.text)
        const shown = [...printed, ...rest].join('')
        expect(shown.replaceAll(/\s/g, '')).toBe(text.replaceAll(/\s/g, ''))
        for (const line of printed) expect(displayWidth(line)).toBeLessThanOrEqual(width)
      }),
    )
  })
})
