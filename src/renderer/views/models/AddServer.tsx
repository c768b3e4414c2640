import { useId, useState, type FormEvent } from 'react'
import { exampleAddress, type Server } from '../../../shared/servers.ts'
import { useActions } from '../../state/StudioProvider.tsx'

const empty = { name: '', baseUrl: '', model: '', key: '' }
type Field = keyof typeof empty

const fields: readonly { name: Field; label: string; placeholder: string; isOptional?: true }[] = [
  { name: 'name', label: 'What you call it', placeholder: 'studio-gpu' },
  { name: 'baseUrl', label: 'Its address', placeholder: exampleAddress },
  { name: 'model', label: 'The model, as the server calls it', placeholder: 'qwen3-vl-4b' },
  { name: 'key', label: 'Its key, if it wants one', placeholder: '', isOptional: true },
]

const sights: readonly (readonly [Server['sight'], string])[] = [
  ['auto', 'Where it says that it sees'],
  ['vision', 'Always'],
  ['text', 'Never'],
]

const skeletons: readonly (readonly [Server['skeleton'], string])[] = [
  ['gbnf', 'A grammar (llama-server)'],
  ['json-schema', 'A JSON schema (vLLM, Ollama, LM Studio)'],
  ['none', 'Nothing'],
]

/** Adds another computer, and asks it at once what it can do. */
export function AddServer() {
  const [typed, setTyped] = useState(empty)
  const [sight, setSight] = useState<Server['sight']>('auto')
  const [skeleton, setSkeleton] = useState<Server['skeleton']>('gbnf')
  const [isBusy, setIsBusy] = useState(false)
  const { addServer } = useActions()
  const add = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (isBusy) return
    setIsBusy(true)
    const { key, ...said } = typed
    const server = {
      name: said.name.trim(),
      baseUrl: said.baseUrl.trim(),
      model: said.model.trim(),
      sight,
      skeleton,
    }
    // What is typed stays where it went wrong; the key never stands on the page longer than it has to.
    const isThere = await addServer({ ...server, ...(key === '' ? {} : { key }) })
    setTyped(isThere ? empty : { ...typed, key: '' })
    setIsBusy(false)
  }
  return (
    <details className="add-server">
      <summary>Add a computer</summary>
      <p className="models-warning">
        Photographs leave this computer when its model writes: a small copy of each, without its metadata, and
        what was measured. Add only a computer that you trust with them.
      </p>
      <form className="models-form" onSubmit={(event) => void add(event)}>
        {fields.map(({ name, label, placeholder, isOptional }) => (
          <label key={name}>
            {label}
            <input
              type={name === 'key' ? 'password' : 'text'}
              value={typed[name]}
              placeholder={placeholder}
              required={!isOptional}
              spellCheck={false}
              autoComplete="off"
              onChange={({ currentTarget }) => setTyped({ ...typed, [name]: currentTarget.value })}
            />
          </label>
        ))}
        <Choice legend="It is given pictures" options={sights} chosen={sight} onChoose={setSight} />
        <Choice
          legend="Its text is held to the form by"
          options={skeletons}
          chosen={skeleton}
          onChoose={setSkeleton}
        />
        <button type="submit" className="button small" aria-disabled={isBusy}>
          {isBusy ? 'Asking it…' : 'Add it'}
        </button>
      </form>
    </details>
  )
}

type ChoiceProps<Value extends string> = {
  legend: string
  options: readonly (readonly [Value, string])[]
  chosen: Value
  onChoose: (value: Value) => void
}

function Choice<Value extends string>({ legend, options, chosen, onChoose }: ChoiceProps<Value>) {
  const name = useId()
  return (
    <fieldset>
      <legend>{legend}</legend>
      {options.map(([value, words]) => (
        <label key={value}>
          <input type="radio" name={name} checked={chosen === value} onChange={() => onChoose(value)} />
          {words}
        </label>
      ))}
    </fieldset>
  )
}
