import { expect, test } from 'vitest'
import { createManualClock } from '../manualClock.ts'
import { createRestartPolicy } from './restartPolicy.ts'

const minute = 60_000

test('the wait doubles from 0.25 s to 30 s', () => {
  const clock = createManualClock()
  const policy = createRestartPolicy(clock, () => 0)
  expect(policy.waitMs()).toBe(0)
  const waits: number[] = []
  for (let crash = 0; crash < 9; crash++) {
    clock.advance(6 * minute)
    policy.crashed()
    waits.push(policy.waitMs())
  }
  expect(waits).toEqual([250, 500, 1000, 2000, 4000, 8000, 16_000, 30_000, 30_000])
  expect(policy.gaveUp()).toBe(false)
})

test('jitter takes off up to a quarter', () => {
  const policy = createRestartPolicy(createManualClock(), () => 0.8)
  policy.crashed()
  expect(policy.waitMs()).toBeCloseTo(200)
})

test('the wait runs from the crash', () => {
  const clock = createManualClock()
  const policy = createRestartPolicy(clock, () => 0)
  policy.crashed()
  clock.advance(100)
  expect(policy.waitMs()).toBe(150)
  clock.advance(1000)
  expect(policy.waitMs()).toBe(0)
})

test('gives up at three crashes within five minutes', () => {
  const clock = createManualClock()
  const policy = createRestartPolicy(clock, () => 0)
  policy.crashed()
  clock.advance(2 * minute)
  policy.crashed()
  clock.advance(3 * minute)
  policy.crashed()
  expect(policy.gaveUp()).toBe(false)
  clock.advance(minute)
  policy.crashed()
  expect(policy.gaveUp()).toBe(true)
})

test('forgets when told to', () => {
  const policy = createRestartPolicy(createManualClock(), () => 0)
  for (let crash = 0; crash < 3; crash++) policy.crashed()
  policy.forget()
  expect(policy.gaveUp()).toBe(false)
  expect(policy.waitMs()).toBe(0)
  policy.crashed()
  expect(policy.waitMs()).toBe(250)
})
