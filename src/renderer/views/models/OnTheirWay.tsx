import { downloadName, type Fetching, type Shelf } from '../../state/shelf.ts'
import { useActions, useStudioState } from '../../state/StudioProvider.tsx'
import { DownloadRow } from './DownloadRow.tsx'
import { Section } from './Section.tsx'

/** What is being fetched, what waits, and what has just arrived; nothing where there is none. */
export function OnTheirWay({ shelf }: { shelf: Shelf }) {
  const shown = shelf.downloads.filter(({ state, isFresh }) => state !== 'done' || isFresh)
  if (shown.length === 0) return null
  return (
    <Section title="On its way">
      <ul className="model-rows">
        {shown.map((download) => (
          <li key={download.id} className="model-download">
            {download.state === 'done' ? (
              <Arrived download={download} name={downloadName(shelf, download)} />
            ) : (
              <DownloadRow download={download} name={downloadName(shelf, download)} />
            )}
          </li>
        ))}
      </ul>
    </Section>
  )
}

/** A model that has just come: whether it writes from now on is a person's word. */
function Arrived({ download: { id, modelId }, name }: { download: Fetching; name: string }) {
  const writes = useStudioState((state) => state.settings?.defaultModelId === modelId)
  const { chooseModel, cancelDownload } = useActions()
  return (
    <div className="download-head">
      <span className="download-name">
        <b>{name}</b> is here{writes ? ', and writes the next critiques.' : '.'}
      </span>
      <span className="model-acts">
        {!writes && modelId !== null && (
          <button type="button" className="button small strong" onClick={() => void chooseModel(modelId)}>
            Write with it<span className="visually-hidden"> {name}</span>
          </button>
        )}
        <button type="button" className="button small" onClick={() => void cancelDownload(id)}>
          Off the list<span className="visually-hidden"> {name}</span>
        </button>
      </span>
    </div>
  )
}
