import { Download } from 'lucide-react'
import { useState } from 'react'
import { exportFormatSchema, exportFormats, type ExportFormat } from '../../shared/exports.ts'
import type { Photo } from '../../shared/photos.ts'
import { ExportOutcome } from '../components/ExportOutcome.tsx'
import { listedOrder } from '../state/exporting.ts'
import { selectedJob } from '../state/selectors.ts'
import { useActions, useStudio, useStudioState } from '../state/StudioProvider.tsx'
import { useExport } from '../state/useExport.ts'
import { elementIds } from './elements.ts'

const scopes = ['this', 'listed', 'folder'] as const
type Scope = (typeof scopes)[number]

/** One photograph makes no sheet. */
const formatsFor = (scope: Scope): ExportFormat[] =>
  exportFormatSchema.options.filter((format) => scope !== 'this' || !format.startsWith('contact-sheet'))

const folderOf = (path: string): string | null => /^(.+)[/\\][^/\\]+$/.exec(path)?.[1] ?? null

/** The photograph on show as a file, with what is listed or lies beside it, or its critique for the clipboard. */
export function ExportMenu({ photo }: { photo: Photo }) {
  const job = useStudioState(selectedJob)
  const query = useStudioState(({ found }) => found.query)
  const isFound = useStudioState(({ found }) => found.ids !== null)
  const { copyCritique, dragOut, revealPhoto, showExport, stopExport } = useActions()
  const { client } = useStudio()
  const { save, say, ...exporting } = useExport()
  const [scope, setScope] = useState<Scope>('this')
  const [conversation, setConversation] = useState(false)
  const folder = folderOf(photo.path)
  const chosen = {
    this: { photoIds: [photo.id] },
    listed: listedOrder(query),
    folder: folder === null ? {} : { below: folder },
  }
  const copy = async (jobId: string): Promise<void> => {
    const isCopied = await copyCritique(jobId)
    say(isCopied ? 'Copied as Markdown and as rich text.' : 'It could not be copied.')
  }
  return (
    <>
      <button
        type="button"
        className="icon-button"
        aria-label="Export"
        title="Export, or copy the critique"
        popoverTarget={elementIds.exports}
        disabled={photo.status !== 'measured'}
      >
        <Download size={16} aria-hidden="true" />
      </button>
      <div
        id={elementIds.exports}
        popover="auto"
        className="picker exports"
        role="dialog"
        aria-label="Export"
        onToggle={({ newState }) => newState === 'open' && !exporting.isBusy && say('')}
      >
        <p className="picker-hint">
          With its measurements and finished critiques. Folders and places stay on this computer.
        </p>
        <select
          className="field"
          aria-label="What to export"
          value={scope}
          onChange={({ target }) => setScope(scopes.find((each) => each === target.value) ?? 'this')}
        >
          <option value="this">This photograph</option>
          <option value="listed">{isFound ? 'All that are found' : 'All photographs'}</option>
          {folder !== null && <option value="folder">All in its folder</option>}
        </select>
        <label className="exports-with">
          <input
            type="checkbox"
            checked={conversation}
            onChange={({ target }) => setConversation(target.checked)}
          />
          Pages with questions and answers
        </label>
        {formatsFor(scope).map((format) => (
          <button
            key={format}
            type="button"
            className="button"
            disabled={exporting.isBusy}
            onClick={() => void save({ ...chosen[scope], format, ...(conversation && { conversation }) })}
          >
            {exportFormats[format].name}
          </button>
        ))}
        {job?.photoId === photo.id && job.status === 'completed' && (
          <button type="button" className="button strong" onClick={() => void copy(job.id)}>
            Copy critique
          </button>
        )}
        {client.handsOver === 'paths' && (
          <>
            <button type="button" className="button" onClick={() => void revealPhoto(photo.id)}>
              Show its file in its folder
            </button>
            <p
              className="drag-out"
              draggable
              onDragStart={(event) => {
                // The app carries it on as a file.
                event.preventDefault()
                void dragOut(photo.id)
              }}
            >
              Drag this to a folder or a program: the page of the photograph
            </p>
          </>
        )}
        <p className="exports-outcome">
          <ExportOutcome {...exporting} onStop={() => void stopExport()} onShow={() => void showExport()} />
        </p>
      </div>
    </>
  )
}
