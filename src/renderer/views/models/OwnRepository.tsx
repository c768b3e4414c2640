import { useState, type FormEvent } from 'react'
import { useActions, useStudioState } from '../../state/StudioProvider.tsx'
import { Section } from './Section.tsx'

/** Fetches from any repository of the hub, by its name. */
export function OwnRepository() {
  const [name, setName] = useState('')
  const host = useStudioState(({ shelf }) => shelf.catalogue?.host ?? 'the hub')
  const { getModel } = useActions()
  const get = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (await getModel(name.trim())) setName('')
  }
  return (
    <Section title="Another repository">
      <form className="models-form" onSubmit={(event) => void get(event)}>
        <label>
          Its name on {host}
          <input
            type="text"
            value={name}
            placeholder="OWNER/NAME"
            required
            spellCheck={false}
            autoComplete="off"
            onChange={({ currentTarget }) => setName(currentTarget.value)}
          />
        </label>
        <button type="submit" className="button small">
          Get<span className="visually-hidden"> this repository</span>
        </button>
      </form>
      <p className="models-hint">Read its license there first. The model and its eyes come as one.</p>
    </Section>
  )
}
