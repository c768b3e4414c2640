import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Step } from './engine.ts'
import { createStepBatch, type Steps } from './stepBatch.ts'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

function step(token: number, text: string, logprob?: number): Step {
  const figures = {
    promptTokens: 9,
    cachedTokens: 0,
    imageTokens: null,
    promptTps: 1,
    generationTps: 1,
    peakMemoryBytes: 1,
  }
  return { ...figures, generationTokens: token, token, text, ...(logprob === undefined ? {} : { logprob }) }
}

test('the first step is sent at once, the following ones once per frame', () => {
  const sent: Steps[] = []
  const batch = createStepBatch((steps) => sent.push(steps))
  batch.add(step(1, 'one'))
  expect(sent).toHaveLength(1)
  batch.add(step(2, ' two'))
  batch.add(step(3, ' three'))
  vi.advanceTimersByTime(15)
  expect(sent).toHaveLength(1)
  vi.advanceTimersByTime(1)
  expect(sent[1]).toMatchObject({ text: ' two three', tokens: [2, 3], figures: { generationTokens: 3 } })
  vi.advanceTimersByTime(100)
  expect(sent).toHaveLength(2)
  batch.add(step(4, ' four'))
  expect(sent[2]).toMatchObject({ text: ' four', tokens: [4] })
})

test('flush sends what waits, once', () => {
  const sent: Steps[] = []
  const batch = createStepBatch((steps) => sent.push(steps))
  batch.add(step(1, 'one'))
  batch.add(step(2, ' two'))
  batch.flush()
  batch.flush()
  vi.advanceTimersByTime(100)
  expect(sent.map((steps) => steps.text)).toEqual(['one', ' two'])
})

test('log probabilities are passed on when there are any', () => {
  const sent: Steps[] = []
  const batch = createStepBatch((steps) => sent.push(steps))
  batch.add(step(1, 'one', -0.5))
  batch.add(step(2, ' two', -1))
  batch.add(step(3, ' three', -2))
  batch.flush()
  expect(sent.map((steps) => steps.logprobs)).toEqual([[-0.5], [-1, -2]])
})

test('thoughts are joined apart from the text', () => {
  const sent: Steps[] = []
  const batch = createStepBatch((steps) => sent.push(steps))
  batch.add({ ...step(1, ''), reasoning: 'Hm' })
  batch.add({ ...step(2, ''), reasoning: ', light' })
  batch.add({ ...step(3, 'Fine'), reasoning: '.' })
  batch.add(step(4, ' light'))
  batch.flush()
  expect(sent).toMatchObject([
    { text: '', reasoning: 'Hm' },
    { text: 'Fine light', reasoning: ', light.' },
  ])
})
