import { useEffect, useMemo, useRef, useState } from 'react'
import { isOnSentence, sectionNamed, type SectionId } from '../../../shared/critique.ts'
import { Face } from '../../components/Face.tsx'
import { Markdown } from '../../markdown/Markdown.tsx'
import { comparableJobs, judgeSections, mostCritiques, type Judge } from '../../state/judgements.ts'
import { advisorName, selectedPhoto } from '../../state/selectors.ts'
import { useActions, useStudio, useStudioState } from '../../state/StudioProvider.tsx'
import { emptyDetail, type StudioState } from '../../state/studioState.ts'
import { modeSentences } from '../../words/critique.ts'
import { PanelSummary } from '../PanelSummary.tsx'
import { turnedUrl } from '../pictureUrl.ts'
import { Judgements } from './Judgements.tsx'
import { useSideKeys } from './useSideKeys.ts'

const judgesOf = (state: StudioState, jobIds: readonly string[]): Judge[] =>
  jobIds.flatMap((jobId) => {
    const job = state.jobs.get(jobId)
    const scores = state.details.get(jobId)?.critique?.scores ?? []
    return job ? [{ jobId, name: advisorName(state, job.advisorId), mode: job.mode, scores }] : []
  })

/** Two to four critiques of the photograph on show side by side, and how they judge it, section by section. */
export function SideCritiques() {
  const { client } = useStudio()
  const state = useStudioState((each) => each)
  const photo = selectedPhoto(state)
  const { loadCritiques, changeView } = useActions()
  const all = useMemo(() => (photo ? comparableJobs(state, photo.id) : []), [state, photo])
  /** What was put into a column by hand, by the place of the column. */
  const [put, setPut] = useState<ReadonlyMap<number, string>>(new Map())
  const shown = useMemo(() => columnsOf(all, put), [all, put])
  const judges = judgesOf(state, shown)
  const judged = judgeSections(judges)
  const frame = useRef<HTMLElement>(null)
  const [lit, setLit] = useState<SectionId | null>(null)
  const goTo = (section: SectionId): void => {
    setLit(section)
    for (const column of frame.current?.querySelectorAll('.side-text') ?? []) scrollToSection(column, section)
  }
  const goToNext = (): void => {
    const differing = judged.filter(({ verdict }) => verdict === 'differ').map(({ section }) => section)
    const next = differing[(lit === null ? -1 : differing.indexOf(lit)) + 1] ?? differing[0]
    if (next !== undefined) goTo(next)
  }
  useSideKeys(goToNext)
  const key = shown.join(' ')
  useEffect(() => void loadCritiques(key.split(' ').filter(Boolean)), [key, loadCritiques])
  return (
    <main className="side-critiques" aria-label="Advisors side by side" ref={frame}>
      <aside className="side-sum">
        {photo && (
          <>
            <img
              src={turnedUrl(client.photoUrl(photo.id), photo)}
              alt={photo.name}
              style={{ aspectRatio: `${photo.width ?? 3} / ${photo.height ?? 2}` }}
            />
            <h2>{photo.name}</h2>
          </>
        )}
        <PanelSummary />
        <Judgements judges={judges} judged={judged} lit={lit} onGoTo={goTo} />
        <button type="button" className="button small" onClick={() => changeView('loupe')} title="Back (Esc)">
          Back
        </button>
      </aside>
      <div className="side-columns">
        {shown.length < 2 && (
          <p className="panes-none">Two advisors must have written about it. Ask another one (A).</p>
        )}
        {shown.map((jobId, index) => (
          <Column
            key={jobId}
            jobId={jobId}
            others={all.filter((id) => id === jobId || !shown.includes(id))}
            onPut={(other) => setPut(new Map([...put, [index, other]]))}
          />
        ))}
      </div>
    </main>
  )
}

/** The first ones, but where one was put into the place of another. */
function columnsOf(all: readonly string[], put: ReadonlyMap<number, string>): string[] {
  const chosen = new Set([...put.values()].filter((id) => all.includes(id)))
  const rest = all.filter((id) => !chosen.has(id))
  return Array.from({ length: Math.min(mostCritiques, all.length) }, (_, index) => {
    const own = put.get(index)
    return own !== undefined && chosen.has(own) ? own : rest.shift()!
  })
}

function scrollToSection(column: Element, section: SectionId): void {
  const headings = [...column.querySelectorAll('h3, h4')]
  const heading = headings.find((each) => sectionNamed(each.firstChild?.textContent ?? '') === section)
  if (heading instanceof HTMLElement) column.scrollTo({ top: heading.offsetTop - 12 })
}

type ColumnProps = { jobId: string; others: readonly string[]; onPut: (jobId: string) => void }

function Column({ jobId, others, onPut }: ColumnProps) {
  const state = useStudioState((each) => each)
  const job = state.jobs.get(jobId)
  const { critique, text } = state.details.get(jobId) ?? emptyDetail
  const flags = useMemo(() => critique?.flags.filter(isOnSentence) ?? [], [critique])
  if (!job) return null
  const nameOf = (id: string): string => advisorName(state, state.jobs.get(id)?.advisorId ?? '')
  const name = nameOf(jobId)
  return (
    <section className="side-column" aria-label={name}>
      <header>
        <Face name={name} />
        {others.length > 1 ? (
          <select
            className="field"
            aria-label={`In this column: ${name}`}
            value={jobId}
            onChange={({ target }) => onPut(target.value)}
          >
            {others.map((id) => (
              <option key={id} value={id}>
                {nameOf(id)}
              </option>
            ))}
          </select>
        ) : (
          <h2>{name}</h2>
        )}
        <span className="cell-score">{critique?.overall?.toFixed(1)}</span>
      </header>
      {job.mode && <small>{modeSentences[job.mode]}</small>}
      <div className="critique side-text" tabIndex={0} role="region" aria-label={`Critique by ${name}`}>
        <div className="critique-body">
          <Markdown text={text ?? ''} flags={flags} scores={critique?.scores ?? []} />
        </div>
      </div>
    </section>
  )
}
