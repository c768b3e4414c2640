import { Face } from '../components/Face.tsx'
import { selectedPhoto } from '../state/selectors.ts'
import { useActions, useStudioState } from '../state/StudioProvider.tsx'
import { useChosenAdvisors } from '../state/useChosenAdvisors.ts'
import { elementIds, togglePopover } from './elements.ts'

/** Who is asked next: several at once; also about the photograph on show. */
export function AdvisorPicker() {
  const advisors = useStudioState((state) => state.advisors)
  const photo = useStudioState(selectedPhoto)
  const { ids, choose } = useChosenAdvisors()
  const { ask } = useActions()
  const toggle = (id: string): void => {
    const next = ids.includes(id) ? ids.filter((each) => each !== id) : [...ids, id]
    if (next.length > 0) choose(next)
  }
  return (
    <>
      <button
        type="button"
        className="button small"
        popoverTarget={elementIds.advisors}
        title="Choose advisors (A)"
      >
        {ids.length === 1 ? 'Change' : `${ids.length} advisors`}
      </button>
      <div id={elementIds.advisors} popover="auto" className="picker" role="dialog" aria-label="Advisors">
        <p className="picker-hint">The next photographs go to everyone ticked here.</p>
        <ul>
          {advisors.map(({ id, name, tradition }) => (
            <li key={id}>
              <label>
                <input type="checkbox" checked={ids.includes(id)} onChange={() => toggle(id)} />
                <Face name={name} />
                <span>
                  {name}
                  <small>{tradition}</small>
                </span>
              </label>
            </li>
          ))}
        </ul>
        {photo && photo.status !== 'failed' && (
          <button
            type="button"
            className="button strong"
            onClick={() => {
              togglePopover('advisors')
              void ask(photo.id, ids)
            }}
          >
            <span className="button-text">Ask about {photo.name}</span>
          </button>
        )}
      </div>
    </>
  )
}
