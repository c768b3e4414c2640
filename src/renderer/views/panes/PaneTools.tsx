import { useActions, useStudioState } from '../../state/StudioProvider.tsx'
import type { PanesView } from '../../state/sideBySide.ts'
import { keyText } from '../../words/keys.ts'
import { MarkButtons } from '../MarkButtons.tsx'

/** What can be done to the one of those side by side that marks are for, and the ways on. */
export function PaneTools({
  kind,
  activeId,
  count,
}: {
  kind: PanesView
  activeId: string | null
  count: number
}) {
  const photo = useStudioState((state) => state.photos.get(activeId ?? ''))
  const { keepOne, leavePanes, compare } = useActions()
  return (
    <div className="selection-bar" role="group" aria-label="The photograph that is meant">
      {photo && (
        <>
          <b className="pane-name">{photo.name}</b>
          <MarkButtons photos={[photo]} />
          {count > 1 && (
            <button
              type="button"
              className="button small strong"
              title={`Picks it and rejects the others, which ${keyText('Ctrl Z')} takes back (K)`}
              onClick={() => void keepOne(photo.id)}
            >
              Keep this one
            </button>
          )}
        </>
      )}
      <span className="bar-space" />
      {count > 1 && (
        <button
          type="button"
          className="button small"
          onClick={() => compare(kind === 'compare' ? 'survey' : 'compare')}
        >
          {kind === 'compare' ? 'Survey' : 'Compare'}
        </button>
      )}
      <button type="button" className="button small" title="Back (Esc)" onClick={leavePanes}>
        Back
      </button>
    </div>
  )
}
