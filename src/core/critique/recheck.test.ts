import { expect, test } from 'vitest'
import type { Fact, Facts } from '../../shared/facts.ts'
import type { MondrianEvent } from '../../shared/events.ts'
import { createHub } from '../hub.ts'
import { critique } from '../store/critique.fixture.ts'
import { addPhoto, claim, openTestStore } from '../store/store.fixture.ts'
import { recheckCritiques } from './recheck.ts'

const standing: Fact<'aspect'> = {
  tier: 'A',
  confidence: 1,
  label: 'Aspect',
  display: '3:2 portrait',
  statement: null,
  name: '3:2',
  ratio: 1.5,
  orientation: 'portrait',
}
const lying: Fact<'aspect'> = { ...standing, display: '3:2 landscape', orientation: 'landscape' }
const text = '## Composition · 7.5\nThe vertical format suits the tower.\n'

function setUp() {
  const store = openTestStore()
  const hub = createHub({
    reserveSeq: store.meta.reserveSeq,
    wallNow: () => 1,
    snapshot: () => ({ jobs: [], queuePaused: null, notice: null }),
  })
  const photoId = addPhoto(store)
  const job = store.jobs.insert({ id: 'job', photoId, advisorId: 'ansel', modelId: 'starter', now: 1 })
  store.jobs.complete(claim(store).lease, { critique: { ...critique(text), flags: [] }, now: 20 })
  const events: MondrianEvent[] = []
  hub.on((event) => void (event.type === 'connection' || events.push(event)))
  const measure = (facts: Facts, complete = true): Promise<void> => {
    store.facts.put(photoId, facts, complete)
    return recheckCritiques({ store, hub }, photoId)
  }
  return { store, jobId: job.id, photoId, events, measure }
}

test('what a turn makes wrong is flagged, stored before it is announced; turned back it is no flag', async () => {
  const { store, jobId, events, measure } = setUp()
  await measure({ aspect: lying })
  const [flag] = store.critiques.get(jobId)!.flags
  expect(flag).toMatchObject({ kind: 'contradiction', start: 21 })
  expect(events).toMatchObject([{ type: 'flags_update', jobId, attempt: 1, flags: [flag] }])
  await measure({ aspect: standing })
  expect(store.critiques.get(jobId)?.flags).toEqual([])
  expect(events).toHaveLength(2)
})

test('nothing is said where nothing changed, and nothing is done with half of the facts or a photo that is gone', async () => {
  const { store, photoId, events, measure } = setUp()
  await measure({ aspect: standing })
  await measure({ aspect: lying }, false)
  expect(events).toEqual([])
  const rechecked = measure({ aspect: lying })
  store.photos.remove(photoId)
  await rechecked
  expect(events).toEqual([])
})
