// Photographs of one moment, and which of them is the best as far as a measurement can say.
import type { Photo } from '../../shared/photos.ts'
import type { Stack } from '../../shared/stacks.ts'
import type { Store } from '../store/index.ts'
import { bestOfStack } from './best.ts'
import { likenessOf, stackMoments, type Shot } from './moments.ts'

/** The stacks among these photographs, each in the order of time. Throws `not-found`. */
export function findStacks(store: Store, photoIds: readonly string[]): Stack[] {
  const photos = [...new Set(photoIds)].map(store.photos.get).toSorted((a, b) => a.number - b.number)
  return stackMoments(photos.map((photo) => shotOf(store, photo))).map((shots) => {
    const ids = shots.map(({ id }) => id)
    return { photoIds: ids, best: bestOf(store, ids) }
  })
}

/** As many photographs that came before and after one may be of its moment. */
const around = 30

/** The other photographs of the moment of one, the most alike first. Throws `not-found`. */
export function findMoment(
  store: Store,
  photoId: string,
): { photos: { photo: Photo; likeness: number }[]; best: Stack['best'] } {
  const shots = store.photos.around(photoId, around).map((photo) => shotOf(store, photo))
  const stack = stackMoments(shots).find((each) => each.some(({ id }) => id === photoId))
  const self = stack?.find(({ id }) => id === photoId)
  if (!stack || !self) return { photos: [], best: null }
  const photos = stack
    .filter((shot) => shot !== self)
    .map((shot) => ({ photo: store.photos.get(shot.id), likeness: likenessOf(self, shot) ?? 0 }))
    .toSorted((a, b) => b.likeness - a.likeness)
  return { photos, best: bestOf(store, [photoId, ...photos.map(({ photo }) => photo.id)]) }
}

function shotOf(store: Store, { id, camera }: Photo): Shot {
  return {
    id,
    takenAt: camera?.takenAt ?? null,
    camera: camera?.model ? `${camera.make ?? ''} ${camera.model}` : null,
    hash: store.photos.pictureHash(id),
    embedding: store.looks.get(id)?.embedding ?? null,
  }
}

const bestOf = (store: Store, ids: readonly string[]): Stack['best'] =>
  bestOfStack(ids.map((id) => ({ id, facts: store.facts.get(id)?.facts ?? {} })))
