import { earsToFetch, type Shelf } from '../../state/shelf.ts'
import { useActions } from '../../state/StudioProvider.tsx'
import { licenceText } from '../../words/models.ts'
import { bytesText } from '../../words/numbers.ts'
import { Section } from './Section.tsx'

/** Speech models that can be fetched; nothing where all are here or on their way. */
export function EarsToFetch({ shelf }: { shelf: Shelf }) {
  const { getModel } = useActions()
  const { catalogue } = shelf
  const ears = earsToFetch(shelf)
  if (!catalogue || ears.length === 0) return null
  return (
    <Section
      title="To hear your questions"
      hint="One is enough. What you say is written down on this computer."
    >
      <ul className="model-rows">
        {ears.map((ear) => (
          <li key={ear.id} className="model-row">
            <span className="model-what">
              <span>
                <b>{ear.name}</b>
                <small>{ear.goodFor}</small>
                <small className="model-licence">{licenceText(ear, catalogue.host)}</small>
              </span>
            </span>
            <span className="model-size">{ear.bytes !== null && bytesText(ear.bytes)}</span>
            <span className="model-fit" />
            <span className="model-acts">
              <button type="button" className="button small" onClick={() => void getModel(ear.id)}>
                Get<span className="visually-hidden"> {ear.name}</span>
              </button>
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}
