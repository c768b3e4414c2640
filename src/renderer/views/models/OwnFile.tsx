import { useRef, useState, type FormEvent } from 'react'
import type { CommandInput } from '../../../shared/commands.ts'
import { useActions, useStudio } from '../../state/StudioProvider.tsx'
import { Section } from './Section.tsx'

type How = NonNullable<CommandInput<'models.import'>['how']>
const ways: readonly (readonly [How, string])[] = [
  ['copy', 'Copy it'],
  ['link', 'Use it where it lies'],
  ['move', 'Move it'],
]

/** Takes a model file of a person's own in, with its eyes where they lie beside it. */
export function OwnFile() {
  const [path, setPath] = useState('')
  const [how, setHow] = useState<How>('copy')
  const [isBusy, setIsBusy] = useState(false)
  const { importModel } = useActions()
  const take = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (isBusy) return
    setIsBusy(true)
    if (await importModel({ path: path.trim(), how })) setPath('')
    setIsBusy(false)
  }
  return (
    <Section title="A model file of yours">
      <form className="models-form" onSubmit={(event) => void take(event)}>
        <label>
          Full path of the GGUF file on this computer
          <input
            type="text"
            value={path}
            required
            spellCheck={false}
            autoComplete="off"
            onChange={({ currentTarget }) => setPath(currentTarget.value)}
          />
        </label>
        <FilePicker onPath={setPath} />
        <fieldset>
          <legend className="visually-hidden">What becomes of the file</legend>
          {ways.map(([way, words]) => (
            <label key={way}>
              <input type="radio" name="how" checked={how === way} onChange={() => setHow(way)} />
              {words}
            </label>
          ))}
        </fieldset>
        <button type="submit" className="button small" aria-disabled={isBusy}>
          {isBusy ? 'Taking it in…' : 'Take it in'}
        </button>
      </form>
      <p className="models-hint">Its eyes (mmproj) come along where they lie beside it.</p>
    </Section>
  )
}

/** In the desktop app, which knows where a chosen file lies; a browser does not tell. */
function FilePicker({ onPath }: { onPath: (path: string) => void }) {
  const { client, actions } = useStudio()
  const input = useRef<HTMLInputElement>(null)
  if (client.handsOver !== 'paths') return null
  const choose = async (file: File | undefined): Promise<void> => {
    if (file) await client.handOver(file).then(onPath, actions.report)
  }
  return (
    <>
      <button type="button" className="button small" onClick={() => input.current?.click()}>
        Choose a file…
      </button>
      <input
        ref={input}
        type="file"
        accept=".gguf"
        hidden
        onChange={({ currentTarget }) => {
          void choose(currentTarget.files?.[0])
          currentTarget.value = ''
        }}
      />
    </>
  )
}
