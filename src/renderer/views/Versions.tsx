import { useEffect, useState } from 'react'
import type { Photo } from '../../shared/photos.ts'
import { isMeasuring } from '../state/selectors.ts'
import { useActions, useStudio, useStudioState } from '../state/StudioProvider.tsx'
import { countOf } from '../words/numbers.ts'
import { fileLine } from '../words/photo.ts'
import { elementIds, togglePopover } from './elements.ts'
import { turnedUrl } from './pictureUrl.ts'

const none: readonly Photo[] = []

/** Photographs that look alike, one click away. Draws nothing where there are none. */
export function Versions({ photoId }: { photoId: string }) {
  const { client } = useStudio()
  const { versions, goTo } = useActions()
  const [photos, setPhotos] = useState(none)
  // Asked again once all are measured: until then one may be missing.
  const isComplete = !useStudioState(isMeasuring)
  useEffect(() => {
    let isShown = true
    const look = async (): Promise<void> => {
      const found = await versions(photoId)
      if (isShown) setPhotos(found)
    }
    void look()
    return () => {
      isShown = false
    }
  }, [photoId, versions, isComplete])
  if (photos.length === 0) return null
  return (
    <>
      <button type="button" className="text-button" popoverTarget={elementIds.versions}>
        {countOf(photos.length, 'version')} of this photograph
      </button>
      <span id={elementIds.versions} popover="auto" className="versions" role="dialog" aria-label="Versions">
        {photos.map((photo) => (
          <button
            key={photo.id}
            type="button"
            onClick={() => {
              togglePopover('versions')
              void goTo(photo.id)
            }}
          >
            <img
              src={turnedUrl(client.thumbUrl(photo.id), photo)}
              alt=""
              width={84}
              height={63}
              loading="lazy"
            />
            <span>
              {photo.name}
              <small>{fileLine(photo)}</small>
            </span>
          </button>
        ))}
      </span>
    </>
  )
}
