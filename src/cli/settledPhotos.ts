import type { Photo } from '../shared/photos.ts'

/** Photos by id, each promised until it is measured or refused. */
export function settledPhotos() {
  const slots = new Map<string, PromiseWithResolvers<Photo>>()
  const slot = (id: string): PromiseWithResolvers<Photo> => {
    const found = slots.get(id) ?? Promise.withResolvers<Photo>()
    slots.set(id, found)
    return found
  }
  return {
    see(photo: Photo): void {
      if (photo.status !== 'new') slot(photo.id).resolve(photo)
    },
    whenSettled: (id: string): Promise<Photo> => slot(id).promise,
  }
}
