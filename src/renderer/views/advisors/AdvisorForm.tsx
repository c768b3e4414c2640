import { useId, useState, type ReactNode } from 'react'
import type { Advisor } from '../../../shared/advisors.ts'
import { sections } from '../../../shared/critique.ts'
import type { Photo } from '../../../shared/photos.ts'
import {
  advisorOf,
  draftProblems,
  idFrom,
  type AdvisorDraft,
  type AdvisorField,
} from '../../state/advisorDraft.ts'
import { useActions, useStudioState } from '../../state/StudioProvider.tsx'

type AdvisorFormProps = {
  draft: AdvisorDraft
  /** The one that is written anew; null where it is a new one. */
  editedId: string | null
  /** On which it can be tried. */
  photo: Photo | null
  onKept: (kept: Advisor, isTried: boolean) => void
  onLeave: () => void
}

type TextField = Exclude<AdvisorField, 'focus'>
const fields: { field: TextField; label: string; hint: string; rows: number }[] = [
  { field: 'name', label: 'Name', hint: '', rows: 1 },
  { field: 'id', label: 'Id', hint: 'How commands and files call it.', rows: 1 },
  { field: 'years', label: 'Years', hint: 'As "1902-1984"; may stay empty.', rows: 1 },
  { field: 'tradition', label: 'Tradition', hint: 'Continues "in the tradition of …".', rows: 1 },
  { field: 'bio', label: 'Who this is', hint: '', rows: 3 },
  { field: 'focusAreas', label: 'Looks for', hint: 'One a line, eight at most.', rows: 4 },
  { field: 'voice', label: 'Voice', hint: 'How it speaks.', rows: 2 },
  { field: 'prompt', label: 'How to judge', hint: 'What a model is told.', rows: 8 },
]

/** An advisor as it is written, with what is still wrong beside each field. */
export function AdvisorForm({ draft: first, editedId, photo, onKept, onLeave }: AdvisorFormProps) {
  const [draft, setDraft] = useState(first)
  /** Of a field that nobody has been in nothing is said before it is to be kept. */
  const [touched, setTouched] = useState<ReadonlySet<AdvisorField>>(new Set())
  const advisors = useStudioState((state) => state.advisors)
  const { saveAdvisor } = useActions()
  const taken = advisors.map(({ id }) => id).filter((id) => id !== editedId)
  const problems = draftProblems(draft, taken)
  const count = Object.keys(problems).length
  const told = (field: AdvisorField): string | undefined =>
    editedId !== null || touched.has(field) ? problems[field] : undefined
  const change = (patch: Partial<AdvisorDraft>, ...names: AdvisorField[]): void => {
    setTouched(new Set([...touched, ...names]))
    setDraft({ ...draft, ...patch })
  }
  const changeText = (field: TextField, text: string): void => {
    const isIdFree = editedId === null && draft.id === idFrom(draft.name)
    if (field === 'name' && isIdFree) change({ name: text, id: idFrom(text) }, 'name')
    else change({ [field]: text }, field)
  }
  const keep = async (isTried: boolean): Promise<void> => {
    if (count > 0) return setTouched(new Set(Object.keys(draft) as AdvisorField[]))
    const kept = await saveAdvisor(advisorOf(draft), editedId !== null)
    if (kept) onKept(kept, isTried)
  }
  return (
    <main className="gallery" aria-label={editedId === null ? 'A new advisor' : 'Edit an advisor'}>
      <header className="gallery-head">
        <h2>{editedId === null ? 'A new advisor' : draft.name}</h2>
      </header>
      <div className="advisor-form">
        {fields.map(({ field, ...shown }) => (
          <Labelled key={field} {...shown} problem={told(field)}>
            {(named) =>
              shown.rows === 1 ? (
                <input
                  {...named}
                  type="text"
                  className="field"
                  value={draft[field]}
                  disabled={field === 'id' && editedId !== null}
                  onChange={({ target }) => changeText(field, target.value)}
                />
              ) : (
                <textarea
                  {...named}
                  className="field"
                  rows={shown.rows}
                  value={draft[field]}
                  onChange={({ target }) => changeText(field, target.value)}
                />
              )
            }
          </Labelled>
        ))}
        <fieldset>
          <legend>Dwells on, one to four sections</legend>
          {sections
            .filter(({ scored }) => scored)
            .map(({ id, heading }) => (
              <label key={id}>
                <input
                  type="checkbox"
                  checked={draft.focus.includes(id)}
                  onChange={() =>
                    change(
                      {
                        focus: draft.focus.includes(id)
                          ? draft.focus.filter((each) => each !== id)
                          : [...draft.focus, id],
                      },
                      'focus',
                    )
                  }
                />
                {heading}
              </label>
            ))}
          <small className="form-problem">{told('focus')}</small>
        </fieldset>
      </div>
      <div className="selection-bar">
        <button type="button" className="button small strong" onClick={() => void keep(false)}>
          Keep
        </button>
        {photo && (
          <button type="button" className="button small" onClick={() => void keep(true)}>
            <span className="button-text">Keep and try on {photo.name}</span>
          </button>
        )}
        <button type="button" className="button small" onClick={onLeave}>
          Cancel
        </button>
        <span className="selection-said" role="status">
          {count > 0 &&
            touched.size > 0 &&
            `${count === 1 ? 'One field' : `${count} fields`} to be filled or mended.`}
        </span>
      </div>
    </main>
  )
}

type Named = { id: string; 'aria-describedby': string; 'aria-invalid': boolean }
type LabelledProps = {
  label: string
  hint: string
  problem: string | undefined
  children: (named: Named) => ReactNode
}

function Labelled({ label, hint, problem, children }: LabelledProps) {
  const id = useId()
  return (
    <div className="form-field">
      <label htmlFor={id}>{label}</label>
      {children({ id, 'aria-describedby': `${id}about`, 'aria-invalid': problem !== undefined })}
      <small id={`${id}about`} className={problem === undefined ? undefined : 'form-problem'}>
        {problem ?? hint}
      </small>
    </div>
  )
}
