import type { Advisor } from '../../shared/advisors.ts'
import { elementIds } from './elements.ts'

/** Who will be asked, while nothing has been asked yet. */
export function AdvisorCard({ advisor }: { advisor: Advisor | undefined }) {
  return (
    <div
      id={elementIds.critique}
      className="critique advisor-card"
      tabIndex={0}
      role="region"
      aria-label="Advisor"
    >
      {advisor && (
        <>
          <p>
            {advisor.bio} <span className="years">({advisor.years})</span>
          </p>
          <h3>Looks for</h3>
          <ul>
            {advisor.focusAreas.map((area) => (
              <li key={area}>{area}</li>
            ))}
          </ul>
          <p className="try">A model speaks in this tradition. Nothing here was said by the person.</p>
        </>
      )}
    </div>
  )
}
