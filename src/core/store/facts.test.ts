import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openDatabase } from './db.ts'
import { addPhoto, openTestStore, temporaryFolder } from './store.fixture.ts'

const base = { tier: 'A', confidence: 1, label: 'Contrast', display: '0.21', statement: null } as const
const contrast = { ...base, rms: 0.21 }
const symmetry = { ...base, mirror: -0.1 }

it('keeps the facts of a photo, the early ones first', () => {
  const store = openTestStore()
  const photoId = addPhoto(store)
  expect(store.facts.get(photoId)).toBeNull()
  store.facts.put(photoId, { contrast }, false)
  expect(store.facts.get(photoId)).toEqual({ photoId, facts: { contrast }, complete: false })
  store.facts.put(photoId, { contrast, symmetry }, true)
  expect(store.facts.get(photoId)).toEqual({ photoId, facts: { contrast, symmetry }, complete: true })
})

it('leaves out a fact that another version of Mondrian defined differently', () => {
  const folder = temporaryFolder()
  const store = openTestStore(folder)
  const photoId = addPhoto(store)
  store.facts.put(photoId, { contrast }, true)
  const db = openDatabase(join(folder, 'mondrian.db'))
  const facts = JSON.stringify({ contrast, symmetry: { ...base, mirror: 'left' }, aura: base })
  db.prepare('UPDATE facts SET facts = @facts').run({ facts })
  db.close()
  expect(store.facts.get(photoId)?.facts).toEqual({ contrast })
})

it('keeps advice until the facts it rests on are replaced', () => {
  const folder = temporaryFolder()
  const store = openTestStore(folder)
  const photoId = addPhoto(store)
  store.facts.put(photoId, { contrast }, true)
  expect(store.facts.advice(photoId)).toBeNull()
  const advice = {
    operation: { kind: 'exposure', stops: 1 },
    promise: 'exposure',
    before: -1.5,
    after: -0.5,
  } as const
  store.facts.putAdvice(photoId, [advice])
  expect(store.facts.advice(photoId)).toEqual([advice])
  store.facts.put(photoId, { contrast }, true)
  expect(store.facts.advice(photoId)).toBeNull()
  store.facts.putAdvice(photoId, [advice])
  const db = openDatabase(join(folder, 'mondrian.db'))
  db.prepare('UPDATE facts SET advice = @advice').run({ advice: '[{"operation": {"kind": "explode"}}]' })
  db.close()
  expect(store.facts.advice(photoId)).toBeNull()
})
