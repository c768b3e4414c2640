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
