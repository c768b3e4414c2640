import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { markdownHtml } from './markdownHtml.ts'

const flat = (html: string): string => html.replaceAll('\n', '')

describe('markdownHtml', () => {
  it.each([
    [
      '## Light\nIt is *soft*\nand **low**.',
      '<h2>Light</h2><p>It is <em>soft</em>and <strong>low</strong>.</p>',
    ],
    ['- one\n- two\n\n1. three', '<ul><li>one</li><li>two</li></ul><ol><li>three</li></ol>'],
    ['- one\ngoes on', '<ul><li>onegoes on</li></ul>'],
    ['> quoted\n> more', '<blockquote><p>quotedmore</p></blockquote>'],
    ['a\n\n---\n\nb', '<p>a</p><hr><p>b</p>'],
    ['```js\n**x** <b>\n```\nafter', '<pre><code>**x** &lt;b&gt;</code></pre><p>after</p>'],
    ['**Try:** `f/8` at \\*ten\\*', '<p><strong>Try:</strong> <code>f/8</code> at *ten*</p>'],
    ['***both***', '<p><strong><em>both</em></strong></p>'],
    ['2 * 3 * 4 and snake_case_name', '<p>2 * 3 * 4 and snake_case_name</p>'],
    ['**open and `open', '<p>**open and `open</p>'],
    ['[text](https://example.org) and ![alt](x.png)', '<p>text and alt</p>'],
    ['<script>alert(1)</script>', '<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>'],
    ['[x](javascript:alert(1))', '<p>[x](javascript:alert(1))</p>'],
  ])('%j', (markdown, html) => expect(flat(markdownHtml(markdown))).toBe(html))

  it('lowers its headings, to the sixth at most', () =>
    expect(flat(markdownHtml('# a\n###### b', { lower: 2 }))).toBe('<h3>a</h3><h6>b</h6>'))

  it('marks a stretch across emphasis and puts its note behind it, once', () => {
    const markdown = 'Fine. The *high\nlights* are blown. More.'
    const start = markdown.indexOf('The')
    const end = markdown.indexOf(' More')
    const html = markdownHtml(markdown, {
      marked: [{ start, end, className: 'wrong', note: '<small>No.</small>' }],
    })
    expect(html).toBe(
      '<p>Fine. <mark class="wrong">The </mark><mark class="wrong"><em>high\nlights</em></mark>' +
        '<mark class="wrong"> are blown.</mark><small>No.</small> More.</p>',
    )
  })

  it('loses no note, wherever its stretch lies', () => {
    const markdown = 'One.\n\n---\n\n```\ncode\n```\n'
    const notes = [
      { start: 0, end: 40, className: 'a', note: '[1]' },
      { start: 6, end: 9, className: 'a', note: '[2]' },
      { start: 15, end: 19, className: 'a', note: '[3]' },
    ]
    const html = markdownHtml(markdown, { marked: notes })
    for (const { note } of notes) expect(html.split(note)).toHaveLength(2)
  })

  const plain = [
    '*',
    '**',
    '_',
    '`',
    '\n',
    '\n\n',
    ' ',
    '# ',
    '- ',
    '1. ',
    '> ',
    '[',
    ')',
    '\\',
    '<b>',
    '</p>',
  ].concat(['"', "'", '&amp;', 'word', '👩‍👧', '\u0000', 'é', '<!--', '---'])
  const textOf = (pieces: string[]) =>
    fc.array(fc.constantFrom(...pieces), { maxLength: 60 }).map((chosen) => chosen.join(''))

  it('makes well-formed HTML of a few elements out of anything', () => {
    const text = textOf([...plain, '](', '![', '```'])
    const property = fc.property(text, fc.nat(80), fc.nat(80), (markdown, start, length) => {
      const mark = { start, end: start + length, className: 'check', note: '<small>note</small>' }
      const html = markdownHtml(markdown, { marked: [mark] })
      const open: string[] = []
      for (const [, slash, tag] of html.matchAll(/<(\/?)([^\s>]+)[^>]*>/g)) {
        expect(tag).toMatch(/^(h[1-6]|p|ul|ol|li|blockquote|hr|pre|code|em|strong|mark|small)$/)
        if (tag === 'hr') continue
        if (slash) expect(open.pop()).toBe(tag)
        else open.push(tag!)
      }
      expect(open).toEqual([])
      expect(html.split('<small>note</small>')).toHaveLength(2)
    })
    fc.assert(property, { seed: 20, numRuns: 400 })
  })

  it('drops no word', () => {
    const words = (given: string): number => given.split('word').length
    const property = fc.property(textOf(plain), (markdown) => {
      expect(words(markdownHtml(markdown).replaceAll(/<[^>]*>/g, ''))).toBe(words(markdown))
    })
    fc.assert(property, { seed: 20, numRuns: 400 })
  })
})
