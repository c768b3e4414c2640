import { expect, it } from 'vitest'
import type { Fact, Facts } from '../../shared/facts.ts'
import type { MondrianEvent } from '../../shared/events.ts'
import { sampleStats } from '../../shared/testing/samples.ts'
import { createHub } from '../hub.ts'
import { addPhoto, claim, openTestStore } from '../store/store.fixture.ts'
import { recheckAnswers } from './recheckAnswers.ts'

const lying: Fact<'aspect'> = {
  tier: 'A',
  confidence: 1,
  label: 'Aspect',
  display: '3:2 landscape',
  statement: null,
  name: '3:2',
  ratio: 1.5,
  orientation: 'landscape',
}
const standing: Fact<'aspect'> = { ...lying, display: '3:2 portrait', orientation: 'portrait' }

/** A photograph with an answer of a model and one from the measurements. */
function setUp() {
  const store = openTestStore()
  const hub = createHub({
    reserveSeq: store.meta.reserveSeq,
    wallNow: () => 1,
    snapshot: () => ({ jobs: [], queuePaused: null, notice: null }),
  })
  const photoId = addPhoto(store)
  const { id: threadId } = store.threads.insert({ id: 'thread', photoId, now: 1 })
  for (const [id, stats] of [
    ['written', sampleStats],
    ['measured', null],
  ] as const) {
    store.messages.insertQuestion({ id: `${id}?`, threadId, text: 'Does it fit?', replyTo: null, now: 1 })
    store.jobs.insertAsk({ id, threadId, photoId, advisorId: 'ansel', modelId: 'reader', now: 1 })
    const asked = { replyTo: `${id}?`, critiqueId: null, wantedModelId: null, manner: null }
    store.messages.insertAnswer({ id, threadId, ...asked, now: 1 })
    const { lease } = claim(store)
    store.jobs.answered(lease, { finishReason: 'stop', now: 2 })
    const text = 'The vertical format suits the tower.'
    store.messages.setAnswer(id, { text, flags: [], stats, rotation: 90 })
  }
  const events: MondrianEvent[] = []
  hub.on((event) => void (event.type === 'connection' || events.push(event)))
  const recheck = (): Promise<void> => recheckAnswers({ store, hub }, photoId)
  const measure = (facts: Facts, complete = true): Promise<void> => {
    store.facts.put(photoId, facts, complete)
    return recheck()
  }
  return { store, photoId, events, measure, recheck }
}

it('flags what a turn makes wrong, stored before it is told; turned back it is no flag', async () => {
  const { store, events, measure } = setUp()
  await measure({ aspect: standing })
  expect(events).toEqual([])
  await measure({ aspect: lying })
  const message = store.messages.get('written')
  expect(message).toMatchObject({ rotation: 90, flags: [{ kind: 'contradiction', start: 0 }] })
  expect(events).toMatchObject([{ type: 'message', message }])
  expect(store.messages.get('measured').flags).toEqual([])
  await measure({ aspect: standing })
  expect(store.messages.get('written').flags).toEqual([])
  expect(events).toHaveLength(2)
})

it('leaves answers as they are while not all is measured, and those of a photograph that is gone', async () => {
  const { store, photoId, events, measure, recheck } = setUp()
  await measure({ aspect: lying }, false)
  store.photos.remove(photoId)
  await recheck()
  expect(events).toEqual([])
})
