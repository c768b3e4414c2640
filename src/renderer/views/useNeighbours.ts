import { useEffect, useRef } from 'react'
import { listedIds } from '../state/choosing.ts'
import { useStudio, useStudioState } from '../state/StudioProvider.tsx'
import { turnedUrl } from './pictureUrl.ts'

/** So many photographs before and after the one on show are ready to be shown. */
const ahead = 2

/** Has the pictures of the photographs around the one on show loaded and decoded, so that the next one is there at once. */
export function useNeighbours(): void {
  const { client, store } = useStudio()
  const shown = useStudioState(({ selectedPhotoId }) => selectedPhotoId)
  const listed = useStudioState(listedIds)
  /** A picture that nobody holds is forgotten. */
  const held = useRef(new Map<string, HTMLImageElement>())
  useEffect(() => {
    const at = listed.indexOf(shown ?? '')
    const around = at < 0 ? [] : listed.slice(Math.max(0, at - ahead), at + ahead + 1)
    const photos = around.flatMap((id) => store.getState().photos.get(id) ?? [])
    const urls = photos
      .filter(({ status }) => status === 'measured')
      .map((photo) => turnedUrl(client.photoUrl(photo.id), photo))
    const next = new Map(
      urls.map((url) => [url, held.current.get(url) ?? Object.assign(new Image(), { src: url })]),
    )
    // One that cannot be decoded says so where it is shown.
    for (const image of next.values()) image.decode().catch(() => undefined)
    held.current = next
  }, [client, store, shown, listed])
}
