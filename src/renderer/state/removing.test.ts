// A critique is gone at once, comes back when that is taken back, and is removed for good after a while.
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { AppError } from '../../shared/errors.ts'
import { sampleJob, samplePhoto } from '../../shared/testing/samples.ts'
import { mergeJobs, mergePhotos } from './merge.ts'
import { removalMs } from './removing.ts'
import { jobIdsOf } from './selectors.ts'
import { openFakeStudio } from './testing/openStudio.ts'
import { emptyDetail } from './studioState.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function open(remove: () => null = () => null) {
  const studio = openFakeStudio({
    'jobs.remove': remove,
    'photos.facts': () => ({ photoId: 'a', facts: {}, complete: true }),
  })
  const job = { ...sampleJob('one', 'a'), status: 'completed' as const }
  studio.store.setState((state) => {
    const merged = mergeJobs(mergePhotos(state, [samplePhoto('a')]), [job, { ...job, id: 'two' }], 0)
    return {
      ...merged,
      details: new Map([['one', { ...emptyDetail, text: 'A critique.' }]]),
      selectedPhotoId: 'a',
      selectedJobId: 'one',
    }
  })
  return { ...studio, ids: () => jobIdsOf('a')(studio.state()).toSorted() }
}

test('it is gone at once, and comes back with its text where that is taken back in time', async () => {
  const { actions, ids, state, names } = open()
  await actions.removeCritique('one')
  expect([ids(), state().selectedJobId, state().removing?.job.id]).toEqual([['two'], 'two', 'one'])
  actions.undoRemoval()
  expect([ids(), state().selectedJobId, state().removing]).toEqual([['one', 'two'], 'one', null])
  expect(state().details.get('one')?.text).toBe('A critique.')
  await vi.advanceTimersByTimeAsync(removalMs)
  expect(names()).not.toContain('jobs.remove')
})

test('after a while it is removed for good; the next one ends the wait of the one before', async () => {
  const { actions, ids, calls } = open()
  const removed = () => calls.filter(([name]) => name === 'jobs.remove').map(([, input]) => input)
  await actions.removeCritique('one')
  await vi.advanceTimersByTimeAsync(removalMs - 1)
  expect(removed()).toEqual([])
  await actions.removeCritique('two')
  expect(removed()).toEqual([{ id: 'one' }])
  await vi.advanceTimersByTimeAsync(removalMs)
  expect([removed(), ids()]).toEqual([[{ id: 'one' }, { id: 'two' }], []])
})

test('where it cannot be removed it is shown again, and why is said', async () => {
  const { actions, ids, state } = open(() => {
    throw new AppError('disk-full', 'The disk is full.')
  })
  await actions.removeCritique('one')
  await vi.advanceTimersByTimeAsync(removalMs)
  expect(ids()).toEqual(['one', 'two'])
  expect(state().problems.map(({ sentence }) => sentence)).toEqual(['The disk is full.'])
})
