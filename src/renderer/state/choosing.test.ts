import { expect, test } from 'vitest'
import { samplePhoto } from '../../shared/testing/samples.ts'
import { chosenAfter, meantIds, neighbour, type Way } from './choosing.ts'
import { emptyState, type StudioState } from './studioState.ts'

const ids = ['a', 'b', 'c', 'd', 'e']
const state: StudioState = {
  ...emptyState,
  view: 'grid',
  order: ids,
  photos: new Map(ids.map((id) => [id, samplePhoto(id)])),
  selectedPhotoId: 'b',
}

test.each<[Way, string, string[], string[]]>([
  ['alone', 'd', ['a', 'b'], []],
  ['toggle', 'd', [], ['b', 'd']],
  ['toggle', 'b', ['b', 'd'], ['d']],
  ['range', 'd', [], ['b', 'c', 'd']],
  ['range', 'a', ['b', 'c', 'd'], ['a', 'b']],
  ['range', 'gone', ['b'], ['gone']],
])('%s to %s, of %j: %j', (way, id, before, after) =>
  expect([...chosenAfter({ ...state, chosen: new Set(before) }, id, way)]).toEqual(after),
)

test('what is chosen is meant, in the grid alone; else the one on show', () => {
  const chosen = new Set(['a', 'e'])
  expect(meantIds({ ...state, chosen })).toEqual(['a', 'e'])
  expect(meantIds({ ...state, chosen, view: 'loupe' })).toEqual(['b'])
  expect(meantIds({ ...state, selectedPhotoId: null })).toEqual([])
})

test('the neighbours are those of the list as it is', () => {
  const found = { ...state.found, ids: ['e', 'b'] }
  expect([neighbour(state, 1), neighbour(state, -1)]).toEqual(['c', 'a'])
  expect([neighbour({ ...state, found }, 1), neighbour({ ...state, found }, -1)]).toEqual([null, 'e'])
})
