import { Check } from 'lucide-react'
import type { MouseEvent } from 'react'
import { briefScore } from '../../shared/measurementScore.ts'
import { Marked, nameParts } from '../components/Marked.tsx'
import { MarkSigns } from '../components/MarkSigns.tsx'
import { stackKey } from '../state/stacks.ts'
import { useActions, useStudio, useStudioState } from '../state/StudioProvider.tsx'
import { turnedUrl } from './pictureUrl.ts'
import { StackSign } from './StackSign.tsx'

type GridCellProps = {
  photoId: string
  place: { index: number; count: number }
  /** In pixels, in the whole grid. */
  box: { left: number; top: number; width: number; height: number }
  isChosen: boolean
  /** Whether several are being chosen. */
  isMany: boolean
  isActive: boolean
  onClick: (event: MouseEvent) => void
}

/** A photograph whole on an even grey, with its marks, its score, and its name or what was found in its critique. */
export function GridCell({ photoId, place, box, isChosen, isMany, isActive, onClick }: GridCellProps) {
  const { client } = useStudio()
  const { changeView } = useActions()
  const photo = useStudioState((state) => state.photos.get(photoId))
  const excerpt = useStudioState(({ found }) => found.excerpts.get(photoId))
  const text = useStudioState(({ found }) => found.query.text)
  const stack = useStudioState(({ stacks }) => stacks.of.get(photoId))
  const isFolded = useStudioState(({ stacks }) => stack !== undefined && stacks.folded.has(stackKey(stack)))
  if (!photo) return null
  const { left, top, ...size } = box
  return (
    <div
      id={`cell-${photoId}`}
      role="option"
      aria-selected={isChosen}
      aria-posinset={place.index + 1}
      aria-setsize={place.count}
      className={isActive ? 'cell cell-active' : 'cell'}
      style={{ ...size, transform: `translate(${left}px, ${top}px)` }}
      title={photo.name}
      onClick={onClick}
      onDoubleClick={() => changeView('loupe')}
    >
      <span className="cell-picture">
        {(photo.status === 'measured' || photo.thumb) && (
          <img src={turnedUrl(client.thumbUrl(photoId), photo)} alt="" loading="lazy" draggable={false} />
        )}
        {stack && <StackSign stack={stack} photoId={photoId} isFolded={isFolded} />}
        {isMany && isChosen && (
          <span className="cell-tick">
            <Check size={12} aria-hidden="true" />
          </span>
        )}
      </span>
      <span className="cell-words">
        <span className="cell-line">
          <MarkSigns {...photo} />
          {stack?.best?.id === photoId && (
            <em className="cell-best" title={`Best of its moment, as far as measured: ${stack.best.reason}`}>
              best: {stack.best.reason}
            </em>
          )}
          <span className="cell-score">{photo.measurementScore && briefScore(photo.measurementScore)}</span>
        </span>
        <span className={photo.status === 'failed' ? 'cell-name row-failed' : 'cell-name'}>
          {excerpt && <span className="visually-hidden">{photo.name}: </span>}
          {excerpt ? <Marked parts={excerpt} /> : <Marked parts={nameParts(photo.name, text)} />}
        </span>
      </span>
    </div>
  )
}
