import { expect, it } from 'vitest'
import { openTestStore, temporaryFolder } from './store.fixture.ts'

it('reserves event numbers that rise over restarts', () => {
  const folder = temporaryFolder()
  const store = openTestStore(folder)
  expect([store.meta.reserveSeq(1000), store.meta.reserveSeq(10)]).toEqual([1, 1001])
  expect(openTestStore(folder).meta.reserveSeq(1000)).toBe(1011)
})
