import { expect, it } from 'vitest'
import { openTestStore } from './store.fixture.ts'

const test = {
  version: '1',
  secondsPerPhoto: 12.5,
  peakBytes: 3_100_000_000,
  device: 'CPU',
  tokensPerSecond: 20,
  testedAt: 5,
  stages: { encoding: 900, writing: 11_000 },
  tokens: 220,
}

it('keeps the last test of each model', () => {
  const { modelTests } = openTestStore()
  expect(modelTests.get('eye.gguf')).toBe(null)
  modelTests.put('eye.gguf', test)
  modelTests.put('other.gguf', { ...test, tokensPerSecond: null, tokens: null })
  modelTests.put('eye.gguf', { ...test, version: '2' })
  expect(modelTests.get('eye.gguf')).toEqual({ ...test, version: '2' })
  expect(modelTests.get('other.gguf')).toEqual({ ...test, tokensPerSecond: null, tokens: null })
})
