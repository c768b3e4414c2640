import { expect, test } from 'vitest'
import { systemClock } from './clock.ts'

test('the system clock moves forward and runs its timers unless cancelled', async () => {
  const before = systemClock.now()
  const cancel = systemClock.setTimeout(() => expect.unreachable(), 1)
  cancel()
  await new Promise<void>((done) => systemClock.setTimeout(done, 5))
  expect(systemClock.now()).toBeGreaterThan(before)
})
