import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createLoopDetector } from './loopDetector.ts'

/** Tokens kept and tokens read when a loop was noticed; null when none was. */
function detect(tokens: readonly number[]): { keep: number; read: number } | null {
  const detector = createLoopDetector()
  for (const [i, token] of tokens.entries()) {
    const keep = detector.push(token)
    if (keep !== null) return { keep, read: i + 1 }
  }
  return null
}

const range = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, i) => from + i)

test('a repeated part is kept once', () => {
  const beginning = range(0, 50)
  const part = range(100, 120)
  expect(detect([...beginning, ...part, ...part, ...part])).toEqual({ keep: 70, read: 110 })
})

test('one token for ever is a loop after 32', () => {
  expect(detect(Array.from({ length: 40 }, () => 7))).toEqual({ keep: 1, read: 32 })
})

test('rulers, tables and lists are no loops', () => {
  const ruler = Array.from({ length: 31 }, () => 1)
  const table = range(0, 10).flatMap((cell) => [1, 2, 1000 + cell, 2])
  const list = range(0, 60).flatMap((item) => [5, 6, 7, 2000 + item, 8])
  expect(detect([...ruler, 0, ...table, ...list])).toBeNull()
})

test('a sentence said twice is no loop', () => {
  const sentence = range(0, 60)
  expect(detect([...sentence, ...sentence, 999])).toBeNull()
})

test('property: every loop is noticed by its third time or 32 tokens, and what is dropped only repeats', () => {
  const tokens = fc.array(fc.nat(50), { maxLength: 300 })
  const part = fc.array(fc.nat(50), { minLength: 1, maxLength: 80 })
  fc.assert(
    fc.property(tokens, part, (beginning, repeated) => {
      const loop = Array.from({ length: Math.max(3, Math.ceil(32 / repeated.length)) }, () => repeated).flat()
      const all = [...beginning, ...loop]
      const found = detect(all)
      expect(found).not.toBeNull()
      const { keep, read } = found ?? { keep: 0, read: 0 }
      const dropped = all.slice(keep, read)
      const periods = range(1, keep + 1)
      expect(periods.some((period) => dropped.every((token, i) => token === all[keep + i - period]))).toBe(
        true,
      )
      expect(dropped.length).toBeGreaterThanOrEqual(32 - repeated.length)
    }),
  )
})

test('property: a text without equal neighbours of any length never loops', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 400 }), (length) => {
      expect(detect(squareFree(length))).toBeNull()
    }),
  )
})

/** A sequence over three symbols in which no part is followed by itself (Thue 1906). */
function squareFree(length: number): number[] {
  const rules = [[0, 1, 2], [0, 2], [1]]
  let word = [0]
  while (word.length < length) word = word.flatMap((symbol) => rules[symbol] ?? [])
  return word.slice(0, length)
}
