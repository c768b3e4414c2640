// Marks of photographs: stored at once, then announced.
import { AppError } from '../../shared/errors.ts'
import type { Marked, Marks } from '../../shared/marks.ts'
import type { Hub } from '../hub.ts'
import type { Store } from '../store/index.ts'

type Order = { photoIds: readonly string[] } & { [Name in keyof Marks]?: Marks[Name] | undefined }

/** Marks photographs and says what their marks were before. Throws `not-found` where none of them is there. */
export function markPhotos(
  { store, hub }: { store: Pick<Store, 'photos' | 'marks'>; hub: Pick<Hub, 'emit'> },
  { photoIds, ...order }: Order,
): { before: Marked[] } {
  const patch = Object.fromEntries(Object.entries(order).filter(([, value]) => value !== undefined))
  const before = store.marks.set(photoIds, patch)
  if (before.length === 0) throw new AppError('not-found', 'These photographs are not here (any more).')
  for (const { photoId } of before) hub.emit({ type: 'photo_update', photo: store.photos.get(photoId) })
  return { before }
}
