import { expect, test } from 'vitest'
import { processUsage } from './processUsage.ts'

test.runIf(process.platform !== 'win32')('what a process takes is what it says itself', async () => {
  const used = await processUsage(process.pid)
  const { user, system } = process.cpuUsage()
  expect(used!.memoryBytes / process.memoryUsage.rss()).toBeCloseTo(1, 0)
  // `ps` may say whole seconds.
  expect(Math.abs(used!.cpuSeconds - (user + system) / 1e6)).toBeLessThan(1.1)
})

test('a process that is gone takes nothing that is known', async () => {
  expect(await processUsage(2 ** 30)).toBeNull()
})
