import { expect, test } from 'vitest'
import { createManualClock } from '../manualClock.ts'
import { createDeadline } from './deadline.ts'

function watch(limitMs: () => number) {
  const clock = createManualClock()
  let expired = 0
  const deadline = createDeadline({ clock, limitMs, onExpired: () => expired++ })
  return { clock, deadline, expired: () => expired }
}

test('expires once, at the limit', () => {
  const { clock, expired } = watch(() => 2500)
  clock.advance(2499)
  expect(expired()).toBe(0)
  clock.advance(1)
  expect(expired()).toBe(1)
  clock.advance(10_000)
  expect(expired()).toBe(1)
  expect(clock.pending()).toBe(0)
})

test('a touch begins the time anew', () => {
  const { clock, deadline, expired } = watch(() => 2500)
  clock.advance(2400)
  deadline.touch()
  clock.advance(2499)
  expect(expired()).toBe(0)
  clock.advance(1)
  expect(expired()).toBe(1)
})

test('the limit may change meanwhile', () => {
  let limit = 60_000
  const { clock, expired } = watch(() => limit)
  clock.advance(3000)
  limit = 4000
  clock.advance(1000)
  expect(expired()).toBe(1)
})

test('a stopped deadline never expires', () => {
  const { clock, deadline, expired } = watch(() => 2500)
  clock.advance(2000)
  deadline.stop()
  deadline.touch()
  clock.advance(60_000)
  expect(expired()).toBe(0)
})

test('time in suspension does not count, and is followed by one more look', () => {
  const { clock, expired } = watch(() => 2500)
  clock.advance(1900)
  clock.suspend(120_000)
  expect(expired()).toBe(0)
  clock.advance(999)
  expect(expired()).toBe(0)
  clock.advance(1)
  expect(expired()).toBe(1)
})

test('a limit much shorter than the suspension does not expire either', () => {
  const { clock, deadline, expired } = watch(() => 300)
  clock.suspend(120_000)
  expect(expired()).toBe(0)
  deadline.touch()
  clock.advance(299)
  expect(expired()).toBe(0)
})
