// Photographs side by side: which stand there, how they are narrowed down, and one that is kept.
import { expect, test } from 'vitest'
import { noMarks, type Marks } from '../../shared/marks.ts'
import { samplePhoto } from '../../shared/testing/samples.ts'
import { noPanes } from './panes.ts'
import { idsToCompare, paneColumns, paneIds } from './sideBySide.ts'
import { openFakeStudio } from './testing/openStudio.ts'

const ids = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']

/** A studio over `ids`, of which one is on show, and a library that holds marks. */
function open(view: 'grid' | 'loupe', chosen: string[] = []) {
  const kept = new Map<string, Marks>(ids.map((id) => [id, noMarks]))
  const studio = openFakeStudio({
    'photos.mark': ({ photoIds, ...patch }: { photoIds: string[] } & Partial<Marks>) => {
      const before = photoIds.map((photoId) => ({ photoId, ...kept.get(photoId)! }))
      for (const id of photoIds) {
        kept.set(id, { ...kept.get(id)!, ...patch })
        const photos = new Map(studio.state().photos).set(id, { ...samplePhoto(id), ...kept.get(id)! })
        studio.store.setState({ photos })
      }
      return { before }
    },
    'photos.facts': ({ id }: { id: string }) => ({ photoId: id, facts: {}, complete: true }),
  })
  studio.store.setState({
    view,
    order: ids,
    photos: new Map(ids.map((id) => [id, samplePhoto(id)])),
    selectedPhotoId: 'b',
    chosen: new Set(chosen),
  })
  return { ...studio, kept, panes: () => paneIds(studio.state()), said: () => studio.state().marking.said }
}

test.each([
  [['e', 'a', 'c'], 'b', ['a', 'c', 'e']],
  [[], 'b', ['b', 'c']],
  [['e'], 'b', ['b', 'c']],
  // The last one has none after it.
  [[], 'h', ['g', 'h']],
  [[], null, []],
])('of %j chosen with %s on show, %j are compared', (chosen, shown, expected) => {
  const { store, state } = open('grid', chosen)
  store.setState({ selectedPhotoId: shown })
  expect(idsToCompare(state())).toEqual(expected)
})

test('six are compared at most, and it is said; a survey takes them all', () => {
  const { actions, panes, said, state } = open('grid', ids)
  actions.compare('compare')
  expect(panes()).toEqual(ids.slice(0, 6))
  expect(said()?.sentence).toBe('The first 6 of 8 are shown.')
  actions.leavePanes()
  expect([state().view, state().chosen.size]).toEqual(['grid', 8])
  actions.compare('survey')
  expect(panes()).toEqual(ids)
})

test('alone in the library, nothing is compared', () => {
  const { actions, store, state, said } = open('loupe')
  store.setState({ order: ['b'] })
  actions.compare('compare')
  expect([state().view, said()?.sentence]).toEqual(['loupe', 'There must be two photographs to compare.'])
})

test('one is kept and the others are rejected in one step, which is taken back as one', async () => {
  const { actions, kept, state } = open('grid', ['a', 'b', 'c'])
  actions.compare('compare')
  await actions.keepOne('b')
  expect(['a', 'b', 'c', 'd'].map((id) => kept.get(id)?.flag)).toEqual(['reject', 'pick', 'reject', null])
  expect([state().view, state().selectedPhotoId, state().marking.done.length]).toEqual(['grid', 'b', 1])
  await actions.undoMark()
  expect([...kept.values()].every(({ flag }) => flag === null)).toBe(true)
  await actions.redoMark()
  expect(kept.get('b')?.flag).toBe('pick')
  expect(kept.get('c')?.flag).toBe('reject')
})

test('what is rejected in a survey is out of it until that is taken back', async () => {
  const { actions, panes, state } = open('grid', ['a', 'b', 'c'])
  actions.compare('survey')
  void actions.mark(['b'], { flag: 'reject' })
  actions.leaveOut('b')
  await actions.mark([], {})
  expect(panes()).toEqual(['a', 'c'])
  expect(state().selectedPhotoId).toBe('c')
  await actions.undoMark()
  expect(panes()).toEqual(['a', 'b', 'c'])
})

test('one that was rejected before stands in the survey all the same', async () => {
  const { actions, panes } = open('grid', ['a', 'b'])
  await actions.mark(['a'], { flag: 'reject' })
  actions.compare('survey')
  expect(panes()).toEqual(['a', 'b'])
})

test('one is taken away without a mark; with one left there is nothing to compare', () => {
  const { actions, panes, state, kept } = open('loupe', ['a', 'b', 'c'])
  actions.compare('compare')
  actions.takeOut('b')
  expect([panes(), state().selectedPhotoId]).toEqual([['a', 'c'], 'c'])
  actions.takeOut('a')
  expect([state().view, state().selectedPhotoId]).toEqual(['loupe', 'c'])
  expect([...kept.values()]).toEqual(ids.map(() => noMarks))
})

test('removed photographs stand nowhere', () => {
  const { store, panes, state } = open('grid')
  const photos = new Map(state().photos)
  photos.delete('a')
  store.setState({ photos, view: 'compare', panes: { ...noPanes, photoIds: ['a', 'b'] } })
  expect(panes()).toEqual(['b'])
})

test.each([
  [2, 1440, 800, 2],
  [2, 320, 700, 1],
  [3, 1440, 800, 2],
  [3, 1440, 420, 3],
  [4, 1440, 800, 2],
  [6, 1440, 800, 3],
  [1, 1440, 800, 1],
])('%d in %d x %d stand in %d columns', (count, width, height, columns) =>
  expect(paneColumns(count, width, height, 34)).toBe(columns),
)
