import { useMemo, useState, type CSSProperties, type ReactNode } from 'react'
import type { Photo } from '../../shared/photos.ts'
import type { Size } from '../../shared/tiles.ts'
import type { Frame } from '../components/overlay.tsx'
import { useStudio, useStudioState } from '../state/StudioProvider.tsx'
import { problemOfRecord } from '../words/report.ts'
import { placeOf, type Place } from '../zoom/geometry.ts'
import type { Zoom } from '../zoom/useZoom.ts'
import { FaultTools } from './FaultTools.tsx'
import { turnedUrl } from './pictureUrl.ts'
import { Tiles } from './Tiles.tsx'

/** As large as its place allows, without waiting for the picture or a measurement: no larger than its own pixels. */
function sizeOf({ width, height }: Frame): CSSProperties {
  const ratio = width / height
  return { aspectRatio: ratio, width: `min(100cqw, ${ratio} * 100cqh, ${width}px)` }
}

/** Where it lies while it is looked at closely, and how far the edges of its stage lie within it. */
function closeStyle({ left, top, width, height }: Place, stage: Size): CSSProperties {
  const seen = {
    '--seen-left': `${Math.max(0, -left)}px`,
    '--seen-top': `${Math.max(0, -top)}px`,
    '--seen-right': `${Math.max(0, left + width - stage.width)}px`,
    '--seen-bottom': `${Math.max(0, top + height - stage.height)}px`,
  }
  return { left, top, width, height, ...seen }
}

/** Pixels of a photograph that can be looked at closely: one that was measured; null for others. */
export function frameOf(photo: Photo | null): Size | null {
  const { width, height } = photo ?? {}
  return photo?.status === 'measured' && width && height ? { width, height } : null
}

type PhotoPixelsProps = {
  photo: Photo
  zoom: Zoom
  /** What lies over it. */
  children?: (frame: Frame) => ReactNode
}

/** The photograph as near as it is looked at, or why it is not there. */
export function PhotoPixels({ photo, zoom, children }: PhotoPixelsProps) {
  const { client } = useStudio()
  const preview = useStudioState((state) => (state.preview?.photoId === photo.id ? state.preview : null))
  const [isBroken, setIsBroken] = useState(false)
  const { width, height } = photo
  const frame = useMemo(() => (width && height ? { width, height } : null), [width, height])
  if (photo.error) {
    return (
      <div className="photo-failed">
        <p>{photo.error.message}</p>
        {photo.error.hint !== undefined && <p>{photo.error.hint}</p>}
        <FaultTools problems={[problemOfRecord(photo.error)]} photo={photo} />
      </div>
    )
  }
  if (photo.status === 'new' && preview) {
    return <img className="photo-preview" src={preview.url} alt={photo.name} />
  }
  if (frame === null) return <p className="photo-waiting">Reading the photograph…</p>
  if (photo.status === 'new') {
    return (
      <div className="photo-frame" style={sizeOf(frame)}>
        {photo.thumb && <img src={turnedUrl(client.thumbUrl(photo.id), photo)} alt={photo.name} />}
      </div>
    )
  }
  const { stage, view } = zoom
  const scene = stage && { frame, stage }
  const place = scene && placeOf(view, frame, scene.stage)
  const isClose = view.scale !== 'fit'
  return (
    <div className="photo-picture" style={isClose && place ? closeStyle(place, scene.stage) : sizeOf(frame)}>
      <img
        src={turnedUrl(isBroken ? client.thumbUrl(photo.id) : client.photoUrl(photo.id), photo)}
        alt={photo.camera?.caption ?? photo.camera?.title ?? photo.name}
        width={frame.width}
        height={frame.height}
        draggable={false}
        onError={() => setIsBroken(true)}
      />
      {place && <Tiles photo={photo} scene={scene} place={place} isClose={isClose} />}
      {children?.(frame)}
    </div>
  )
}
