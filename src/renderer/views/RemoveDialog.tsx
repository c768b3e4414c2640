import type { Photo } from '../../shared/photos.ts'
import { selectedPhoto } from '../state/selectors.ts'
import { useActions, useStudioState } from '../state/StudioProvider.tsx'
import { elementIds } from './elements.ts'

/** The question before the photograph on show is removed. When another one comes on show, it is gone with its photograph. */
export function RemoveDialog() {
  const photo = useStudioState(selectedPhoto)
  return photo && <Question key={photo.id} photo={photo} />
}

function Question({ photo }: { photo: Photo }) {
  const { remove } = useActions()
  return (
    <dialog
      id={elementIds.remove}
      className="settings question"
      role="alertdialog"
      aria-labelledby="remove-title"
      aria-describedby="remove-text"
    >
      <h2 id="remove-title">Remove {photo.name}?</h2>
      <div id="remove-text">
        <p>
          Mondrian deletes what it has of this photograph: its critiques, its measurements and Mondrian’s own
          copies. This cannot be undone.
        </p>
        <p>The photograph’s own file is not touched.</p>
      </div>
      {/* The first button has the focus: Enter alone changes nothing. */}
      <form method="dialog">
        <button type="submit" className="button">
          Cancel
        </button>
        <button type="submit" className="button stop" onClick={() => void remove(photo.id)}>
          Remove
        </button>
      </form>
    </dialog>
  )
}
