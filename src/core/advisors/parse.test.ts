import { describe, expect, it } from 'vitest'
import { parseAdvisor } from './parse.ts'

const valid = `---
id: test-advisor
name: Test Advisor
years: 1900-2000
tradition: testing: with a colon
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

const refused: [name: string, text: string, message: RegExp][] = [
  ['no front matter', 'Look closely.', /does not begin with a line "---"/],
  ['front matter left open', '---\nid: x\n', /not closed/],
  ['a line that is neither', valid.replace('voice: Plain.', 'voice Plain.'), /^Line 14 is neither/],
  [
    'a field given twice',
    valid.replace('voice: Plain.', 'voice: Plain.\nid: again'),
    /^Line 15 repeats .*"id"/,
  ],
  ['a field that is missing', valid.replace('voice: Plain.\n', ''), /^The field "voice" is missing\.$/],
  ['an unknown field', valid.replace('voice:', 'mood: x\nvoice:'), /^The field "mood" is not known\.$/],
  ['an unknown section', valid.replace('- color', '- colour'), /^The field "focus" is not usable: .+/],
  [
    'a flow list',
    valid.replace('tradition: testing', 'tradition: [testing'),
    /^Line 5 begins its text with \[/,
  ],
  ['a block scalar', valid.replace('voice: Plain.', 'voice: |'), /^Line 14 begins its text with \|/],
  [
    'a list after a text',
    valid.replace('voice: Plain.', 'voice: Plain.\n  - item'),
    /^Line 15 is a list item/,
  ],
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

  it.each(refused)('refuses %s in one sentence', (_name, text, message) => {
    expect(() => parseAdvisor(text)).toThrow(expect.objectContaining({ code: 'advisor-invalid' }))
    expect(() => parseAdvisor(text)).toThrow(message)
  })
})
