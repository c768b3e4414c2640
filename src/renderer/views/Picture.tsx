import { useState } from 'react'
import type { Facts } from '../../shared/facts.ts'
import type { Photo } from '../../shared/photos.ts'
import type { Frame } from '../components/overlay.tsx'
import { Overlays, type OverlayName } from '../components/Overlays.tsx'
import { trialOnShow } from '../state/selectors.ts'
import { useActions, useStudio, useStudioState } from '../state/StudioProvider.tsx'
import { problemOfRecord } from '../words/report.ts'
import { FaultTools } from './FaultTools.tsx'
import { turnedUrl } from './pictureUrl.ts'
import { Places } from './Places.tsx'
import { TrialPicture } from './TrialPicture.tsx'

const noFacts: Facts = {}
/** Long edge of the picture that is shown, in pixels: larger it would only be blurred. */
const longestEdge = 1024

/** As large as its place allows, without waiting for the picture. */
function sizeOf({ width, height }: Frame) {
  const ratio = width / height
  const most = width * Math.min(1, longestEdge / Math.max(width, height))
  return { aspectRatio: ratio, width: `min(100cqw, ${ratio} * 100cqh, ${most}px)` }
}

/** The photograph, what was measured drawn over it where that is wanted, or why it is not there. */
export function Picture({ photo, shown }: { photo: Photo; shown: ReadonlySet<OverlayName> }) {
  const { client } = useStudio()
  const facts = useStudioState((state) => state.facts.get(photo.id)?.facts) ?? noFacts
  const preview = useStudioState((state) => (state.preview?.photoId === photo.id ? state.preview : null))
  const trial = useStudioState(trialOnShow)
  const { copyIsBroken } = useActions()
  const jobId = useStudioState((state) => state.selectedJobId)
  const [isBroken, setIsBroken] = useState(false)
  const { width, height } = photo
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
  if (width === null || height === null) return <p className="photo-waiting">Reading the photograph…</p>
  if (photo.status === 'new') {
    return (
      <div className="photo-frame" style={sizeOf({ width, height })}>
        {photo.thumb && <img src={turnedUrl(client.thumbUrl(photo.id), photo)} alt={photo.name} />}
      </div>
    )
  }
  return (
    <div className="photo-picture" style={sizeOf({ width, height })}>
      <img
        src={turnedUrl(isBroken ? client.thumbUrl(photo.id) : client.photoUrl(photo.id), photo)}
        alt={photo.camera?.caption ?? photo.camera?.title ?? photo.name}
        width={width}
        height={height}
        onError={() => setIsBroken(true)}
      />
      {trial ? (
        <TrialPicture
          key={`${trial.jobId} ${trial.remark}`}
          trial={trial}
          frame={{ width, height }}
          originalUrl={turnedUrl(client.photoUrl(photo.id), photo)}
          onBroken={copyIsBroken}
        />
      ) : (
        <>
          <Overlays shown={shown} facts={facts} frame={{ width, height }} />
          <Places key={jobId} frame={{ width, height }} />
        </>
      )}
    </div>
  )
}
