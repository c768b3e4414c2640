import { useActions, useStudioState } from '../state/StudioProvider.tsx'

/** That a critique was removed, while that can be taken back. */
export function RemovedCritique() {
  const removing = useStudioState((state) => state.removing)
  const { undoRemoval, finishRemoval } = useActions()
  return (
    <div className="removed-critique" role="status">
      {removing && (
        <p className="removed-box">
          <span>The critique by {removing.name} is removed.</span>
          <button type="button" className="button small" onClick={undoRemoval}>
            Undo
          </button>
          <button type="button" className="text-button" onClick={() => void finishRemoval()}>
            Dismiss
          </button>
        </p>
      )}
    </div>
  )
}
