import { setImmediate } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { createFewPerTurn } from './fewPerTurn.ts'

it('runs tasks in their order, so many in a turn, and those that come later', async () => {
  const ran: number[] = []
  const later = createFewPerTurn(2)
  for (const index of [0, 1, 2]) later(() => ran.push(index))
  expect(ran).toEqual([])
  await setImmediate()
  expect(ran).toEqual([0, 1])
  later(() => ran.push(3))
  await setImmediate()
  expect(ran).toEqual([0, 1, 2, 3])
  later(() => ran.push(4))
  await setImmediate()
  expect(ran).toEqual([0, 1, 2, 3, 4])
})
