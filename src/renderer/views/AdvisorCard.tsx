import type { Advisor } from '../../shared/advisors.ts'

/** Who will be asked, while nothing has been asked yet. */
export function AdvisorCard({ advisor }: { advisor: Advisor | undefined }) {
  if (!advisor) return null
  return (
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
  )
}
