import { useMemo, useState } from 'react'
import { briefScore, describeScore } from '../../shared/measurementScore.ts'
import { overlayNames, type OverlayName } from '../components/Overlays.tsx'
import { listedCount, selectedPhoto, trialOnShow } from '../state/selectors.ts'
import { useStudioState } from '../state/StudioProvider.tsx'
import { usePreferences } from '../state/usePreferences.ts'
import { fileLine } from '../words/photo.ts'
import { useZoom } from '../zoom/useZoom.ts'
import { EmptyState } from './EmptyState.tsx'
import { FactsStrip } from './FactsStrip.tsx'
import { PhotoNotes } from './PhotoNotes.tsx'
import { frameOf } from './PhotoPixels.tsx'
import { PhotoTools } from './PhotoTools.tsx'
import { Picture } from './Picture.tsx'
import { askOnDelete } from './shortcuts.ts'
import { TrialNotes, TrialTools } from './TrialTools.tsx'
import { useNeighbours } from './useNeighbours.ts'
import { ZoomControl } from './ZoomControl.tsx'

const noOverlays: ReadonlySet<OverlayName> = new Set()

/** The centre: the photograph and what was measured in it. */
export function PhotoView() {
  const photo = useStudioState(selectedPhoto)
  const trial = useStudioState(trialOnShow)
  const arriving = useStudioState(({ preview }) => (preview?.photoId === null ? preview : null))
  const [shown, setShown] = useState(noOverlays)
  const isEmpty = useStudioState((state) => state.listedFrom !== null && listedCount(state) === 0)
  const { preferences } = usePreferences()
  const frame = useMemo(() => frameOf(photo), [photo])
  const zoom = useZoom(arriving ? null : frame, preferences.letterKeys)
  useNeighbours()
  const isClose = zoom.view.scale !== 'fit'
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
      <div
        ref={zoom.stageRef}
        className={isClose ? 'photo-stage close' : 'photo-stage'}
        tabIndex={isClose ? 0 : -1}
        {...(isClose && { role: 'group', 'aria-label': 'Magnified photograph: arrows move it' })}
      >
        {arriving && <img className="photo-preview" src={arriving.url} alt={arriving.name} />}
        {photo && !arriving && (
          <Picture key={`${photo.id} ${photo.rotation}`} photo={photo} shown={shown} zoom={zoom} />
        )}
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
            {frame && <ZoomControl zoom={zoom} frame={frame} />}
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
