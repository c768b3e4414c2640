import type { SectionId } from '../../../shared/critique.ts'
import { comparedJudges, type Judge, type Judged } from '../../state/judgements.ts'
import { countOf } from '../../words/numbers.ts'

type JudgementsProps = {
  judges: readonly Judge[]
  judged: readonly Judged[]
  /** The section that was gone to. */
  lit: SectionId | null
  onGoTo: (section: SectionId) => void
}

/** How each section is judged, and whether they agree; where they are two points or more apart it stands out. */
export function Judgements({ judges, judged, lit, onGoTo }: JudgementsProps) {
  if (judges.length < 2 || judged.length === 0) return null
  const compared = comparedJudges(judges)
  const differing = judged.filter(({ verdict }) => verdict === 'differ')
  return (
    <>
      <p className="side-hint" role="status">
        {compared.length === 0
          ? 'These were made in different ways, by who saw the picture and who did not: their levels are not compared.'
          : differing.length === 0
            ? 'Nowhere are they two points or more apart.'
            : `In ${countOf(differing.length, 'section')} they are two points or more apart (D: the next one).`}
      </p>
      <table className="judgements">
        <thead>
          <tr>
            <th scope="col">Section</th>
            {judges.map(({ jobId, name }) => (
              <th scope="col" key={jobId}>
                {name.split(' ').at(-1)}
              </th>
            ))}
            <th scope="col">Verdict</th>
          </tr>
        </thead>
        <tbody>
          {judged.map(({ section, heading, levels, spread, verdict }) => (
            <tr key={section} className={`is-${verdict ?? 'open'}${section === lit ? ' is-lit' : ''}`}>
              <th scope="row">
                <button type="button" className="text-button" onClick={() => onGoTo(section)}>
                  {heading}
                </button>
              </th>
              {levels.map((level, index) => (
                <td key={judges[index]?.jobId}>{level ?? '–'}</td>
              ))}
              <td>{verdict === 'differ' ? `differ by ${spread.toFixed(1)}` : (verdict ?? '')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}
