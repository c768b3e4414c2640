import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sections } from '../../shared/critique.ts'
import { parseCritique } from './parse.ts'
import { anyText, writeCritique } from './testing.ts'

const ids = sections.map(({ id }) => id)

describe('parseCritique', () => {
  it('finds every section of the skeleton where it stands', () => {
    const markdown = writeCritique({ comment: 'A 🌒 rises.', score: '7.5' })
    const parsed = parseCritique(markdown)
    expect(parsed.sections.map(({ id }) => id)).toEqual(ids)
    expect(parsed.missing).toEqual([])
    expect(parsed.scores).toHaveLength(7)
    for (const { heading, start, end, body } of parsed.sections) {
      expect(markdown.slice(start, start + heading.length)).toBe(heading)
      expect(markdown.slice(end - body.length, end)).toBe(body)
    }
    expect(parsed.sections.map(({ start, end }) => markdown.slice(start, end)).join('')).toBe(markdown)
  })

  it('computes the mean itself, to one decimal, over the scores that are there', () => {
    const markdown = '## Composition · 7.0\nA\n\n## Lighting · 7.5\nB\n\nOverall: 2.0\n'
    expect(parseCritique(markdown).overall).toBe(7.3)
    expect(parseCritique('## Lighting\nNo score.\n').overall).toBeNull()
  })

  it.each([
    ['### Composition: 7', 7],
    ['# Composition - 7.5/10', 7.5],
    ['**Composition · 8**', 8],
    ['**Composition:** 6,5 / 10', 6.5],
    ['Composition: 7.5', 7.5],
    ['## 2. Composition (8/10)', 8],
    ['## COMPOSITION · 10.0', 10],
    ['## Composition · 7.3', 7.5],
    ['## Composition 6', 6],
    ['## Composition: Score: 6', 6],
  ])('reads the heading %s', (heading, score) => {
    expect(parseCritique(`${heading}\nText.\n`).sections).toMatchObject([
      { id: 'composition', heading, score },
    ])
  })

  it.each(['## Composition · 11', '## Composition · good', '## Composition', '## Composition: -3'])(
    'takes %s for a section without a score',
    (heading) => {
      expect(parseCritique(`${heading}\nText.\n`).sections).toMatchObject([
        { id: 'composition', score: null },
      ])
    },
  )

  it.each([
    'Composition matters.',
    '## My view',
    '- Lighting: 7',
    'Composition',
    '## What I see · 7 more words',
  ])('does not give a score for %s', (line) => expect(parseCritique(`${line}\nText.\n`).scores).toEqual([]))

  it('takes the score of a section from the level at its end, unless its heading has one', () => {
    const markdown =
      '## What I see\nA\n\n## Composition\nB\n\n## Lighting · 6.0\nC\n\n## Depth & Perspective\nD\n'
    const ends = [...markdown.matchAll(/(?=^## )|$(?!\n)/gm)].map(({ index }) => index)
    const scores = [1, 7, 3, 9]
    const levels = ends.slice(1).map((at, index) => ({ at, level: 'sound' as const, score: scores[index]! }))
    const parsed = parseCritique(markdown, levels)
    expect(parsed.scores).toEqual([
      { section: 'composition', score: 7 },
      { section: 'lighting', score: 6 },
      { section: 'depth', score: 9 },
    ])
    expect(parsed.overall).toBe(7.3)
    expect(parseCritique(markdown.slice(0, ends[2]), levels).scores).toEqual(parsed.scores.slice(0, 1))
  })

  it('knows other spellings of a heading', () => {
    const markdown = '## Colour Harmony · 5.0\nA\n## Focus and Sharpness · 6.0\nB\n'
    expect(parseCritique('## What was measured\nA\n').sections).toMatchObject([{ id: 'see' }])
    expect(parseCritique(markdown).scores).toEqual([
      { section: 'color', score: 5 },
      { section: 'focus', score: 6 },
    ])
  })

  it('counts only the first score of a section that comes twice', () => {
    const parsed = parseCritique('## Lighting · 5.0\nA\n## Lighting · 9.0\nB\n')
    expect(parsed.scores).toEqual([{ section: 'lighting', score: 5 }])
    expect(parsed.sections).toHaveLength(2)
  })

  it('reads any beginning of a critique as the beginning of what the whole says', () => {
    const markdown = writeCritique({ score: '10.0' })
    const whole = parseCritique(markdown)
    fc.assert(
      fc.property(fc.nat(markdown.length), (length) => {
        const cut = parseCritique(markdown.slice(0, length))
        expect(whole.sections.map(({ id }) => id).slice(0, cut.sections.length)).toEqual(
          cut.sections.map(({ id }) => id),
        )
        expect(whole.scores.slice(0, cut.scores.length)).toEqual(cut.scores)
      }),
    )
  })

  it('never throws and always covers the text from its first section on', () => {
    const line = fc.constantFrom(
      '## ',
      '**',
      'Composition',
      ' · ',
      '7',
      '.5',
      '/10',
      '\n',
      '\r\n',
      '\u2028',
      '#',
    )
    const text = fc.array(fc.oneof(line, anyText)).map((parts) => parts.join(''))
    fc.assert(
      fc.property(text, (markdown) => {
        const { sections: found } = parseCritique(markdown)
        const joined = found.map(({ start, end }) => markdown.slice(start, end)).join('')
        expect(markdown.endsWith(joined)).toBe(true)
      }),
    )
  })
})
