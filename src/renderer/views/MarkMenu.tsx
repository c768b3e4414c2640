import { Flag } from 'lucide-react'
import type { Photo } from '../../shared/photos.ts'
import { MarkSigns } from '../components/MarkSigns.tsx'
import { useActions, useStudioState } from '../state/StudioProvider.tsx'
import { foreignWords, marksText } from '../words/marks.ts'
import { elementIds } from './elements.ts'
import { MarkButtons } from './MarkButtons.tsx'

/** The marks of the photograph on show: what they are, and buttons to change them and to take that back. */
export function MarkMenu({ photo }: { photo: Photo }) {
  const canUndo = useStudioState(({ marking }) => marking.done.length > 0)
  const canRedo = useStudioState(({ marking }) => marking.undone.length > 0)
  const { undoMark, redoMark } = useActions()
  const text = marksText(photo)
  const elsewhere = foreignWords(photo)
  return (
    <>
      <button
        type="button"
        className={text === '' ? 'icon-button' : 'icon-button marks-button'}
        aria-label={text === '' ? 'Marks' : `Marks: ${text}`}
        title="Flag, stars and color label (P, X, U, 0 to 9)"
        popoverTarget={elementIds.marks}
      >
        {text === '' ? <Flag size={16} aria-hidden="true" /> : <MarkSigns {...photo} />}
      </button>
      <div id={elementIds.marks} popover="auto" className="picker marks" role="dialog" aria-label="Marks">
        <MarkButtons photos={[photo]} />
        {elsewhere !== null && <p className="picker-hint">{elsewhere}</p>}
        <div className="marks-history">
          <button type="button" className="button small" disabled={!canUndo} onClick={() => void undoMark()}>
            Undo
          </button>
          <button type="button" className="button small" disabled={!canRedo} onClick={() => void redoMark()}>
            Do again
          </button>
        </div>
      </div>
    </>
  )
}
