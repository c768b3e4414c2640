import { expect, test } from 'vitest'
import type { Fact, Facts } from '../../shared/facts.ts'
import type { Mode } from '../../shared/jobs.ts'
import type { Rotation } from '../../shared/photos.ts'
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

function setUp({ mode = 'text', rotation = 0 }: { mode?: Mode; rotation?: Rotation } = {}) {
  const store = openTestStore()
  const hub = createHub({
    reserveSeq: store.meta.reserveSeq,
    wallNow: () => 1,
    snapshot: () => ({ jobs: [], queuePaused: null, notice: null }),
  })
  const photoId = addPhoto(store)
  const job = store.jobs.insert({ id: 'job', photoId, advisorId: 'ansel', modelId: 'starter', now: 1 })
  const { lease } = claim(store)
  const means = { mode, device: 'CPU', notice: null }
  store.jobs.setStage(lease, { stage: 'writing', currentStep: '', means, now: 10 })
  const written = { ...critique(text), flags: [], rotation, claims: { horizon: 'level' } as const }
  store.jobs.complete(lease, { critique: written, now: 20 })
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

const tilted: Fact<'tilt'> = {
  tier: 'B',
  confidence: 0.8,
  label: '',
  display: '',
  statement: null,
  degrees: 4,
  kind: 'horizon',
}

test('what the closing line claims is held against what is measured anew, too', async () => {
  const { store, jobId, measure } = setUp()
  await measure({ tilt: tilted })
  const flag = { kind: 'contradiction', grade: 'checkThis', start: null, end: null }
  expect(store.critiques.get(jobId)!.flags).toEqual([
    { ...flag, claim: 'the horizon is level', measured: 'the horizon is tilted by 4.0°' },
  ])
  await measure({ tilt: { ...tilted, degrees: 0.2 } })
  expect(store.critiques.get(jobId)!.flags).toEqual([])
})

test.each([
  ['vision', 0, 'tilt'],
  ['vision', 90, undefined],
  ['text', 0, undefined],
] as const)(
  'a %s model disagrees with a fact only of the picture that it saw: turned by %i then',
  async (mode, rotation, disputes) => {
    const { store, jobId, measure } = setUp({ mode, rotation })
    await measure({ tilt: tilted })
    const [flag] = store.critiques.get(jobId)!.flags
    expect(flag).toMatchObject({ claim: 'the horizon is level' })
    expect(flag?.disputes).toBe(disputes)
  },
)

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
