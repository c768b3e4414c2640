import { describe, expect, it } from 'vitest'
import { parseAdvisor } from './parse.ts'

const valid = `---
id: test-advisor
name: Test Advisor
years: 1900-2000
tradition: 'testing: with a colon'
bio: A first line
  and a second one.
focus:
  - lighting
  - color
focusAreas:
  - one thing that goes on
    over two lines
voice: Plain.
---

Look closely.

Then look again.
`

const voice = (written: string): string => valid.replace('voice: Plain.', `voice: ${written}`)

const refused: [name: string, text: string, message: RegExp][] = [
  ['no front matter', 'Look closely.', /does not begin with a line "---"/],
  ['front matter left open', '---\nid: x\n', /not closed/],
  ['a line that is neither', valid.replace('voice: Plain.', 'voice Plain.'), /^Line 14 is neither/],
  ['a field given twice', voice('Plain.\nid: again'), /^Line 15 repeats a field/],
  ['a field that is missing', valid.replace('voice: Plain.\n', ''), /^The field "voice" is missing\.$/],
  ['an unknown field', valid.replace('voice:', 'mood: x\nvoice:'), /^The field "mood" is not known\.$/],
  ['a merge', valid.replace('voice:', '<<: x\nvoice:'), /^The field "<<" is not known\.$/],
  [
    'a prototype',
    valid.replace('voice:', '__proto__: {a: b}\nvoice:'),
    /^The field "__proto__" is not known\.$/,
  ],
  ['an unknown section', valid.replace('- color', '- colour'), /^The field "focus" is not usable: .+/],
  ['a list that is left open', voice('[Plain'), /^Line 14 is not readable as YAML: .+\.$/],
  ['a quote that is left open', voice('"Plain'), /^Line \d+ is not readable as YAML: .+\.$/],
  ['a list for a text', voice('[Plain]'), /^The field "voice" is not usable/],
  [
    'a colon in an item',
    valid.replace(/- one thing.*\n.*/, '- one: thing'),
    /^The field "focusAreas" is not usable: put a text that has ": " in it in quotes\.$/,
  ],
  ['a map for a text', voice('{a: b}'), /^The field "voice" is not usable/],
  [
    'a colon in a plain text',
    voice('Plain: but.'),
    /^Line 14 has ": " in its text: put the whole text in quotes/,
  ],
  [
    'a sign of YAML',
    voice('@home'),
    /^Line 14 begins its text with a sign of YAML: put the whole text in quotes/,
  ],
  ['a tab', valid.replace('  - lighting', '\t- lighting'), /^Line \d+ is indented by a tab/],
  ['an anchor', voice('&v Plain.'), /^Line 14 refers to another text by & or \*/],
  ['an alias', voice('*v'), /^Line 14 refers to another text by & or \*/],
  ['a bomb of aliases', voice('&a [&b [x, x], *b, *b, *b]'), /^Line 14 refers to another text/],
  ['a tag', voice('!secret Plain.'), /^Line 14 begins with the tag !secret/],
  ['bytes', voice('!!binary aGk='), /^The field "voice" is not usable/],
  ['a list instead of fields', '---\n- a\n---\nx', /^The front matter is no list of "field: text" lines/],
  ['nothing', '---\n---\nx', /^The front matter is no list of "field: text" lines/],
  ['lists without end', voice('['.repeat(30_000)), /^Line 14 is (nested too deep|not readable)/],
  ['a prompt in a field', valid.replace('voice:', 'prompt: x\nvoice:'), /belongs below/],
  ['no prompt', valid.slice(0, valid.indexOf('Look')), /^The prompt below the front matter is not usable/],
  ['an id with a path', valid.replace('id: test-advisor', 'id: ../x'), /^The field "id" is not usable/],
]

describe('parseAdvisor', () => {
  it('reads scalars, lists, continued lines and the prompt', () => {
    expect(parseAdvisor(valid)).toEqual({
      id: 'test-advisor',
      name: 'Test Advisor',
      years: '1900-2000',
      tradition: 'testing: with a colon',
      bio: 'A first line and a second one.',
      focus: ['lighting', 'color'],
      focusAreas: ['one thing that goes on over two lines'],
      voice: 'Plain.',
      prompt: 'Look closely.\n\nThen look again.',
    })
  })

  it('reads a file with a byte order mark and Windows line ends', () => {
    expect(parseAdvisor(`\uFEFF${valid.replaceAll('\n', '\r\n')}`)).toEqual(parseAdvisor(valid))
  })

  it.each([
    ['in double quotes', 'voice: "Plain."'],
    ['in single quotes', "voice: 'Plain.'"],
    ['with a comment', 'voice: Plain. # as ever'],
    ['folded', 'voice: >\n  Plain.'],
    ['folded, without its last line break', 'voice: >-\n  Plain.'],
    ['as a block', 'voice: |\n  Plain.'],
    ['on a line of its own', 'voice:\n  Plain.'],
    ['with a tag for text', 'voice: !!str Plain.'],
    ['after a comment and an empty line', '# how they speak\n\nvoice: Plain.'],
    ['under a quoted name', '"voice": Plain.'],
  ])('reads a text %s', (_, written) => {
    expect(parseAdvisor(valid.replace('voice: Plain.', written))).toEqual(parseAdvisor(valid))
  })

  it.each([
    ['at the margin', 'focus:\n- lighting\n- color\n'],
    ['in brackets', 'focus: [lighting, color]\n'],
    ['in brackets over several lines', 'focus: [\n  "lighting",\n  color, # both\n  ]\n'],
    ['with comments', 'focus: # two\n  - lighting # first\n  # second\n  - color\n'],
  ])('reads a list %s', (_, written) => {
    expect(parseAdvisor(valid.replace(/focus:\n( {2}- (lighting|color)\n)+/, written))).toEqual(
      parseAdvisor(valid),
    )
  })

  it('takes no text for a number, a date or nothing', () => {
    const read = (years: string) => parseAdvisor(valid.replace('years: 1900-2000', `years: ${years}`)).years
    expect(['1902', '1902-01-02', 'no', 'null', '~', '0x10', ''].map(read)).toEqual([
      '1902',
      '1902-01-02',
      'no',
      'null',
      '~',
      '0x10',
      '',
    ])
  })

  it.each(refused)('refuses %s in one sentence', (_name, text, message) => {
    expect(() => parseAdvisor(text)).toThrow(expect.objectContaining({ code: 'advisor-invalid' }))
    expect(() => parseAdvisor(text)).toThrow(message)
  })
})
