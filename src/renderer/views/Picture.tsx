import { useMemo } from 'react'
import type { Facts } from '../../shared/facts.ts'
import type { Photo } from '../../shared/photos.ts'
import type { Frame } from '../components/overlay.tsx'
import { Overlays, type OverlayName } from '../components/Overlays.tsx'
import { trialOnShow } from '../state/selectors.ts'
import { useActions, useStudio, useStudioState } from '../state/StudioProvider.tsx'
import type { Zoom } from '../zoom/useZoom.ts'
import { PhotoPixels } from './PhotoPixels.tsx'
import { turnedUrl } from './pictureUrl.ts'
import { Places } from './Places.tsx'
import { TrialPicture } from './TrialPicture.tsx'

const noFacts: Facts = {}

type PictureProps = { photo: Photo; shown: ReadonlySet<OverlayName>; zoom: Zoom }

/** The photograph on show, with what was measured drawn over it where that is wanted, or advice that is tried on it. */
export function Picture({ photo, shown, zoom }: PictureProps) {
  return (
    <PhotoPixels photo={photo} zoom={zoom}>
      {(frame) => <OverPicture photo={photo} shown={shown} frame={frame} />}
    </PhotoPixels>
  )
}

function OverPicture({ photo, shown, frame }: { photo: Photo; shown: PictureProps['shown']; frame: Frame }) {
  const { client } = useStudio()
  const facts = useStudioState((state) => state.facts.get(photo.id)?.facts) ?? noFacts
  const trial = useStudioState(trialOnShow)
  const jobId = useStudioState((state) => state.selectedJobId)
  const { copyIsBroken } = useActions()
  // Neither is drawn anew while the photograph is moved.
  const drawn = useMemo(
    () => (
      <>
        <Overlays shown={shown} facts={facts} frame={frame} />
        <Places key={jobId} frame={frame} />
      </>
    ),
    [shown, facts, frame, jobId],
  )
  if (!trial) return drawn
  return (
    <TrialPicture
      key={`${trial.jobId} ${trial.remark}`}
      trial={trial}
      frame={frame}
      originalUrl={turnedUrl(client.photoUrl(photo.id), photo)}
      onBroken={copyIsBroken}
    />
  )
}
