import { expect, it } from 'vitest'
import { createManualClock } from '../../core/manualClock.ts'
import { createBucket } from './rateLimit.ts'

it('gives a burst, then so much a second, and never saves up more than the burst', () => {
  const clock = createManualClock()
  const take = createBucket({ burst: 3, perSecond: 2 }, clock.now)
  const takeFive = (): number => [take(), take(), take(), take(), take()].filter(Boolean).length
  expect(takeFive()).toBe(3)
  clock.advance(499)
  expect(take()).toBe(false)
  clock.advance(501)
  expect(takeFive()).toBe(2)
  clock.advance(3_600_000)
  expect(takeFive()).toBe(3)
})
