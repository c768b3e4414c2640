import { Columns2, Download, Eye, ListChecks, X } from 'lucide-react'
import { useEffect } from 'react'
import type { Photo } from '../../shared/photos.ts'
import { useActions, useStudioState } from '../state/StudioProvider.tsx'
import type { Trial } from '../state/studioState.ts'
import { shownAdviceCount } from '../state/trials.ts'
import { operationText } from '../words/places.ts'
import { focusOn } from './elements.ts'

/**
 * What is done to the copy, or why there is none, and what became of saving it. Its height is that of the notes it stands
 * for.
 */
export function TrialNotes({ trial }: { trial: Trial }) {
  const { retryTrial, saveTrial, showExport } = useActions()
  const { copy, saved } = trial
  const failed = errorOf(saved) ?? errorOf(copy)
  if (failed !== null) {
    return (
      <p className="photo-notes trial-notes" role="alert">
        <em title={failed}>{failed}</em>
        <button
          type="button"
          className="text-button"
          onClick={errorOf(saved) === null ? retryTrial : () => void saveTrial()}
        >
          Try again
        </button>
      </p>
    )
  }
  const said = notesOf(trial)
  const canShow = saved !== null && typeof saved === 'object' && 'canShow' in saved && saved.canShow
  return (
    <p className="photo-notes trial-notes" role="status">
      <span title={said}>{said}</span>
      {canShow && (
        <button type="button" className="text-button" onClick={() => void showExport()}>
          Show in folder
        </button>
      )}
    </p>
  )
}

const errorOf = (outcome: Trial['copy'] | Trial['saved']): string | null =>
  outcome !== null && typeof outcome === 'object' && 'error' in outcome ? outcome.error : null

function notesOf({ copy, operations, saved }: Trial): string {
  if (operations.length === 0) return 'This critique advises nothing that can be shown.'
  if (saved === 'on its way') return 'Saving the copy…'
  if (saved !== null && 'names' in saved)
    return `Saved as ${saved.names.join(', ')}. The original is not touched.`
  if (copy === 'on its way') return 'Making the preview…'
  return `As it would be: ${operations.map(operationText).join(', ')}. The original is not touched.`
}

/** What can be done with advice on show, in the place of the other tools. */
export function TrialTools({ photo, trial }: { photo: Photo; trial: Trial }) {
  const all = useStudioState(shownAdviceCount)
  const { tryAdvice, splitTrial, holdBefore, saveTrial, leaveTrial } = useActions()
  const { remark, isSplit, isBefore, operations, saved } = trial
  // Whoever opened it by a key or a button finds the focus where it was.
  useEffect(() => {
    const before = document.activeElement
    focusOn('split')
    return () => {
      const isLost = document.activeElement === null || document.activeElement === document.body
      if (isLost && before instanceof HTMLElement) before.focus()
    }
  }, [])
  const hasAny = operations.length > 0
  return (
    <div className="photo-tools" role="group" aria-label={`Preview of ${photo.name}`}>
      {hasAny && (
        <>
          <button
            type="button"
            className="icon-button"
            aria-label="Before, while held"
            aria-pressed={isBefore}
            title="The photograph as it is, while held (\)"
            onPointerDown={() => holdBefore(true)}
            onPointerUp={() => holdBefore(false)}
            onPointerLeave={() => holdBefore(false)}
            onPointerCancel={() => holdBefore(false)}
            onKeyDown={({ key }) => (key === ' ' || key === 'Enter') && holdBefore(true)}
            onKeyUp={() => holdBefore(false)}
            onBlur={() => holdBefore(false)}
          >
            <Eye size={16} aria-hidden="true" />
          </button>
          <button
            type="button"
            className="icon-button"
            aria-label="Split"
            aria-pressed={isSplit}
            title="Before and after side by side (Y)"
            onClick={() => splitTrial(!isSplit)}
          >
            <Columns2 size={16} aria-hidden="true" />
          </button>
        </>
      )}
      {all > 1 && (
        <button
          type="button"
          className="icon-button"
          aria-label="As advised"
          aria-pressed={remark === null}
          title="All that the critique advises, together"
          onClick={() => tryAdvice(null)}
        >
          <ListChecks size={16} aria-hidden="true" />
        </button>
      )}
      {hasAny && (
        <button
          type="button"
          className="icon-button"
          aria-label="Save a copy"
          aria-disabled={saved === 'on its way'}
          title="Save it like this, in every pixel, as a copy"
          onClick={() => void saveTrial()}
        >
          <Download size={16} aria-hidden="true" />
        </button>
      )}
      <button
        type="button"
        className="icon-button"
        aria-label="Leave the preview"
        title="Leave the preview (Esc)"
        onClick={leaveTrial}
      >
        <X size={16} aria-hidden="true" />
      </button>
    </div>
  )
}
