import { X } from 'lucide-react'
import { useEffect, useMemo, useRef } from 'react'
import type { FactId } from '../../../shared/facts.ts'
import { briefScore, describeScore } from '../../../shared/measurementScore.ts'
import { shownFact } from '../../../shared/scales/shown.ts'
import { MarkSigns } from '../../components/MarkSigns.tsx'
import { useActions, useStudioState } from '../../state/StudioProvider.tsx'
import { usePreferences } from '../../state/usePreferences.ts'
import { exposureLine } from '../../words/photo.ts'
import { useZoom, type LockedZoom } from '../../zoom/useZoom.ts'
import { frameOf, PhotoPixels } from '../PhotoPixels.tsx'

const compared: FactId[] = ['blur', 'exposure', 'clipping', 'tilt']

type PhotoPaneProps = {
  photoId: string
  number: number
  /** Whether marks and keys are for it. */
  isActive: boolean
  locked: LockedZoom
  hasFacts: boolean
  /** Why it is the best of its moment; null where it is not, or nothing tells. */
  best: string | null
}

/** One of the photographs that stand side by side. */
export function PhotoPane({ photoId, number, isActive, locked, hasFacts, best }: PhotoPaneProps) {
  const photo = useStudioState((state) => state.photos.get(photoId) ?? null)
  const { preferences } = usePreferences()
  const { show, takeOut } = useActions()
  const frame = useMemo(() => frameOf(photo), [photo])
  const zoom = useZoom(frame, preferences.letterKeys, locked)
  const pane = useRef<HTMLElement | null>(null)
  useEffect(() => {
    // Keys that go from one to the next take the focus along; who types elsewhere keeps it.
    const { activeElement } = document
    const isFree = activeElement === document.body || activeElement?.closest('.panes-grid')
    if (isActive && isFree) pane.current?.focus({ preventScroll: true })
  }, [isActive])
  if (!photo) return null
  const isClose = locked.view.scale !== 'fit'
  return (
    <section
      className={isActive ? 'pane pane-active' : 'pane'}
      aria-label={`${number}: ${photo.name}`}
      aria-current={isActive}
    >
      <div
        ref={(element) => {
          zoom.stageRef(element)
          pane.current = element
        }}
        className={isClose ? 'photo-stage close' : 'photo-stage'}
        role="group"
        aria-label={isClose ? `${photo.name}, magnified: arrows move all` : photo.name}
        tabIndex={0}
        onFocus={() => isActive || show(photoId)}
        onPointerDown={() => isActive || show(photoId)}
      >
        <PhotoPixels key={photo.rotation} photo={photo} zoom={zoom} />
      </div>
      <div className="pane-line">
        <strong title={photo.name}>{photo.name}</strong>
        <MarkSigns {...photo} />
        {best !== null && <em title={`Best of this moment, as far as measured: ${best}`}>best: {best}</em>}
        <span className="bar-space" />
        {photo.measurementScore && (
          <span className="cell-score" title={`Measurement score ${describeScore(photo.measurementScore)}`}>
            {briefScore(photo.measurementScore)}
          </span>
        )}
        <button
          type="button"
          className="icon-button"
          aria-label={`Take ${photo.name} away from here`}
          title="Take it away from here, without a mark (/)"
          onClick={() => takeOut(photoId)}
        >
          <X size={14} aria-hidden="true" />
        </button>
      </div>
      {hasFacts && <PaneFacts photoId={photoId} />}
    </section>
  )
}

function PaneFacts({ photoId }: { photoId: string }) {
  const facts = useStudioState((state) => state.facts.get(photoId)?.facts)
  const camera = useStudioState((state) => state.photos.get(photoId)?.camera)
  return (
    <dl className="pane-facts">
      {compared.map((id) => {
        const shown = facts && shownFact(facts, id)
        return (
          <div key={id}>
            <dt>{shown?.label ?? '–'}</dt>
            <dd title={shown?.trust}>{shown?.display ?? ''}</dd>
          </div>
        )
      })}
      <div>
        <dt>Camera</dt>
        <dd>{(camera && exposureLine(camera)) || '–'}</dd>
      </div>
    </dl>
  )
}
