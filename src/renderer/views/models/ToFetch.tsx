import { toFetch, type Entry, type Shelf } from '../../state/shelf.ts'
import { useActions } from '../../state/StudioProvider.tsx'
import { hostSentence, licenceText, sizeSentence } from '../../words/models.ts'
import { bytesText } from '../../words/numbers.ts'
import { FitText } from './FitText.tsx'
import { Section } from './Section.tsx'

/** What can be fetched: what it is good for, its licence and its size stand there before anything is. */
export function ToFetch({ shelf }: { shelf: Shelf }) {
  const { catalogue } = shelf
  const entries = toFetch(shelf)
  if (!catalogue) return null
  const unsized = entries.some(({ bytes }) => bytes === null) ? [sizeSentence] : []
  return (
    <Section
      title="To fetch"
      hint={
        entries.length === 0
          ? 'All of the catalogue is here or on its way.'
          : [hostSentence(catalogue.host), ...unsized].join(' ')
      }
    >
      <ul className="model-rows">
        {entries.map((entry) => (
          <EntryRow key={entry.id} entry={entry} host={catalogue.host} />
        ))}
      </ul>
    </Section>
  )
}

function EntryRow({ entry, host }: { entry: Entry; host: string }) {
  const { getModel } = useActions()
  const { id, name, eyes, goodFor, bytes, fit } = entry
  return (
    <li className="model-row">
      <span className="model-what">
        <span>
          <b>{name}</b>
          <small>
            {eyes.length > 0 ? 'Looks at your picture' : 'Reads the measurements only'} · {goodFor}
          </small>
          <small className="model-licence">{licenceText(entry, host)}</small>
        </span>
      </span>
      <span className="model-size">{bytes !== null && bytesText(bytes)}</span>
      <span className="model-fit">
        <FitText fit={fit} />
      </span>
      <span className="model-acts">
        <button type="button" className="button small" onClick={() => void getModel(id)}>
          Get<span className="visually-hidden"> {name}</span>
        </button>
      </span>
    </li>
  )
}
