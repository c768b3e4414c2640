import { describe, expect, it } from 'vitest'
import { intentOf } from './intents.ts'
import { isOneSlip, mendWord } from './read/mend.ts'
import { readQuestion } from './read/index.ts'
import { topicWords } from './read/words.ts'
import { heldOutQuestions } from './testing/heldOut.ts'
import { nearMisses } from './testing/nearMisses.ts'
import { questionsIn } from './testing/table.ts'
import { workedQuestions } from './testing/worked.ts'

const meantBy = (question: string): string => {
  const asked = readQuestion(question, { own: ['IMG_1.jpg', 'IMG_1'], other: ['IMG_2.jpg', 'IMG_2'] })
  return (asked && intentOf(asked)) ?? '-'
}

/** Counts over a table, printed, and what went wrong. */
function count(name: string, table: string) {
  const found = questionsIn(table).map((each) => ({ ...each, found: meantBy(each.question) }))
  const answerable = found.filter(({ intent }) => intent !== '-')
  const given = found.filter((each) => each.found !== '-')
  const wrong = given.filter((each) => each.found !== each.intent)
  const right = given.length - wrong.length
  console.log(
    `${name}: ${found.length} questions, ${right} of ${answerable.length} answered right, ${wrong.length} wrong`,
  )
  return {
    right,
    answerable: answerable.length,
    wrong: wrong.map((each) => `${each.question} -> ${each.found}`),
  }
}

describe('what a question asks for', () => {
  it('is told of the worked questions', () => {
    const { right, answerable, wrong } = count('worked', workedQuestions)
    expect(wrong).toEqual([])
    expect(right).toBe(answerable)
  })

  it('is told of held-out ones, or left alone', () => {
    const { right, wrong } = count('held out', heldOutQuestions)
    expect(wrong).toEqual([])
    expect(right).toBeGreaterThanOrEqual(108)
  })

  it('is left alone where words of the lexicon are about something else', () => {
    const { right, wrong } = count('near misses', nearMisses)
    expect(wrong).toEqual([])
    expect(right).toBeGreaterThanOrEqual(18)
  })

  it.each([
    'Is IMG_1.jpg sharp?',
    'is img_1 sharp',
    'Hello, please tell me how sharp it is.',
    'IS IT SHARP???',
    'Is the sharpness of the image ok?',
  ])('%s asks for sharpness', (question) => expect(meantBy(question)).toBe('sharp'))

  it.each([
    '',
    '?',
    '...',
    ' ',
    'a'.repeat(100_000),
    'is it sharp '.repeat(20),
    '<sharp>',
    '#sharp {sharp}',
    '\u0000sharp\u202e',
  ])('of %j is nothing', (question) => expect(meantBy(question)).toBe('-'))
})

describe('words', () => {
  it('have one class each', () => expect(new Set(topicWords).size).toBe(topicWords.length))

  it('are mended by one slip, unless they are words', () => {
    expect(['shrap', 'horizn', 'sharpp', 'apperture', 'aperture'].map(mendWord)).toEqual([
      'sharp',
      'horizon',
      'sharp',
      'aperture',
      'aperture',
    ])
    expect(['shape', 'titled', 'contract', 'iso', 'dog'].map(mendWord)).toEqual([
      'shape',
      'titled',
      'contract',
      'iso',
      'dog',
    ])
  })

  it.each([
    ['sharp', 'sharp', true],
    ['sharp', 'shap', true],
    ['sharp', 'sharrp', true],
    ['sharp', 'shrap', true],
    ['sharp', 'shorp', true],
    ['sharp', 'harps', false],
    ['sharp', 'sha', false],
  ])('%s and %s lie one slip apart: %s', (one, other, isNear) => expect(isOneSlip(one, other)).toBe(isNear))
})
