import { Face } from '../components/Face.tsx'
import { jobIdsOf, selectedPhoto } from '../state/selectors.ts'
import { useActions, useStudioState } from '../state/StudioProvider.tsx'
import { useChosenAdvisors } from '../state/useChosenAdvisors.ts'
import { elementIds, togglePopover } from './elements.ts'

/** Who is asked about the photograph on show, one by one, and who about the next ones: two things. */
export function AdvisorPicker() {
  const advisors = useStudioState((state) => state.advisors)
  const photo = useStudioState(selectedPhoto)
  const jobIds = useStudioState(jobIdsOf(photo?.id ?? null))
  const jobs = useStudioState((state) => state.jobs)
  const { ids, choose } = useChosenAdvisors()
  const { ask, openGallery } = useActions()
  const asked = new Set(jobIds.map((id) => jobs.get(id)?.advisorId))
  const canAsk = photo !== null && photo.status !== 'failed'
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
              {canAsk && (
                <button
                  type="button"
                  className="button small"
                  aria-label={`Ask ${name} about ${photo.name}${asked.has(id) ? ' again' : ''}`}
                  title={`About ${photo.name}`}
                  onClick={() => {
                    togglePopover('advisors')
                    void ask(photo.id, [id])
                  }}
                >
                  {asked.has(id) ? 'Ask again' : 'Ask'}
                </button>
              )}
            </li>
          ))}
        </ul>
        <button type="button" className="button" onClick={openGallery}>
          All advisors, and your own…
        </button>
      </div>
    </>
  )
}
