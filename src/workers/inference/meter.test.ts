import { expect, test } from 'vitest'
import { createMeter } from './meter.ts'

function createClock(): { now: () => number; pass: (milliseconds: number) => void } {
  let time = 1000
  return { now: () => time, pass: (milliseconds) => (time += milliseconds) }
}

test('speeds count only what was evaluated and only the time it took', () => {
  const clock = createClock()
  const meter = createMeter({ promptTokens: 120, cachedTokens: 20, peakMemoryBytes: () => 7, now: clock.now })
  expect(meter.figures()).toEqual({
    promptTokens: 120,
    cachedTokens: 20,
    imageTokens: null,
    generationTokens: 0,
    promptTps: null,
    generationTps: null,
    peakMemoryBytes: 7,
  })
  clock.pass(500)
  meter.countToken()
  expect(meter.figures()).toMatchObject({ generationTokens: 1, promptTps: 200, generationTps: null })
  for (let i = 0; i < 10; i++) {
    clock.pass(50)
    meter.countToken()
  }
  clock.pass(10_000)
  expect(meter.figures()).toMatchObject({ generationTokens: 11, promptTps: 200, generationTps: 20 })
})

test('no time, no speed', () => {
  const meter = createMeter({ promptTokens: 5, cachedTokens: 0, peakMemoryBytes: () => 0, now: () => 0 })
  meter.countToken()
  meter.countToken()
  expect(meter.figures()).toMatchObject({ promptTps: null, generationTps: null })
})
