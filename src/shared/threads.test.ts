import { expect, it } from 'vitest'
import { sampleMessage } from './testing/samples.ts'
import { branchOf } from './threads.ts'

const said = (id: string, replyTo: string | null) => sampleMessage(id, { replyTo })
const ids = (leafId?: string): string[] => branchOf(thread, leafId).map(({ id }) => id)

/** The second question was edited. */
const thread = [
  said('q1', null),
  said('a1', 'q1'),
  said('q2', 'a1'),
  said('a2', 'q2'),
  said('q2 edited', 'a1'),
  said('a2 again', 'q2 edited'),
]

it('the newest message says which branch is shown', () => {
  expect(ids()).toEqual(['q1', 'a1', 'q2 edited', 'a2 again'])
})

it('another branch is kept, and asked for by its last message', () => {
  expect(ids('a2')).toEqual(['q1', 'a1', 'q2', 'a2'])
})

it('of a page alone, a branch begins where the page does', () => {
  expect(branchOf(thread.slice(2)).map(({ id }) => id)).toEqual(['q2 edited', 'a2 again'])
})

it('messages that follow each other in a circle are each named once', () => {
  expect(branchOf([said('a', 'b'), said('b', 'a')]).map(({ id }) => id)).toEqual(['a', 'b'])
  expect(branchOf([])).toEqual([])
})
