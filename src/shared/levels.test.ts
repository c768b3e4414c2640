import fc from 'fast-check'
import { expect, test } from 'vitest'
import { scoreSchema } from './critique.ts'
import { expectedScore, levelOfScore, levels, scoreOfLevel } from './levels.ts'

test('a word and its number stand for each other, and the scale has no gap', () => {
  for (const level of levels) expect(levelOfScore(scoreOfLevel(level))).toBe(level)
  expect([0, 1.9, 2, 3.9, 4, 6, 7.9, 8, 10].map(levelOfScore)).toEqual(
    'weak weak uneven uneven sound strong strong rare rare'.split(' '),
  )
})

test('a model that was sure of its word gives the middle, one that wavered something between', () => {
  levels.forEach((level, at) => {
    expect(expectedScore(levels.map((_, each) => Number(each === at)))).toBe(scoreOfLevel(level))
  })
  expect(expectedScore([0, 0, 0.5, 0.5, 0])).toBe(6)
  expect(expectedScore([0, 0, 0.2, 0.7, 0.1])).toBe(6.8)
})

test('property: every expectation is a score between the lowest and the highest level', () => {
  const shares = fc
    .array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 5, maxLength: 5 })
    .filter((each) => each.some((share) => share > 1e-6))
  fc.assert(
    fc.property(shares, (each) => {
      const score = expectedScore(each)
      expect(scoreSchema.parse(score)).toBe(score)
      expect(score).toBeGreaterThanOrEqual(1)
      expect(score).toBeLessThanOrEqual(9)
    }),
  )
})
