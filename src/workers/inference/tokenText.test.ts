import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createTokenText, type Detokenize } from './tokenText.ts'

/** Tokens that stand for the given bytes each. */
function decodeAll(pieces: readonly Uint8Array[]): string[] {
  const detokenize: Detokenize = (tokens) =>
    Buffer.concat(tokens.map((token) => pieces[token] ?? new Uint8Array())).toString('utf8')
  const decoder = createTokenText(detokenize)
  return pieces.map((_, token) => decoder.push(token))
}

function cut(bytes: Uint8Array, lengths: readonly number[]): Uint8Array[] {
  const pieces: Uint8Array[] = []
  for (let at = 0, i = 0; at < bytes.length; i++) {
    const length = lengths[i % lengths.length] ?? 1
    pieces.push(bytes.subarray(at, at + length))
    at += length
  }
  return pieces
}

test('a character arrives with its last byte', () => {
  expect(decodeAll(cut(Buffer.from('a東🦊b'), [1]))).toEqual(['a', '', '', '東', '', '', '', '🦊', 'b'])
})

test('bytes that cannot become a character are replaced as soon as that is certain', () => {
  expect(decodeAll([Buffer.of(0xe6), Buffer.from('a')])).toEqual(['', '\uFFFDa'])
})

test('an unfinished character at the end is dropped', () => {
  expect(decodeAll([Buffer.from('end'), Buffer.of(0xf0, 0x9f)])).toEqual(['end', ''])
})

test('property: text cut anywhere comes out whole, and never half a surrogate pair', () => {
  const lengths = fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1 })
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), lengths, (text, sizes) => {
      fc.pre(!text.endsWith('\uFFFD'))
      const parts = decodeAll(cut(Buffer.from(text), sizes))
      expect(parts.join('')).toBe(Buffer.from(text).toString())
      expect(parts.every((part) => part.isWellFormed())).toBe(true)
    }),
  )
})

test('property: any bytes give what decoding them at once gives, but for an unfinished end', () => {
  const lengths = fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1 })
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), lengths, (bytes, sizes) => {
      const text = decodeAll(cut(bytes, sizes)).join('')
      const whole = Buffer.from(bytes).toString('utf8')
      expect([whole, whole.replace(/\uFFFD$/, '')]).toContain(text)
      expect(text.isWellFormed()).toBe(true)
    }),
  )
})
