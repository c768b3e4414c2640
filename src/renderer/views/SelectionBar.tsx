import { X } from 'lucide-react'
import { exportFormatSchema, exportFormats } from '../../shared/exports.ts'
import type { Photo } from '../../shared/photos.ts'
import { advisorName } from '../state/selectors.ts'
import { useActions, useStudio, useStudioState } from '../state/StudioProvider.tsx'
import { useChosenAdvisors } from '../state/useChosenAdvisors.ts'
import { useExport } from '../state/useExport.ts'
import { countOf } from '../words/numbers.ts'
import { ExportOutcome } from '../components/ExportOutcome.tsx'
import { elementIds, openDialog } from './elements.ts'
import { MarkButtons } from './MarkButtons.tsx'

/** What can be done to all that is chosen. Beside the pictures, never over them. */
export function SelectionBar() {
  const chosen = useStudioState((state) => state.chosen)
  const photos = useStudioState((state) => state.photos)
  const { ids } = useChosenAdvisors()
  const asked = useStudioState((state) =>
    ids.length === 1 ? advisorName(state, ids[0]!) : countOf(ids.length, 'advisor'),
  )
  const { store } = useStudio()
  const { askAll, compare, pickNone, stopExport, showExport } = useActions()
  const { save, say: _, ...exporting } = useExport()
  if (chosen.size === 0) return null
  const all = [...chosen].flatMap((id): Photo[] => {
    const photo = photos.get(id)
    return photo ? [photo] : []
  })
  const measurable = all.filter(({ status }) => status !== 'failed').map(({ id }) => id)
  const saveAs = (name: string): void => {
    const format = exportFormatSchema.safeParse(name)
    if (format.success) void save({ photoIds: [...store.getState().chosen], format: format.data })
  }
  return (
    <div className="selection-bar" role="group" aria-label="All that are chosen">
      <b>{chosen.size} chosen</b>
      <MarkButtons photos={all} />
      <button
        type="button"
        className="button small"
        disabled={measurable.length === 0}
        onClick={() => void askAll(measurable, ids)}
      >
        Ask {asked}
      </button>
      {chosen.size > 1 && (
        <button
          type="button"
          className="button small"
          title="Side by side (C)"
          onClick={() => compare('compare')}
        >
          Compare
        </button>
      )}
      <select
        id={elementIds.exportChosen}
        className="field"
        aria-label="Export"
        value=""
        disabled={exporting.isBusy}
        onChange={({ target }) => saveAs(target.value)}
      >
        <option value="">Export…</option>
        {exportFormatSchema.options.map((format) => (
          <option key={format} value={format}>
            {exportFormats[format].name}
          </option>
        ))}
      </select>
      <button type="button" className="button small" onClick={() => openDialog('remove')}>
        Remove…
      </button>
      <span className="selection-said">
        <ExportOutcome {...exporting} onStop={() => void stopExport()} onShow={() => void showExport()} />
      </span>
      <button
        type="button"
        className="icon-button"
        aria-label="Choose none"
        title="Choose none (Esc)"
        onClick={pickNone}
      >
        <X size={16} aria-hidden="true" />
      </button>
    </div>
  )
}
