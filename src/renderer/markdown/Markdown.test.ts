import fc from 'fast-check'
import MarkdownIt from 'markdown-it'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import type { Flag, SectionScore } from '../../shared/critique.ts'
import type { Operation } from '../../shared/operations.ts'
import type { Region, Remark } from '../../shared/remarks.ts'
import { Markdown } from './Markdown.tsx'
import { hostile, markdownPieces } from './testing/corpus.ts'

const html = (text: string, flags: Flag[] = [], scores: SectionScore[] = []): string =>
  renderToStaticMarkup(createElement(Markdown, { text, flags, scores }))
const withRemarks = (
  text: string,
  remarks: Remark[],
  lit: number[] = [],
  tried: number | null = null,
): string =>
  renderToStaticMarkup(createElement(Markdown, { text, flags: [], scores: [], remarks, lit, tried }))
const remarkOn = (text: string, sentence: string, operation: Operation | null = null): Remark => {
  const start = text.indexOf(sentence)
  const regions: Region[] = operation ? [] : [{ of: 'face', box: { x: 0, y: 0, width: 1, height: 1 } }]
  return { start, end: start + sentence.length, regions, operation }
}
const flagOn = (text: string, sentence: string): Flag => {
  const start = text.indexOf(sentence)
  return {
    kind: 'contradiction',
    grade: 'doesNotHold',
    start,
    end: start + sentence.length,
    claim: 'blown',
    measured: '0.0 % of pixels are clipped',
  }
}
const note = (flag: Flag): string =>
  `<span class="flag-note">Measured: ${flag.measured}. This remark does not hold.</span>`

/** Every element there is, with its attributes; text is escaped and cannot look like one. */
const elements = (markup: string): string[] => markup.match(/<[^/][^>]*>/g) ?? []
const harmless =
  /^<(?:(?:p|h3|h4|ul|ol|li|blockquote|table|thead|tbody|tr|th|td|em|strong|s|span|code|br\/|hr\/|p class="try"|span class="section-score"|pre tabindex="0")|ol start="\d+")>$/i

describe('Markdown from a hostile model', () => {
  it('becomes nothing but harmless elements at every split point', () => {
    for (let end = 0; end <= hostile.length; end += 1) {
      const odd = elements(html(hostile.slice(0, end))).filter((element) => !harmless.test(element))
      expect(odd).toEqual([])
    }
  })

  it('does so wherever the pieces fall', () => {
    const pieces = fc.array(fc.constantFrom(...markdownPieces, ...hostile.split('\n\n')), { maxLength: 12 })
    fc.assert(
      fc.property(pieces, (parts) => {
        expect(elements(html(parts.join(''))).filter((element) => !harmless.test(element))).toEqual([])
      }),
      { numRuns: 500 },
    )
  })

  it('would be seen if it did not', () => {
    const forbidden = ['<img src="x">', '<a href="y">', '<p style="a">', '<script>', '<p onclick="a">']
    expect(forbidden.filter((element) => harmless.test(element))).toEqual([])
  })
})

describe('Markdown', () => {
  const parser = new MarkdownIt({ html: false }).disable(['image', 'reference'])

  it('says the same block by block as in one parse', () => {
    // A score stands apart without its dot.
    const words = (markup: string): string => markup.replaceAll(/<[^>]*>|\s+|·/g, '')
    const document = fc
      .array(fc.constantFrom(...markdownPieces), { maxLength: 20 })
      .map((parts) => parts.join(''))
    fc.assert(
      fc.property(document, (text) => {
        expect(words(html(text))).toBe(words(parser.render(text)))
      }),
      { numRuns: 1000 },
    )
  })

  it('sets the score of a heading apart, also a half-written one', () => {
    expect(html('## Composition · 7.5')).toBe('<h3>Composition <span class="section-score">7.5</span></h3>')
    expect(html('## Composition · 7.')).toBe('<h3>Composition <span class="section-score">7.</span></h3>')
    expect(html('## What I see')).toBe('<h3>What I see</h3>')
  })

  it('has no heading before its first word is written', () => {
    expect(['#', '## ', '## C'].map((written) => html(`A\n\n${written}`))).toEqual([
      '<p>A</p>',
      '<p>A</p>',
      '<p>A</p><h3>C</h3>',
    ])
  })

  it('names the level of a section behind its heading, also in other spellings, and of no other', () => {
    const scores: SectionScore[] = [{ section: 'color', score: 6.8 }]
    const judged = (title: string): string => html(`## ${title}\nA`, [], scores)
    expect(judged('Color Harmony')).toBe(
      '<h3>Color Harmony <span class="section-level">strong</span></h3><p>A</p>',
    )
    expect(judged('Colour Harmony')).toContain('<span class="section-level">strong</span>')
    expect(judged('Color Harmony · 6.5')).toContain(
      'Color Harmony <span class="section-score">6.5</span></h3>',
    )
    expect(judged('Lighting')).toBe('<h3>Lighting</h3><p>A</p>')
    expect(html('Color Harmony', [], scores)).toBe('<p>Color Harmony</p>')
  })

  it('knows advice', () => {
    expect(html('**Try:** wait.')).toBe('<p class="try"><strong>Try:</strong> wait.</p>')
  })

  it('keeps the number a list begins with', () => {
    expect(html('3. c\n4. d')).toBe('<ol start="3">\n<li>c</li>\n<li>d</li>\n</ol>'.replaceAll('\n', ''))
  })
})

describe('a flag', () => {
  it('underlines its sentence and puts the number behind it', () => {
    const text = '## Light\nThe sky glows. The highlights are blown. The planks fall.'
    const flag = flagOn(text, 'The highlights are blown.')
    expect(html(text, [flag])).toBe(
      `<h3>Light</h3><p>The sky glows. <mark>The highlights are blown.</mark>${note(flag)} The planks fall.</p>`,
    )
  })

  it('asks to check where words or measurement leave room, and yields to a surer one', () => {
    const flag = flagOn('It is blown.', 'It is blown.')
    const toCheck: Flag = { ...flag, grade: 'checkThis' }
    const checked = `<span class="flag-note to-check">Check this. Measured: ${flag.measured}.</span>`
    expect(html('It is blown.', [toCheck])).toBe(
      `<p><mark class="to-check">It is blown.</mark>${checked}</p>`,
    )
    expect(html('It is blown.', [toCheck, flag])).toContain('<mark>It is blown.</mark>')
  })

  it('spans emphasis and lines, and ends with its paragraph', () => {
    const text = 'It glows. The *high*\nlights &amp; all are **blown**.'
    const flag = flagOn(text, text.slice(10))
    expect(html(text, [flag])).toBe(
      '<p>It glows. <mark>The </mark><em><mark>high</mark></em>\n<mark>lights </mark><mark>&amp;</mark>' +
        `<mark> all are </mark><strong><mark>blown</mark></strong><mark>.</mark>${note(flag)}</p>`,
    )
  })

  it('stays within its list item', () => {
    const text = '- One is fine.\n- Two is blown.\n- Three is fine.\n'
    const flag = flagOn(text, 'Two is blown.')
    expect(html(text, [flag])).toContain(`<li><mark>Two is blown.</mark>${note(flag)}</li>`)
  })

  it('may stand twice in a paragraph', () => {
    const text = 'A is blown. B is blown. C.'
    const flags = [flagOn(text, 'A is blown.'), flagOn(text, 'B is blown.')]
    expect(html(text, flags).match(/<mark>[^<]*<\/mark><span class="flag-note">/g)).toHaveLength(2)
  })
})

describe('a remark', () => {
  it('makes its sentence a part of the text that can be pointed at, the others none', () => {
    const text = 'A b. The *face* glows. C d.\n\nThe face rests.'
    const remarks = [remarkOn(text, 'The *face* glows.'), remarkOn(text, 'The face rests.')]
    expect(withRemarks(text, remarks, [1])).toBe(
      '<p>A b. <span class="placed" data-remark="0" tabindex="-1" aria-describedby="place-0">The </span><em>' +
        '<span class="placed" data-remark="0">face</span></em><span class="placed" data-remark="0"> glows.</span>' +
        ' C d.</p><p><span class="placed lit" data-remark="1" tabindex="-1" aria-describedby="place-1">' +
        'The face rests.</span></p>',
    )
  })

  it('has a button where it can be tried, at the end of its paragraph', () => {
    const text = '**Try:** Turn it. Why not.\n\nRest.'
    const advice = remarkOn(text, '**Try:** Turn it.', { kind: 'level', degrees: 2 })
    const shown = withRemarks(text, [advice], [], 0)
    expect(shown).toMatch(
      /Why not\.<span class="try-tools"><button [^>]*data-try="0" aria-pressed="true" aria-label="Show: Turn it\."[^>]*>Show<\/button><\/span><\/p><p>Rest\.<\/p>$/,
    )
    expect(withRemarks(text, [{ ...advice, operation: null }])).not.toContain('button')
  })
})
