// Keeps in mind that Mondrian itself wrote into the file of a photo, so that it is no other photograph afterwards.
import type { Photo } from '../../shared/photos.ts'
import type { Hub } from '../hub.ts'
import type { Store } from '../store/index.ts'
import type { Rewritten } from './embedding.ts'

/**
 * Stores the size and SHA-256 that the file has now, for every photo of this path that was measured as the file was
 * before. One that somebody else had changed since stays as it was measured.
 */
export function noteRewritten(
  { store, hub }: { store: Pick<Store, 'photos'>; hub: Pick<Hub, 'emit'> },
  photo: Photo,
  { size, was, sha256 }: Rewritten,
): void {
  const { photos } = store
  if (!photos.has(photo.id) || photos.get(photo.id).sha256 !== was) return
  const first = photos.get(photo.id).duplicateOf ?? photo.id
  const alike = [photos.get(first), ...photos.copiesOf(first)]
  for (const { id } of alike.filter(({ path }) => path === photo.path)) photos.update(id, { size, sha256 })
  // Those with the bytes that it had are no copies of it any more, or of another one.
  for (const { id } of alike) hub.emit({ type: 'photo_update', photo: photos.get(id) })
}
