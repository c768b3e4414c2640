import { selectedPhoto } from '../state/selectors.ts'
import { useActions, useStudioState } from '../state/StudioProvider.tsx'
import { countOf } from '../words/numbers.ts'
import { elementIds } from './elements.ts'

/** The question before the photograph on show is removed. When another one comes on show, it is gone with its photograph. */
export function RemoveDialog() {
  const photo = useStudioState(selectedPhoto)
  const chosen = useStudioState((state) => state.chosen)
  const ids = chosen.size > 0 ? [...chosen] : photo ? [photo.id] : []
  const what =
    ids.length === 1 && photo && photo.id === ids[0] ? photo.name : countOf(ids.length, 'photograph')
  return ids.length > 0 && <Question key={ids.join(' ')} ids={ids} what={what} />
}

function Question({ ids, what }: { ids: readonly string[]; what: string }) {
  const { removeAll } = useActions()
  const isOne = ids.length === 1
  return (
    <dialog
      id={elementIds.remove}
      className="settings question"
      role="alertdialog"
      aria-labelledby="remove-title"
      aria-describedby="remove-text"
    >
      <h2 id="remove-title">Remove {what}?</h2>
      <div id="remove-text">
        <p>
          Mondrian deletes what it has of {isOne ? 'this photograph: its' : 'these photographs: their'}{' '}
          critiques, {isOne ? 'its' : 'their'} measurements and Mondrian’s own copies. This cannot be undone.
        </p>
        <p>
          {isOne
            ? 'The photograph’s own file is not touched.'
            : 'The photographs’ own files are not touched.'}
        </p>
      </div>
      {/* The first button has the focus: Enter alone changes nothing. */}
      <form method="dialog">
        <button type="submit" className="button">
          Cancel
        </button>
        <button type="submit" className="button stop" onClick={() => void removeAll(ids)}>
          Remove
        </button>
      </form>
    </dialog>
  )
}
