import { useEffect, useState } from 'react'
import type { Advisor } from '../../../shared/advisors.ts'
import { draftOf, emptyDraft, type AdvisorDraft } from '../../state/advisorDraft.ts'
import { selectedPhoto } from '../../state/selectors.ts'
import { useActions, useStudioState } from '../../state/StudioProvider.tsx'
import { useChosenAdvisors } from '../../state/useChosenAdvisors.ts'
import { countOf } from '../../words/numbers.ts'
import { AdvisorForm } from './AdvisorForm.tsx'
import { AdvisorTile } from './AdvisorTile.tsx'
import { ImportButton } from './ImportButton.tsx'

/** What is being written: one of a person's own again, or a new one. */
type Writing = { draft: AdvisorDraft; editedId: string | null }

/** Who can be asked, as cards: several chosen for the photograph on show or for the next ones; own ones made and kept. */
export function Gallery() {
  const advisors = useStudioState((state) => state.advisors)
  const own = useStudioState((state) => state.ownAdvisors)
  const photo = useStudioState(selectedPhoto)
  const next = useChosenAdvisors()
  const { ask, changeView, exportAdvisor, removeAdvisor, importAdvisor } = useActions()
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [writing, setWriting] = useState<Writing | null>(null)
  const [removed, setRemoved] = useState<{ name: string; text: string } | null>(null)
  const ids = advisors.filter(({ id }) => chosen.has(id)).map(({ id }) => id)
  const one = ids.length === 1 ? advisors.find(({ id }) => id === ids[0]) : undefined
  const canAsk = photo !== null && photo.status !== 'failed'
  useEscape(() => (writing ? setWriting(null) : changeView('loupe')))
  const toggle = (id: string): void => {
    const after = new Set(chosen)
    if (!after.delete(id)) after.add(id)
    setChosen(after)
  }
  const askThem = (photoId: string, advisorIds: string[]): void => {
    changeView('loupe')
    void ask(photoId, advisorIds)
  }
  const remove = async ({ id, name }: Advisor): Promise<void> => {
    const text = await removeAdvisor(id)
    if (text === null) return
    setRemoved({ name, text })
    setChosen(new Set())
  }
  const onKept = (kept: Advisor, isTried: boolean): void => {
    setWriting(null)
    setChosen(new Set([kept.id]))
    if (isTried && photo) askThem(photo.id, [kept.id])
  }
  if (writing) {
    return (
      <AdvisorForm
        key={writing.editedId ?? 'new'}
        {...writing}
        photo={canAsk ? photo : null}
        onKept={onKept}
        onLeave={() => setWriting(null)}
      />
    )
  }
  return (
    <main className="gallery" aria-label="Advisors">
      <header className="gallery-head">
        <h2>Advisors</h2>
        <span className="bar-space" />
        <button
          type="button"
          className="button small"
          onClick={() => setWriting({ draft: emptyDraft, editedId: null })}
        >
          New advisor
        </button>
        <ImportButton onImported={(kept) => setChosen(new Set([kept.id]))} />
        <button type="button" className="button small" title="Back (Esc)" onClick={() => changeView('loupe')}>
          Back
        </button>
      </header>
      <ul className="gallery-cards">
        {advisors.map((advisor) => (
          <AdvisorTile
            key={advisor.id}
            advisor={advisor}
            isOwn={own.includes(advisor.id)}
            isNext={next.ids.includes(advisor.id)}
            isChosen={chosen.has(advisor.id)}
            onToggle={() => toggle(advisor.id)}
          />
        ))}
      </ul>
      <div className="selection-bar" role="group" aria-label="Advisors that are chosen">
        <b>{ids.length === 0 ? 'Choose one or several' : `${countOf(ids.length, 'advisor')} chosen`}</b>
        {ids.length > 0 && (
          <>
            {canAsk && (
              <button type="button" className="button small strong" onClick={() => askThem(photo.id, ids)}>
                <span className="button-text">Ask about {photo.name}</span>
              </button>
            )}
            <button type="button" className="button small" onClick={() => next.choose(ids)}>
              For the next photographs
            </button>
          </>
        )}
        {one && (
          <>
            <button
              type="button"
              className="button small"
              onClick={() =>
                own.includes(one.id)
                  ? setWriting({ draft: draftOf(one), editedId: one.id })
                  : setWriting({ draft: { ...draftOf(one), id: '', name: '' }, editedId: null })
              }
            >
              {own.includes(one.id) ? 'Edit' : 'Write one like this'}
            </button>
            <button type="button" className="button small" onClick={() => void exportAdvisor(one.id)}>
              Export
            </button>
            {own.includes(one.id) && (
              <button type="button" className="button small" onClick={() => void remove(one)}>
                Remove
              </button>
            )}
          </>
        )}
        <span className="selection-said" role="status">
          {removed && `${removed.name} removed; the critiques stay.`}
        </span>
        {removed && (
          <button
            type="button"
            className="button small"
            onClick={() => {
              setRemoved(null)
              void importAdvisor(removed.text)
            }}
          >
            Undo
          </button>
        )}
      </div>
    </main>
  )
}

function useEscape(leave: () => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || document.querySelector('dialog[open], :popover-open')) return
      event.preventDefault()
      leave()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  })
}
