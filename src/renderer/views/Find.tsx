import { SlidersHorizontal } from 'lucide-react'
import { useState } from 'react'
import { mostCounted, sortSchema, type Sort } from '../../shared/findCommand.ts'
import { conditionsOf } from '../state/found.ts'
import { useActions, useStudioState } from '../state/StudioProvider.tsx'
import { countOf } from '../words/numbers.ts'
import { keyText } from '../words/keys.ts'
import { elementIds } from './elements.ts'
import { Filters } from './Filters.tsx'
import { Rules } from './Rules.tsx'
import { SavedFilters } from './SavedFilters.tsx'

const sortNames: Record<Sort, string> = {
  added: 'Newest first',
  taken: 'By capture time',
  name: 'By name',
  score: 'By score',
  rating: 'By stars',
}

/** Looks for photographs: words, filters, and the order in which they stand. */
export function Find() {
  const query = useStudioState(({ found }) => found.query)
  const isFinding = useStudioState(({ found }) => found.ids !== null)
  const count = useStudioState(({ found }) => found.count)
  const isBusy = useStudioState(({ found }) => found.isBusy)
  const { find, findEverything } = useActions()
  const isGrid = useStudioState(({ view }) => view === 'grid')
  const [isWanted, setWanted] = useState(false)
  // Beside the grid there is room for them.
  const isOpen = isWanted || isGrid
  const conditions = conditionsOf(query)
  const counted = count >= mostCounted ? `${mostCounted} or more` : String(count)
  return (
    <search className="find">
      <div className="find-line">
        <input
          id={elementIds.find}
          type="search"
          className="field"
          aria-label="Find photographs"
          placeholder={`Find (${keyText('Ctrl K')})`}
          title="In names, camera, keywords, advisors and critiques"
          value={query.text ?? ''}
          onChange={({ target }) => void find({ text: target.value === '' ? undefined : target.value })}
          onKeyDown={(event) => {
            if (event.key !== 'Escape' || (query.text ?? '') === '') return
            event.preventDefault()
            void find({ text: undefined })
          }}
        />
        <button
          type="button"
          className="icon-button"
          aria-label={conditions === 0 ? 'Filters' : `Filters, ${conditions} set`}
          aria-expanded={isOpen}
          aria-controls={elementIds.filters}
          title="Filters"
          disabled={isGrid}
          onClick={() => setWanted(!isWanted)}
        >
          <SlidersHorizontal size={15} aria-hidden="true" />
          {conditions > 0 && <i className="dot dot-bad" aria-hidden="true" />}
        </button>
      </div>
      <div className="find-line">
        <select
          className="field"
          aria-label="Order"
          value={query.sort}
          onChange={({ target }) => void find({ sort: sortSchema.parse(target.value) })}
        >
          {sortSchema.options.map((sort) => (
            <option key={sort} value={sort}>
              {sortNames[sort]}
            </option>
          ))}
        </select>
        {isFinding && (
          <button type="button" className="text-button" onClick={findEverything}>
            Show all
          </button>
        )}
      </div>
      <SavedFilters />
      <div id={elementIds.filters} hidden={!isOpen}>
        <Filters />
        <Rules />
      </div>
      {/* Always there: only what appears inside is told to who does not see it. */}
      <p className="find-count" role="status">
        {isFinding && (isBusy ? 'Looking…' : `${counted} found`)}
      </p>
    </search>
  )
}

/** Where nothing is what was asked for. */
export function NothingFound() {
  const query = useStudioState(({ found }) => found.query)
  const { findEverything } = useActions()
  const conditions = conditionsOf(query)
  return (
    <div className="nothing-found">
      <p>
        No photograph
        {query.text !== undefined && <> has “{query.text}”</>}
        {conditions > 0 &&
          ` ${query.text === undefined ? 'fulfils' : 'and fulfils'} ${countOf(conditions, 'filter')}`}
        .
      </p>
      <button type="button" className="button small" onClick={findEverything}>
        Show all photographs
      </button>
    </div>
  )
}
