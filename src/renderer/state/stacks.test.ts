import { expect, test } from 'vitest'
import type { Stack } from '../../shared/stacks.ts'
import { allToggled, foldedIds, longestStacks, noStacks, toggled, withStacks } from './stacks.ts'

const stack = (photoIds: string[], best?: string): Stack => ({
  photoIds,
  best: best === undefined ? null : { id: best, reason: 'sharper' },
})
const ids = ['f', 'e', 'd', 'c', 'b', 'a']
const stacks = withStacks(noStacks, [stack(['b', 'c', 'd'], 'c'), stack(['e', 'f'])])

test('nothing is folded unasked', () => expect(foldedIds(ids, stacks)).toBe(ids))

test('a folded stack is its best, where the first of it stood; without a best it is the first', () => {
  expect(foldedIds(ids, toggled(stacks, 'd'))).toEqual(['f', 'e', 'c', 'a'])
  expect(foldedIds(ids, allToggled(stacks))).toEqual(['e', 'c', 'a'])
  expect(foldedIds(ids, toggled(toggled(stacks, 'd'), 'b'))).toEqual(ids)
  expect(foldedIds(ids, allToggled(allToggled(stacks)))).toEqual(ids)
})

test('of a stack that is listed in part, what is listed stands', () =>
  expect(foldedIds(['d', 'b', 'a'], toggled(stacks, 'b'))).toEqual(['b', 'a']))

test('alone it is in no stack', () => expect(toggled(stacks, 'a')).toBe(stacks))

test('what was folded stays folded when another joins it, and what falls apart is unfolded', () => {
  const folded = allToggled(stacks)
  const grown = withStacks(folded, [stack(['a', 'b', 'c', 'd'])])
  expect(foldedIds(ids, grown)).toEqual(['f', 'e', 'a'])
})

test('a stack that the end of a question cut is the one that another question saw whole', () => {
  const cutAtItsEnd = stack(['a', 'b'])
  const whole = stack(['a', 'b', 'c'], 'c')
  const cutAtItsBeginning = stack(['c', 'd'])
  const apart = stack(['e', 'f'])
  expect(longestStacks([cutAtItsEnd, apart, whole, cutAtItsBeginning])).toEqual([whole, apart])
})
