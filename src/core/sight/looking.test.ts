import { beforeEach, expect, it, vi } from 'vitest'
import { AppError } from '../../shared/errors.ts'
import type { MondrianEvent } from '../../shared/events.ts'
import { tiltFact } from '../../shared/scales/tilt.ts'
import type { Photo } from '../../shared/photos.ts'
import type { SightFindings } from '../../shared/sight.ts'
import { createHub } from '../hub.ts'
import { createManualClock } from '../manualClock.ts'
import type { Store } from '../store/index.ts'
import { addPhoto, openTestStore } from '../store/store.fixture.ts'
import { createLooking, quietMs, type Look, type Looking } from './looking.ts'

const findings: SightFindings = {
  faces: [],
  things: [],
  subject: null,
  lines: [],
  writing: [],
  embedding: null,
  missing: [],
}
const clock = createManualClock()
const forever = new AbortController().signal
const tooLate = 'This critique did not wait until the photograph was looked at.'

let store: Store
let events: MondrianEvent[]
let faults: unknown[]
let isOn: boolean
let measuring: PromiseWithResolvers<void>
/** Looks that were begun, by photo. */
let begun: Map<string, PromiseWithResolvers<Look>>
let looking: Looking

beforeEach(() => {
  store = openTestStore()
  const hub = createHub({
    reserveSeq: store.meta.reserveSeq,
    wallNow: () => 0,
    snapshot: () => ({ jobs: [], queuePaused: null, notice: null }),
  })
  events = []
  hub.on((event) => events.push(event))
  faults = []
  isOn = true
  measuring = Promise.withResolvers()
  begun = new Map()
  looking = createLooking({
    store,
    hub,
    clock,
    look: (photo: Photo, { makeWay }) => {
      const look = Promise.withResolvers<Look>()
      makeWay.addEventListener('abort', () => look.reject(new AppError('cancelled', 'Stopped.')))
      begun.set(photo.id, look)
      return look.promise
    },
    isOn: () => isOn,
    measuringIsOver: () => measuring.promise,
    onLooked: async () => undefined,
    onFault: (fault) => faults.push(fault),
  })
})

function measured(id: string): string {
  addPhoto(store, id)
  store.photos.update(id, { status: 'measured', width: 300, height: 200 })
  store.facts.put(id, {}, true)
  return id
}
/** Nothing is measured any more, and for as long as that has to last. */
async function calm(): Promise<void> {
  const timers = clock.pending()
  measuring.resolve()
  await vi.waitFor(() => expect(clock.pending()).toBe(timers + 1))
  clock.advance(quietMs)
}
const begins = (id: string): Promise<void> => vi.waitFor(() => expect(begun.has(id)).toBe(true))
const finish = async (id: string): Promise<void> => {
  await begins(id)
  begun.get(id)!.resolve({ findings, details: [] })
  await looking.settled(id, 1000, forever)
}

it('waits until all is measured, then adds what is seen to the facts, stored before it is told', async () => {
  const id = measured('a')
  looking.start(id)
  expect(begun.size).toBe(0)
  await calm()
  await finish(id)
  const facts = events.filter(({ type }) => type === 'facts')
  expect(facts).toMatchObject([{ photoId: id, complete: true, facts: { things: { things: [] } } }])
  expect(store.facts.get(id)?.facts).toHaveProperty('faces')
  expect(store.looks.get(id)).toEqual({ photoId: id, rotation: 0, embedding: null })
})

it('the score of a level that lines refute is taken back with it, and told of', async () => {
  const id = measured('a')
  const score = { overall: 9, tones: 9, sharpness: 9, level: 5, neutrality: null }
  store.photos.update(id, { measurementScore: score })
  store.facts.put(id, { tilt: tiltFact({ kind: 'horizon', degrees: 9, confidence: 0.9 }) }, true)
  looking.hasten(id)
  await begins(id)
  const line = { x1: 0, y1: 0.5, x2: 1, y2: 0.5, score: 0.9, support: 1 }
  begun.get(id)!.resolve({ findings: { ...findings, lines: [line] }, details: [] })
  await looking.settled(id, 1000, forever)
  expect(store.facts.get(id)?.facts.tilt?.degrees).toBe(null)
  expect(store.photos.get(id).measurementScore).toEqual({ ...score, level: null })
  expect(events).toContainEqual(
    expect.objectContaining({ type: 'photo_update', photo: store.photos.get(id) }),
  )
})

it('takes what somebody waits for first, also while others are measured', async () => {
  for (const id of ['a', 'b', 'c']) looking.start(measured(id))
  looking.hasten('c')
  await finish('c')
  expect(begun.size).toBe(1)
  await calm()
  await finish('a')
  await finish('b')
  expect([...begun.keys()]).toEqual(['c', 'a', 'b'])
})

it('makes way for what is to be measured, and begins anew when that is over', async () => {
  looking.start(measured('a'))
  await calm()
  await begins('a')
  measuring = Promise.withResolvers()
  begun.clear()
  const settled = looking.settled('a', 1000, forever)
  looking.makeWay()
  // Another one is hastened, and the line has gone on: the first is not looked at meanwhile.
  looking.hasten(measured('b'))
  await finish('b')
  expect([...begun.keys()]).toEqual(['b'])
  await calm()
  await finish('a')
  expect(await settled).toBe(null)
  expect(store.looks.get('a')).not.toBe(null)
  expect(faults).toEqual([])
})

it('does not begin between two of a burst', async () => {
  looking.start(measured('a'))
  measuring.resolve()
  await vi.waitFor(() => expect(clock.pending()).toBe(1))
  clock.advance(quietMs - 1)
  // The next one comes.
  looking.makeWay()
  measuring = Promise.withResolvers()
  clock.advance(quietMs)
  looking.start(measured('b'))
  expect(begun.size).toBe(0)
  await calm()
  await finish('a')
  // From here on nothing is waited for.
  await finish('b')
})

it('a look somebody waits for does not make way', async () => {
  looking.start(measured('a'))
  await calm()
  await begins('a')
  looking.hasten('a')
  looking.makeWay()
  await finish('a')
  expect(store.looks.get('a')).not.toBe(null)
})

it('hastened alone, does not wait for the others to be measured', async () => {
  looking.hasten(measured('a'))
  await finish('a')
  expect(store.looks.get('a')).not.toBe(null)
})

it('looks at each once, and again after a turn', async () => {
  looking.hasten(measured('a'))
  await finish('a')
  looking.hasten('a')
  expect(begun.size).toBe(1)
  begun.clear()
  store.photos.update('a', { rotation: 90 })
  looking.hasten('a')
  await finish('a')
  expect(store.looks.get('a')?.rotation).toBe(90)
})

it('keeps nothing of a photo that was turned or removed meanwhile', async () => {
  looking.hasten(measured('a'))
  await begins('a')
  store.photos.update('a', { rotation: 90 })
  await finish('a')
  expect(store.looks.get('a')).toBe(null)
  looking.hasten(measured('b'))
  await begins('b')
  store.photos.remove('b')
  await finish('b')
  expect(events.filter(({ type }) => type === 'facts')).toEqual([])
})

it('a look that fails leaves the other facts, is told of, and the next one goes on', async () => {
  looking.hasten(measured('a'))
  looking.hasten(measured('b'))
  await begins('a')
  const why = looking.settled('a', 1000, forever)
  begun.get('a')!.reject(new AppError('engine-crashed', 'The sight stopped.'))
  expect(await why).toBe('The nets that look at photographs failed on this one. The sight stopped.')
  await finish('b')
  expect(faults).toHaveLength(1)
  expect(store.facts.get('a')).toEqual({ photoId: 'a', facts: {}, complete: true })
  expect(store.looks.get('b')).not.toBe(null)
})

it('what was missing to see all is named, and looked for again', async () => {
  looking.hasten(measured('a'))
  await begins('a')
  const why = looking.settled('a', 1000, forever)
  begun.get('a')!.resolve({ findings: { ...findings, missing: ['mlsd.onnx', 'iris.onnx'] }, details: [] })
  expect(await why).toBe('Not all was seen: mlsd.onnx, iris.onnx are missing. Install Mondrian again.')
  expect(store.facts.get('a')?.facts.things).toBeDefined()
  begun.clear()
  looking.hasten('a')
  await finish('a')
  expect(store.looks.get('a')).not.toBe(null)
})

it('does nothing where it is switched off', async () => {
  isOn = false
  looking.hasten(measured('a'))
  expect(await looking.settled('a', 1000, forever)).toBe(null)
  expect(begun.size).toBe(0)
})

it('nobody waits longer than they said, or after they left', async () => {
  looking.hasten(measured('a'))
  await finish('a')
  looking.hasten(measured('b'))
  const waited = looking.settled('b', 3000, forever)
  clock.advance(3000)
  expect(await waited).toBe(tooLate)
  const leaving = new AbortController()
  const left = looking.settled('b', 3000, leaving.signal)
  leaving.abort()
  expect(await left).not.toBe(null)
  await finish('b')
})

it('waits five seconds longer while the first look loads the nets', async () => {
  looking.hasten(measured('a'))
  await begins('a')
  let isOver = false
  const waited = looking.settled('a', 3000, forever).finally(() => (isOver = true))
  clock.advance(7999)
  await Promise.resolve()
  expect(isOver).toBe(false)
  clock.advance(1)
  expect(await waited).toBe(tooLate)
  await finish('a')
})

it('closes in the middle of a look, and lets go of who waits for another', async () => {
  looking.hasten(measured('a'))
  looking.hasten(measured('b'))
  await begins('a')
  const waited = looking.settled('b', 3000, forever)
  const closed = looking.close()
  begun.get('a')!.reject(new AppError('cancelled', 'Stopped.'))
  await closed
  expect(await waited).toBe(null)
  expect([...begun.keys()]).toEqual(['a'])
})

it('closes while it waits for what is measured', async () => {
  looking.start(measured('a'))
  await looking.close()
  expect(begun.size).toBe(0)
})
