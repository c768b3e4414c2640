import { expect, it } from 'vitest'
import { sampleJob, sampleMessage, sampleStats } from '../../shared/testing/samples.ts'
import { answeredFigures, answererText, answerFigures } from './conversation.ts'

it('says who answers and why, once that is decided', () => {
  const route = { to: 'look', why: 'names something seen' } as const
  expect(answererText({ mode: null, route }, 'Eyes')).toBe('')
  expect(answererText({ mode: 'vision', route }, 'Eyes')).toBe(
    'Eyes looks at the picture: names something seen',
  )
  expect(answererText({ mode: 'text', route: null }, 'Reader')).toBe('Reader reads the measurements')
  expect(answererText({ mode: 'measured', route }, 'Starter')).toBe('From the measurements, without a model')
})

it('counts what was written by the clock, and in the end by the engine', () => {
  const job = sampleJob('a', 'photo', { currentTokens: 61, tokensPerSecond: 24 })
  expect(answerFigures(job, 7100, 10_000)).toBe('61 tokens · 24.0 a second · 2.9 s')
  expect(answerFigures({ ...job, currentTokens: 0 }, 7100, 10_000)).toBe('2.9 s')
  expect(answerFigures({ ...job, currentTokens: 0 }, null, 10_000)).toBe('')
  const stats = { ...sampleStats, completionTokens: 1, generationTps: null, elapsedMs: 2900 }
  expect(answeredFigures(sampleMessage('a', { stats }))).toBe('1 token · 2.9 s')
  expect(answeredFigures(sampleMessage('a'))).toBe('')
})
