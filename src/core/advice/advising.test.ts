import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { createManualClock } from '../manualClock.ts'
import { addPhoto, openTestStore, temporaryFolder } from '../store/store.fixture.ts'
import type { Tried } from '../../shared/trials.ts'
import { createAdvising } from './advising.ts'

const base = { tier: 'A', confidence: 1, label: '', display: '', statement: null } as const
const facts = { colourfulness: { ...base, m3: 110 } }
const tried = (m3: number): Tried => ({
  keyStops: 0,
  medianL: 50,
  rms: 0.2,
  highlightPercent: 0,
  shadowPercent: 0,
  m3,
  noise: null,
  tilt: null,
  lean: null,
  boxStops: null,
  boxLight: null,
})

async function start(answer: () => Promise<unknown>, measuringIsOver = () => Promise.resolve()) {
  const dataDir = temporaryFolder()
  const store = openTestStore(dataDir)
  const photoId = addPhoto(store)
  store.photos.update(photoId, { width: 600, height: 400, status: 'measured' })
  store.facts.put(photoId, facts, true)
  await mkdir(join(dataDir, 'photos', photoId), { recursive: true })
  await writeFile(join(dataDir, 'photos', photoId, 'model.jpg'), 'a picture')
  const clock = createManualClock()
  let asked = 0
  const run = (() => (asked++, answer())) as never
  const child = { run }
  const onFault = (error: unknown): void => expect(error).toBeUndefined()
  const advising = createAdvising({ dataDir, store, child, clock, measuringIsOver, onFault })
  return { advising, store, photoId, clock, asked: () => asked }
}

const { signal } = new AbortController()
const results = { before: tried(110), after: [tried(100), tried(90), tried(80)] }

it('tries once, keeps what it found, and tries again once facts are replaced', async () => {
  const { advising, store, photoId, asked } = await start(() => Promise.resolve(results))
  const advice = await advising.ready(photoId, signal)
  expect(advice).toEqual([
    { operation: { kind: 'saturation', factor: 0.7 }, promise: 'colourfulness', before: 110, after: 80 },
  ])
  expect(store.facts.advice(photoId)).toEqual(advice)
  expect(await advising.ready(photoId, signal)).toEqual(advice)
  expect(asked()).toBe(1)
  store.facts.put(photoId, facts, true)
  await advising.ready(photoId, signal)
  expect(asked()).toBe(2)
})

it('is no advice where the child fails, or is not done in time', async () => {
  const { AppError } = await import('../../shared/errors.ts')
  const failing = await start(() => Promise.reject(new AppError('engine-crashed', 'It died.')))
  expect(await failing.advising.ready(failing.photoId, signal)).toEqual([])
  expect(failing.store.facts.advice(failing.photoId)).toBeNull()
  const hanging = await start(() => new Promise(() => undefined))
  const ready = hanging.advising.ready(hanging.photoId, signal)
  hanging.clock.advance(2000)
  expect(await ready).toEqual([])
})

it('begins by itself only when nothing is being measured, and at once for who waits', async () => {
  const measuring = Promise.withResolvers<void>()
  const { advising, photoId, asked } = await start(
    () => Promise.resolve(results),
    () => measuring.promise,
  )
  advising.start(photoId)
  await new Promise(setImmediate)
  expect(asked()).toBe(0)
  await advising.ready(photoId, signal)
  expect(asked()).toBe(1)
  measuring.resolve()
  await advising.close()
  expect(asked()).toBe(1)
})
