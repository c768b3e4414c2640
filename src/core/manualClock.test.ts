import { expect, test } from 'vitest'
import { createManualClock } from './manualClock.ts'

test('advance runs each timer at its own moment, also those set on the way', () => {
  const clock = createManualClock()
  const ran: string[] = []
  const note = (name: string) => (): void => void ran.push(`${name} ${clock.now()}`)
  clock.setTimeout(note('late'), 20)
  clock.setTimeout(() => {
    note('first')()
    clock.setTimeout(note('nested'), 5)
  }, 10)
  clock.setTimeout(note('second'), 10)
  clock.setTimeout(note('not yet'), 31)
  clock.advance(30)
  expect(ran).toEqual(['first 10', 'second 10', 'nested 15', 'late 20'])
  expect(clock.now()).toBe(30)
  expect(clock.pending()).toBe(1)
})

test('suspend runs overdue timers only after the time has passed', () => {
  const clock = createManualClock(1000)
  let ranAt = 0
  clock.setTimeout(() => {
    ranAt = clock.now()
  }, 10)
  clock.suspend(500)
  expect(ranAt).toBe(1500)
})

test('a cancelled timer does not run', () => {
  const clock = createManualClock()
  const cancel = clock.setTimeout(() => expect.unreachable(), 10)
  cancel()
  clock.advance(20)
  expect(clock.pending()).toBe(0)
})
