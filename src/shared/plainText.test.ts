import { describe, expect, it } from 'vitest'
import { jsonLine, plainLine, plainText } from './plainText.ts'

describe('plainText', () => {
  it.each([
    ['colours', 'red \u001b[31mtext', 'red \ufffd[31mtext'],
    ['a new window title', '\u001b]0;owned\u0007', '\ufffd]0;owned\ufffd'],
    ['an 8-bit control sequence', '\u009b2J', '\ufffd2J'],
    ['backspace and DEL', 'a\b\u007fb', 'a\ufffd\ufffdb'],
    ['text turned around', 'photo\u202egpj.exe', 'photo\ufffdgpj.exe'],
    ['half a character', 'a\ud83db', 'a\ufffdb'],
  ])('takes the power from %s', (_, evil, harmless) => {
    expect(plainText(evil)).toBe(harmless)
  })

  it('keeps length, newlines and every harmless character', () => {
    const text = 'one\ttwo\r\n\u001b[31m Häuser 写真 👩‍🚀'
    expect(plainText(text)).toHaveLength(text.length)
    expect(plainText(text)).toBe('one two \n\ufffd[31m Häuser 写真 👩‍🚀')
  })

  it.each([
    [
      'marks that climb out of their line',
      `a${'\u0301'.repeat(9)}b`,
      `a${'\u0301'.repeat(4)}${'\ufffd'.repeat(5)}b`,
    ],
    ['marks on nothing', '\u0301a \u20dd\n\u0489', '\ufffda \ufffd\n\ufffd'],
    ['blanks without width', 'a\u200bb\u2060c\ufeffd\u00ade', 'a\ufffdb\ufffdc\ufffdd\ufffde'],
    ['fillers', 'a\u3164\u115f\uffa0\u034f', 'a\ufffd\ufffd\ufffd\ufffd'],
    ['annotations', 'a\ufff9b\ufffb', 'a\ufffdb\ufffd'],
    ['words in tags', 'a\u{e0069}\u{e0067}', 'a\ufffd\ufffd\ufffd\ufffd'],
    ['words in variation selectors', 'a\ufe0f\ufe00\u{e0101}', 'a\ufffd\ufffd\ufffd\ufffd'],
    ['joiners between Latin letters', 'pa\u200dy\u200cpal', 'pa\ufffdy\ufffdpal'],
    ['a joiner at an end', '👩\u200d می\u200c', '👩\ufffd می\ufffd'],
    ['a picture of too many', `👩${'\u200d👩'.repeat(4)}`, `👩${'\u200d👩'.repeat(3)}\ufffd👩`],
  ])('shows %s', (_, evil, harmless) => {
    expect(plainText(evil)).toBe(harmless)
    expect(plainText(evil)).toHaveLength(evil.length)
  })

  it.each([
    ['accents', 'e\u0301 a\u0328\u0301 Vie\u0323\u0302t q̣̄̇́'],
    ['pictures', '👩🏽‍🚀 ❤️‍🔥 🏳️‍🌈 👁️‍🗨️ 👩🏻‍❤️‍💋‍👨🏽 1️⃣ ⚠️ ☀︎ 🇩🇪 🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}'],
    ['Persian', 'می\u200cشود'],
    ['Hindi, Bengali, Malayalam, Sinhala', 'क्\u200dष राजा\u200cओं र\u200d\u09cdয അവന്\u200d ශ්\u200dරී'],
    ['Hebrew and Thai', 'בְּרֵאשִׁ֖ית ที่นี่ น้ำ'],
    ['Han and Mongolian variants', '葛\u{e0100}城 ᠬᠡᠯᠡ\u180b'],
    ['marks of direction', 'א\u200f!\u200e'],
  ])('leaves alone %s', (_, text) => expect(plainText(text)).toBe(text))

  it('makes one line of a name', () => {
    expect(plainLine('a\nb.jpg')).toBe('a\ufffdb.jpg')
  })
})

describe('jsonLine', () => {
  it('is one line that parses to the same value and holds nothing that steers', () => {
    const value = { text: 'a\u001b[31m\n\u007f\u0085\u009b2J\u2028b 写真' }
    const line = jsonLine(value)
    expect(JSON.parse(line)).toEqual(value)
    expect(line.match(/[\p{Cc}\u2028]/gu)).toEqual(['\n'])
    expect(line).toContain('写真')
  })
})
