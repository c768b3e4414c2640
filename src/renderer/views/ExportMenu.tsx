import { Download } from 'lucide-react'
import { useState } from 'react'
import { exportFormats, type ExportFormat } from '../../shared/exports.ts'
import type { Photo } from '../../shared/photos.ts'
import type { Taken } from '../state/exporting.ts'
import { selectedJob } from '../state/selectors.ts'
import { useActions, useStudioState } from '../state/StudioProvider.tsx'
import { elementIds } from './elements.ts'

/** One photograph makes no sheet. */
const formats = (Object.keys(exportFormats) as ExportFormat[]).filter(
  (format) => !format.startsWith('contact-sheet'),
)

type Outcome = { said: string; canShow: boolean }
const nothing: Outcome = { said: '', canShow: false }
const outcomeOf = (taken: Taken | null): Outcome =>
  taken ? { said: `Saved as ${taken.names.join(', ')}.`, canShow: taken.canShow } : nothing

/** The photograph on show as a file, or its critique for the clipboard. */
export function ExportMenu({ photo }: { photo: Photo }) {
  const job = useStudioState(selectedJob)
  const { exportPhoto, copyCritique, showExport } = useActions()
  const [outcome, setOutcome] = useState(nothing)
  const save = async (format: ExportFormat): Promise<void> => {
    setOutcome({ said: 'Exporting…', canShow: false })
    setOutcome(outcomeOf(await exportPhoto(photo.id, format)))
  }
  const copy = async (jobId: string): Promise<void> => {
    const isCopied = await copyCritique(jobId)
    setOutcome({
      said: isCopied ? 'Copied as Markdown and as rich text.' : 'It could not be copied.',
      canShow: false,
    })
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
        onToggle={({ newState }) => newState === 'open' && setOutcome(nothing)}
      >
        <p className="picker-hint">
          With its measurements and finished critiques. Folders and places stay on this computer.
        </p>
        {formats.map((format) => (
          <button key={format} type="button" className="button" onClick={() => void save(format)}>
            {exportFormats[format].name}
          </button>
        ))}
        {job?.photoId === photo.id && job.status === 'completed' && (
          <button type="button" className="button strong" onClick={() => void copy(job.id)}>
            Copy critique
          </button>
        )}
        <p className="exports-outcome" role="status">
          {outcome.said}{' '}
          {outcome.canShow && (
            <button type="button" className="text-button" onClick={() => void showExport()}>
              Show in folder
            </button>
          )}
        </p>
      </div>
    </>
  )
}
