import { X } from 'lucide-react'
import { useState } from 'react'
import { conditionsOf } from '../state/found.ts'
import { useActions, useStudioState } from '../state/StudioProvider.tsx'

/** Filters under a name: taken up with one click, kept from what is looked for just now, and forgotten. */
export function SavedFilters() {
  const saved = useStudioState((state) => state.settings?.savedFilters)
  const query = useStudioState(({ found }) => found.query)
  const { findOnly, saveFilter, forgetFilter } = useActions()
  const [name, setName] = useState('')
  const isKeepable = conditionsOf(query) > 0 || query.text !== undefined
  if (!saved || (saved.length === 0 && !isKeepable)) return null
  return (
    <section className="saved-filters" aria-label="Saved filters">
      {saved.map((each) => (
        <span key={each.name} className="saved-filter">
          <button type="button" className="switch" onClick={() => void findOnly(each.query)}>
            {each.name}
          </button>
          <button
            type="button"
            className="icon-button"
            aria-label={`Forget the filter ${each.name}`}
            onClick={() => void forgetFilter(each.name)}
          >
            <X size={12} aria-hidden="true" />
          </button>
        </span>
      ))}
      {isKeepable && (
        <form
          className="find-line"
          onSubmit={(event) => {
            event.preventDefault()
            if (name.trim() === '') return
            void saveFilter(name.trim())
            setName('')
          }}
        >
          <input
            type="text"
            className="field"
            aria-label="A name for this filter"
            placeholder="Save as…"
            maxLength={60}
            value={name}
            onChange={({ target }) => setName(target.value)}
          />
          <button type="submit" className="button small" disabled={name.trim() === ''}>
            Save
          </button>
        </form>
      )}
    </section>
  )
}
