import { useState } from 'react'
import { briefScore, describeScore } from '../../shared/measurementScore.ts'
import { overlayNames, type OverlayName } from '../components/Overlays.tsx'
import { listedCount, selectedPhoto, trialOnShow } from '../state/selectors.ts'
import { useStudioState } from '../state/StudioProvider.tsx'
import { fileLine } from '../words/photo.ts'
import { EmptyState } from './EmptyState.tsx'
import { FactsStrip } from './FactsStrip.tsx'
import { PhotoNotes } from './PhotoNotes.tsx'
import { PhotoTools } from './PhotoTools.tsx'
import { Picture } from './Picture.tsx'
import { askOnDelete } from './shortcuts.ts'
import { TrialNotes, TrialTools } from './TrialTools.tsx'

const noOverlays: ReadonlySet<OverlayName> = new Set()

/** The centre: the photograph and what was measured in it. */
export function PhotoView() {
  const photo = useStudioState(selectedPhoto)
  const trial = useStudioState(trialOnShow)
  const arriving = useStudioState(({ preview }) => (preview?.photoId === null ? preview : null))
  const [shown, setShown] = useState(noOverlays)
  const isEmpty = useStudioState((state) => state.listedFrom !== null && listedCount(state) === 0)
  const toggle = (name: OverlayName): void =>
    setShown(new Set(overlayNames.filter((each) => shown.has(each) !== (each === name))))
  if (isEmpty) {
    return (
      <main className="photo-view">
        <EmptyState />
      </main>
    )
  }
  return (
    <main className="photo-view" tabIndex={-1} onKeyDown={askOnDelete}>
      <div className="photo-stage">
        {arriving && <img className="photo-preview" src={arriving.url} alt={arriving.name} />}
        {photo && !arriving && <Picture key={`${photo.id} ${photo.rotation}`} photo={photo} shown={shown} />}
      </div>
      <div className="photo-foot">
        {photo && (
          <>
            <div className="photo-words">
              <p className="photo-caption" title={`${photo.name} ${fileLine(photo)}`}>
                <strong>{photo.name}</strong> <span>{fileLine(photo)}</span>
                {photo.measurementScore && (
                  <span title={describeScore(photo.measurementScore)}>
                    {' · '}measurement score <b>{briefScore(photo.measurementScore)}</b>
                  </span>
                )}
              </p>
              {trial ? <TrialNotes trial={trial} /> : <PhotoNotes photo={photo} />}
            </div>
            {trial ? (
              <TrialTools key={`${trial.jobId} ${trial.remark}`} photo={photo} trial={trial} />
            ) : (
              <PhotoTools photo={photo} shown={shown} toggle={toggle} />
            )}
          </>
        )}
      </div>
      <FactsStrip photo={photo} />
    </main>
  )
}
