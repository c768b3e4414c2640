import { X } from 'lucide-react'
import { useState } from 'react'
import { exportFormats } from '../../shared/exports.ts'
import type { Photo } from '../../shared/photos.ts'
import { advisorName } from '../state/selectors.ts'
import { useActions, useStudio, useStudioState } from '../state/StudioProvider.tsx'
import { useChosenAdvisors } from '../state/useChosenAdvisors.ts'
import { exportChoices } from '../state/viewing.ts'
import { countOf } from '../words/numbers.ts'
import { openDialog } from './elements.ts'
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
  const { askAll, compare, exportAll, pickNone } = useActions()
  const [said, setSaid] = useState('')
  if (chosen.size === 0) return null
  const all = [...chosen].flatMap((id): Photo[] => {
    const photo = photos.get(id)
    return photo ? [photo] : []
  })
  const measurable = all.filter(({ status }) => status !== 'failed').map(({ id }) => id)
  const save = async (name: string): Promise<void> => {
    const format = exportChoices.find((each) => each === name)
    if (!format) return
    setSaid('Exporting…')
    const taken = await exportAll([...store.getState().chosen], format)
    setSaid(
      taken ? `Saved as ${taken.names.slice(0, 2).join(', ')}${taken.names.length > 2 ? ' …' : ''}.` : '',
    )
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
        className="field"
        aria-label="Export"
        value=""
        onChange={({ target }) => void save(target.value)}
      >
        <option value="">Export…</option>
        {exportChoices.map((format) => (
          <option key={format} value={format}>
            {exportFormats[format].name}
          </option>
        ))}
      </select>
      <button type="button" className="button small" onClick={() => openDialog('remove')}>
        Remove…
      </button>
      <span className="selection-said" role="status">
        {said}
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
