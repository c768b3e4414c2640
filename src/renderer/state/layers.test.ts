import fc from 'fast-check'
import { expect, it } from 'vitest'
import { withChanges } from './layers.ts'

const big = new Map(Array.from({ length: 300 }, (_, index) => [`k${index}`, index]))

it('holds what a Map would hold, and leaves the table before it as it was', () => {
  const change = fc.tuple(fc.integer({ min: 0, max: 700 }), fc.option(fc.integer(), { nil: undefined }))
  fc.assert(
    fc.property(fc.array(fc.array(change, { maxLength: 80 }), { maxLength: 8 }), (rounds) => {
      let table: ReadonlyMap<string, number> = big
      const model = new Map(big)
      for (const round of rounds) {
        const before = table
        const kept = [...before]
        const changes = new Map(round.map(([key, value]) => [`k${key}`, value]))
        table = withChanges(table, changes)
        for (const [key, value] of changes) {
          if (value === undefined) model.delete(key)
          else model.set(key, value)
          expect([table.get(key), table.has(key)]).toEqual([value, value !== undefined])
        }
        expect([...before]).toEqual(kept)
      }
      expect(new Map(table)).toEqual(model)
      expect(table.size).toBe(model.size)
      expect([...table.keys()].toSorted()).toEqual([...model.keys()].toSorted())
    }),
    { numRuns: 40 },
  )
})
