import { expect, it } from 'vitest'
import { embeddingLength } from '../../shared/sight.ts'
import { addPhoto, openTestStore } from './store.fixture.ts'

it('keeps that a photo was looked at, and its fingerprint to the last bit', () => {
  const store = openTestStore()
  const photoId = addPhoto(store)
  expect(store.looks.get(photoId)).toBe(null)
  const embedding = Float32Array.from({ length: embeddingLength }, (_, index) => Math.sin(index))
  store.looks.put({ photoId, rotation: 0, embedding })
  expect(store.looks.get(photoId)).toEqual({ photoId, rotation: 0, embedding })
  store.looks.put({ photoId, rotation: 90, embedding: null })
  expect(store.looks.get(photoId)).toEqual({ photoId, rotation: 90, embedding: null })
})

it('goes with the photo', () => {
  const store = openTestStore()
  const photoId = addPhoto(store)
  store.looks.put({ photoId, rotation: 0, embedding: null })
  store.photos.remove(photoId)
  expect(store.looks.get(photoId)).toBe(null)
})
