import { expect, it } from 'vitest'
import { createTurns } from './turns.ts'

it('lets so many run at once, the others in their order, whatever becomes of each', async () => {
  const inTurn = createTurns(2)
  const begun: number[] = []
  const ends = Array.from({ length: 4 }, () => Promise.withResolvers<void>())
  const results = ends.map(({ promise }, index) =>
    inTurn(() => {
      begun.push(index)
      return promise
    }),
  )
  expect(begun).toEqual([0, 1])
  ends[1]?.reject(new Error('broken'))
  await expect(results[1]).rejects.toThrow('broken')
  ends[0]?.resolve()
  await results[0]
  for (const { resolve } of ends) resolve()
  await Promise.allSettled(results)
  expect(begun).toEqual([0, 1, 2, 3])
})
