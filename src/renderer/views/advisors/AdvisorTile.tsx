import { sections } from '../../../shared/critique.ts'
import type { Advisor } from '../../../shared/advisors.ts'
import { Face } from '../../components/Face.tsx'

type AdvisorTileProps = {
  advisor: Advisor
  isOwn: boolean
  /** Whether the next photographs go to this one. */
  isNext: boolean
  isChosen: boolean
  onToggle: () => void
}

const headingOf = (id: string): string => sections.find((section) => section.id === id)?.heading ?? id

/** One of those who can be asked. */
export function AdvisorTile({ advisor, isOwn, isNext, isChosen, onToggle }: AdvisorTileProps) {
  const { id, name, years, tradition, bio, focus, focusAreas } = advisor
  return (
    <li className={isChosen ? 'tile tile-chosen' : 'tile'}>
      <label>
        <input type="checkbox" checked={isChosen} onChange={onToggle} aria-describedby={`about-${id}`} />
        <Face name={name} />
        <span>
          <b>{name}</b> {years !== '' && <span className="years">{years}</span>}
          <small>{tradition}</small>
        </span>
      </label>
      <div id={`about-${id}`}>
        {(isOwn || isNext) && (
          <p className="tile-signs">
            {[isNext && 'asked about the next photographs', isOwn && 'your own'].filter(Boolean).join(' · ')}
          </p>
        )}
        <p>{bio}</p>
        <p>
          <span className="years">Dwells on</span> {focus.map(headingOf).join(', ')}
        </p>
        <p>
          <span className="years">Looks for</span> {focusAreas.join('; ')}
        </p>
      </div>
    </li>
  )
}
