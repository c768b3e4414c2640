import { expect, test } from 'vitest'
import { AppError } from '../../shared/errors.ts'
import { arrivals, obedient, supervise } from './fixture.ts'

const budget = {
  memoryBytes: 1000,
  cpuSeconds: 10,
  overdrawn: (what: 'memory' | 'time') => new AppError('photo-too-large', what),
}

test.each([
  ['memory', { memoryBytes: 1001, cpuSeconds: 0 }],
  ['time', { memoryBytes: 0, cpuSeconds: 15.1 }],
])('a child that takes too much %s is ended, and only that request fails', async (what, taken) => {
  const { unload, children, clock, states, supervisor } = supervise()
  supervisor.start()
  await arrivals()
  // What it took before the request does not count against it.
  children[0]!.usage = { memoryBytes: 500, cpuSeconds: 5 }
  const first = unload('1', { budget })
  await arrivals()
  children[0]!.usage = taken
  for (let look = 0; look < 4; look++) {
    clock.advance(50)
    await arrivals()
  }
  expect(await first).toMatchObject({ code: 'photo-too-large', message: what })
  // It is no crash: the next child comes without a wait, however often that happens.
  void unload('2')
  await arrivals()
  await arrivals()
  expect(children).toHaveLength(2)
  expect(states).not.toContain('stopped')
})

test('a child within its budget is left alone', async () => {
  const { unload, children, clock } = supervise()
  const result = unload('1', { budget })
  await arrivals()
  children[0]!.usage = { memoryBytes: 1000, cpuSeconds: 10 }
  clock.advance(500)
  await arrivals()
  children[0]!.post({ type: 'unloaded', requestId: '1' })
  expect(await result).toMatchObject({ type: 'unloaded' })
})

test('a child that holds much is renewed between two requests, never during one', async () => {
  const { unload, children, supervisor } = supervise(obedient)
  await unload('1')
  await supervisor.renewAbove(1000)
  expect(children).toHaveLength(1)
  children[0]!.usage = { memoryBytes: 1001, cpuSeconds: 0 }
  const during = unload('2')
  await supervisor.renewAbove(1000)
  expect(await during).toMatchObject({ type: 'unloaded' })
  await supervisor.renewAbove(1000)
  expect(await unload('3')).toMatchObject({ type: 'unloaded' })
  expect(children).toHaveLength(2)
})
