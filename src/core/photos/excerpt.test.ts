import { expect, test } from 'vitest'
import { excerptOf } from './excerpt.ts'

/** Hits in brackets. */
const shown = (text: string, searched: string): string | null =>
  excerptOf(text, searched)
    ?.map((part) => (part.isHit ? `[${part.text}]` : part.text))
    .join('') ?? null

const long = `${'A quiet frame of grey water. '.repeat(9)}The light falls on the pier,\nand light is all. ${'More. '.repeat(40)}`

test.each([
  ['The **light** falls.', 'light', 'The **[light]** falls.'],
  ['Flight and lightness.', 'light', 'Flight and [light]ness.'],
  ['Flight and lightness.', '"light"', null],
  ['A café at night.', 'cafe', 'A [café] at night.'],
  ['A cafe at night.', 'Café', 'A [cafe] at night.'],
  ['Even light, hard light.', 'hard even', '[Even] light, [hard] light.'],
  ['An f/2.8 (wide) frame', 'f/2.8 (wide', 'An [f/2.8] ([wide]) frame'],
  ['It falls, light.', '"falls light"', 'It [falls, light].'],
  ['Nothing of it.', 'light', null],
  ['Signs: ( * )', '( *', null],
  ['', 'light', null],
])('%s: %s', (text, searched, excerpt) => expect(shown(text, searched)).toBe(excerpt))

test('of a long text a few words around the first hit are shown', () =>
  expect(shown(long, 'light')).toMatch(
    /^…[\w .]{20,60}\[light\] falls on the pier, and \[light\] is all\.[\w .]*…$/,
  ))
