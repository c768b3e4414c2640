import { useState } from 'react'
import type { Photo } from '../../shared/photos.ts'
import { selectedPhoto } from '../state/selectors.ts'
import { useStudio, useStudioState } from '../state/StudioProvider.tsx'
import { fileLine } from '../words/photo.ts'
import { EmptyState } from './EmptyState.tsx'
import { FactsStrip } from './FactsStrip.tsx'

/** The centre: the photograph and what was measured in it. */
export function PhotoView() {
  const photo = useStudioState(selectedPhoto)
  const isEmpty = useStudioState(
    ({ listed, order, arrivals }) => listed && order.length === 0 && arrivals.length === 0,
  )
  if (isEmpty) {
    return (
      <main className="photo-view">
        <EmptyState />
      </main>
    )
  }
  return (
    <main className="photo-view">
      <div className="photo-stage">{photo && <Picture key={photo.id} photo={photo} />}</div>
      <p className="photo-caption">
        {photo && (
          <>
            <strong>{photo.name}</strong> <span>{fileLine(photo)}</span>
            {photo.warning !== null && <em> {photo.warning}</em>}
          </>
        )}
      </p>
      <FactsStrip photo={photo} />
    </main>
  )
}

function Picture({ photo }: { photo: Photo }) {
  const { client } = useStudio()
  const [isBroken, setIsBroken] = useState(false)
  if (photo.error) {
    return (
      <div className="photo-failed">
        <p>{photo.error.message}</p>
        {photo.error.hint !== undefined && <p>{photo.error.hint}</p>}
      </div>
    )
  }
  if (photo.width === null || photo.height === null)
    return <p className="photo-waiting">Reading the photograph…</p>
  if (photo.status === 'new')
    return <div className="photo-frame" style={{ aspectRatio: photo.width / photo.height }} />
  return (
    <img
      src={isBroken ? client.thumbUrl(photo.id) : client.photoUrl(photo.id)}
      alt={photo.camera?.caption ?? photo.camera?.title ?? photo.name}
      width={photo.width}
      height={photo.height}
      onError={() => setIsBroken(true)}
    />
  )
}
