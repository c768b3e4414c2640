import { sentencesOf } from '../../../shared/errors.ts'
import type { Fetching } from '../../state/shelf.ts'
import { useActions } from '../../state/StudioProvider.tsx'
import { fetchedShare, fetchingText, goOnWord } from '../../words/models.ts'

/** A model on its way: how far it is, why it does not go on, and the buttons that hold it. */
export function DownloadRow({ download, name }: { download: Fetching; name: string }) {
  const { getModel, pauseDownload, cancelDownload } = useActions()
  const { id, state, error } = download
  const isRunning = state === 'running'
  const percent = Math.floor(100 * fetchedShare(download))
  const standing = fetchingText(download)
  return (
    <>
      <div className="download-head">
        <span className="download-name">
          <b>{name}</b>
        </span>
        <span className="model-acts">
          {/* One button for both, so that the focus stays. */}
          <button
            type="button"
            className="button small"
            onClick={() => void (isRunning ? pauseDownload(id) : getModel(download.name))}
          >
            {isRunning ? 'Pause' : goOnWord(download)}
            <span className="visually-hidden"> {name}</span>
          </button>
          <button type="button" className="button small" onClick={() => void cancelDownload(id)}>
            Cancel<span className="visually-hidden"> {name}</span>
          </button>
        </span>
      </div>
      <div
        className={`download-bar download-${state}`}
        role="progressbar"
        aria-label={`Fetching ${name}`}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent}
        aria-valuetext={standing}
      >
        <i style={{ width: `${100 * fetchedShare(download)}%` }} />
      </div>
      <p className="download-text">{standing}</p>
      {error && <p className="download-error">{sentencesOf(error)}</p>}
    </>
  )
}
