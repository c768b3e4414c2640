import { expect, it } from 'vitest'
import { emptyCamera } from '../../shared/photos.ts'
import { embeddingLength } from '../../shared/sight.ts'
import { addPhoto, openTestStore } from '../store/store.fixture.ts'
import { findMoment, findStacks } from './index.ts'

const box = { x: 0.4, y: 0.3, width: 0.2, height: 0.2, score: 0.9, sharpness: null, stops: null }

const withCode = (code: string): unknown => expect.objectContaining({ code })

/** A burst of three, of which the second has open eyes alone, and one photograph of another scene. */
function openBurst() {
  const store = openTestStore()
  for (const [index, id] of ['a', 'b', 'c', 'other'].entries()) {
    addPhoto(store, id)
    store.photos.update(id, {
      status: 'measured',
      camera: { ...emptyCamera, takenAt: `2026-05-01 10:00:0${index}` },
    })
    store.photos.setPictureHash(id, id === 'other' ? 'ffffffffffffffff' : '0000000000000000')
    const embedding = new Float32Array(embeddingLength)
    embedding[id === 'other' ? 1 : 0] = 1
    store.looks.put({ photoId: id, rotation: 0, embedding })
    const eyes = id === 'b' ? 'open' : 'closed-or-down'
    const fact = { tier: 'B', confidence: 0.9, label: '', display: '', statement: null } as const
    store.facts.put(id, { faces: { ...fact, faces: [{ ...box, eyes }] } }, true)
  }
  return store
}
const best = { id: 'b', reason: 'eyes open' }

it('finds the stacks among photographs, with the best of each', () => {
  const store = openBurst()
  expect(findStacks(store, ['other', 'c', 'a', 'b', 'a'])).toEqual([{ photoIds: ['a', 'b', 'c'], best }])
  expect(findStacks(store, ['a', 'other'])).toEqual([])
  expect(() => findStacks(store, ['a', 'none'])).toThrow(withCode('not-found'))
})

it('finds the others of the moment of one', () => {
  const store = openBurst()
  const { photos, best: found } = findMoment(store, 'c')
  expect(photos.map(({ photo, likeness }) => [photo.id, likeness])).toEqual([
    ['a', 1],
    ['b', 1],
  ])
  expect(found).toEqual(best)
  expect(findMoment(store, 'other')).toEqual({ photos: [], best: null })
})
