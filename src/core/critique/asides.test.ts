import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createAsideFilter } from './asides.ts'
import { anyText, writeClosingLine, writeCritique } from './testing.ts'

const comment = '光 🌒: a #level of its own, “#level strong”.'
const shown = writeCritique({ comment })
const raw = writeCritique({ comment, level: 'strong' }) + writeClosingLine({ noise: 'clean' })

/** What is shown of the text in these pieces, and the filter after them. */
function read(pieces: readonly string[]) {
  const filter = createAsideFilter()
  const text = pieces.map((piece) => filter.push(piece)).join('') + filter.finish()
  return { text, filter }
}

describe('asides', () => {
  it('are kept from the reader however the text is cut, and stand where the reader would find them', () => {
    for (let at = 0; at <= raw.length; at++) {
      const { text, filter } = read([raw.slice(0, at), raw.slice(at)])
      expect(text).toBe(shown)
      expect(filter.shown()).toBe(shown)
      const levels = filter.levels()
      expect(levels).toHaveLength(7)
      for (const { at: place, level } of levels) {
        expect(level).toBe('strong')
        expect(shown.slice(place, place + 3)).toBe('## ')
      }
    }
  })

  it('are never shown in part: every beginning of the text shows a beginning of what the whole shows', () => {
    for (let end = 0; end <= raw.length; end++) {
      const { text, filter } = read(raw.slice(0, end).split(''))
      expect(shown.startsWith(text)).toBe(true)
      expect(filter.shownAt(end)).toBe(text.length)
    }
  })

  it('tell where the text was cut: property', () => {
    const { filter } = read([raw])
    fc.assert(
      fc.property(fc.nat(raw.length), (keep) => {
        const cut = shown.slice(0, filter.shownAt(keep))
        const bare = raw.slice(0, keep).replace(/(?<=^|\n)#(?:level|claims) ?[^\n]*(?:\n|$)/g, '')
        // A mark that is cut within shows none of it.
        expect(bare.startsWith(cut) && /^(?:#[a-z]*)?$/.test(bare.slice(cut.length))).toBe(true)
      }),
    )
  })

  it('count only with a known word', () => {
    const lines = '#level good\nA\n#level \nB\n#level strong indeed\nC\n#level rare'
    const { text, filter } = read([lines])
    expect(text).toBe('A\nB\nC\n')
    expect(filter.levels()).toEqual([{ at: 6, level: 'rare', score: 9 }])
  })

  it('weigh a word by how likely each was, where that is told for its place', () => {
    const { filter } = read(['A\n#level sound\nB\n#level strong\n'])
    filter.weigh(9, [0, 0, 0.6, 0.4, 0])
    filter.weigh(16, [1, 0, 0, 0, 0])
    expect(filter.levels()).toEqual([
      { at: 2, level: 'sound', score: 5.8 },
      { at: 4, level: 'strong', score: 7 },
    ])
  })

  it('give the place of what is pointed at, as it was written', () => {
    const { text, filter } = read(['A\n#place {"label"', ': "x"}\n#level weak\n'])
    expect(text).toBe('A\n')
    expect(filter.places()).toEqual([{ at: 2, line: '{"label": "x"}' }])
  })

  it('leave any other text as it is', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        fc.pre(!/^#/m.test(text))
        expect(read([text]).text).toBe(text)
      }),
    )
  })
})
