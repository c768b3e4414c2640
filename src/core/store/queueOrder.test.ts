import { expect, test } from 'vitest'
import { placesAfter } from './queueOrder.ts'

const places = ['a', 'b', 'c', 'd'].map((id, index) => ({ id, position: 10 * (index + 1) }))

test.each([
  ['c', 'a', ['c', 'a', 'b', 'd']],
  ['a', 'c', ['b', 'a', 'c', 'd']],
  ['a', null, ['b', 'c', 'd', 'a']],
  ['d', 'd', ['a', 'b', 'c', 'd']],
  ['a', 'b', ['a', 'b', 'c', 'd']],
])('%s before %s: %j', (id, before, order) => {
  const after = new Map(places.map((place) => [place.id, place.position]))
  for (const each of placesAfter(places, id, before)) after.set(each.id, each.position)
  expect([...after].toSorted((x, y) => x[1] - y[1]).map(([each]) => each)).toEqual(order)
})

test('only what lies between changes its place', () =>
  expect(placesAfter(places, 'c', 'b')).toEqual([
    { id: 'c', position: 20 },
    { id: 'b', position: 30 },
  ]))

test('two at one position are told apart', () => {
  const same = ['a', 'b', 'c'].map((id) => ({ id, position: 7 }))
  expect(placesAfter(same, 'c', 'a')).toEqual([
    { id: 'c', position: 7 },
    { id: 'a', position: 8 },
    { id: 'b', position: 9 },
  ])
})

test('what does not wait cannot be moved, nor moved before', () => {
  expect(() => placesAfter(places, 'x', 'a')).toThrow('does not wait')
  expect(() => placesAfter(places, 'a', 'x')).toThrow('does not wait')
})
