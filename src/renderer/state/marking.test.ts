// Marks are set, taken back and set again, step by step, for one photograph or many.
import { expect, test } from 'vitest'
import { AppError } from '../../shared/errors.ts'
import { mostMarked, noMarks, type Marks } from '../../shared/marks.ts'
import { samplePhoto } from '../../shared/testing/samples.ts'
import { labelToSet, undoCalls } from './markSteps.ts'
import { openFakeStudio } from './testing/openStudio.ts'

type Order = { photoIds: string[] } & Partial<Marks>

/** A studio over a library that holds marks, as the store does. */
function open(...ids: string[]) {
  const kept = new Map<string, Marks>(ids.map((id) => [id, noMarks]))
  const studio = openFakeStudio({
    'photos.mark': ({ photoIds, ...patch }: Order) => {
      const here = photoIds.filter((id) => kept.has(id))
      if (here.length === 0) throw new AppError('not-found', 'gone')
      const before = here.map((photoId) => ({ photoId, ...kept.get(photoId)! }))
      for (const id of here) kept.set(id, { ...kept.get(id)!, ...patch })
      return { before }
    },
  })
  studio.store.setState({ photos: new Map(ids.map((id) => [id, samplePhoto(id)])) })
  return { ...studio, kept, said: () => studio.state().marking.said?.sentence }
}

test('many steps are taken back one after the other, and set again', async () => {
  const { actions, kept } = open('a', 'b')
  void actions.mark(['a'], { rating: 3 })
  void actions.mark(['a', 'b'], { flag: 'pick' })
  await actions.mark(['b'], { label: 'red' })
  const whole = new Map(kept)
  await actions.undoMark()
  await actions.undoMark()
  expect([...kept.values()]).toEqual([{ ...noMarks, rating: 3 }, noMarks])
  await actions.redoMark()
  await actions.redoMark()
  expect(kept).toEqual(whole)
  for (let steps = 0; steps < 4; steps++) await actions.undoMark()
  expect([...kept.values()]).toEqual([noMarks, noMarks])
})

test('a step over photographs with different marks gives each its own back, and leaves what it did not set', async () => {
  const { actions, kept } = open('a', 'b', 'c')
  await actions.mark(['a'], { rating: 5 })
  await actions.mark(['b'], { rating: 2, flag: 'pick' })
  await actions.mark(['a', 'b', 'c'], { rating: 1 })
  // In another window.
  kept.set('c', { ...kept.get('c')!, label: 'blue' })
  await actions.undoMark()
  expect([...kept.values()]).toEqual([
    { ...noMarks, rating: 5 },
    { ...noMarks, rating: 2, flag: 'pick' },
    { ...noMarks, label: 'blue' },
  ])
})

test('a new step ends what could be set again; what is gone is no error', async () => {
  const { actions, kept, state, said } = open('a', 'b')
  await actions.mark(['a'], { flag: 'reject' })
  await actions.undoMark()
  await actions.mark(['b'], { rating: 4 })
  await actions.redoMark()
  expect(said()).toBe('Nothing to do again.')
  kept.delete('b')
  await actions.undoMark()
  expect(state().problems).toEqual([])
  await actions.undoMark()
  expect(said()).toBe('Nothing to undo.')
})

test('each step is said in few words', async () => {
  const { actions, said } = open('a', 'b')
  await actions.mark(['a'], { flag: 'pick' })
  expect(said()).toBe('a.jpg: pick.')
  await actions.mark(['a', 'b'], { rating: 0 })
  expect(said()).toBe('2 photographs: no stars.')
  await actions.undoMark()
  expect(said()).toBe('Undone: 2 photographs.')
})

test('thousands go in as many calls as the contract asks for', async () => {
  const ids = Array.from({ length: 2 * mostMarked + 1 }, (_, index) => `photo-${index}`)
  const { actions, calls } = open(...ids)
  await actions.mark(ids, { flag: 'reject' })
  const sizes = calls.flatMap(([name, input]) =>
    name === 'photos.mark' ? [(input as Order).photoIds.length] : [],
  )
  expect(sizes).toEqual([mostMarked, mostMarked, 1])
  const before = ids.map((photoId) => ({ photoId, ...noMarks }))
  expect(undoCalls({ patch: { flag: 'reject' }, before })).toHaveLength(3)
})

test('the key of a label that all have takes it away', () => {
  expect(labelToSet('red', ['red', 'red'])).toBeNull()
  expect(labelToSet('red', ['red', null])).toBe('red')
})
