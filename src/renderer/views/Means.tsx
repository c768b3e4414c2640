import { useEffect, useRef, useState } from 'react'
import type { Seen } from '../../shared/critique.ts'
import type { Job } from '../../shared/jobs.ts'
import { onDevice } from '../../shared/servers.ts'
import { hasEyes } from '../state/shelf.ts'
import { useActions, useStudio, useStudioState } from '../state/StudioProvider.tsx'
import { modeSentences } from '../words/critique.ts'
import { bytesText, countOf } from '../words/numbers.ts'

/** How a critique is made: what the model sees, on which device, and what is not as it was asked for. */
export function Means({ job }: { job: Job }) {
  const mode = useStudioState(
    ({ models }) => job.mode ?? models.find(({ id }) => id === job.modelId)?.mode ?? null,
  )
  if (mode === null) return null
  return (
    <div className="mode">
      <p>
        {modeSentences[mode]}
        {job.device !== null && ` Runs ${onDevice(job.device)}.`}
        {job.mode === 'vision' && <SeenButton job={job} />}
        {mode !== 'vision' && <EyesButton />}
      </p>
      {job.notice !== null && <p className="notice-line">{job.notice}</p>}
    </div>
  )
}

/** Where nothing here looks at photographs, the way to what does. */
export function EyesButton() {
  const isBlind = useStudioState(({ models }) => models.length > 0 && !hasEyes(models))
  const { openModels } = useActions()
  if (!isBlind) return null
  return (
    <>
      {' '}
      <button type="button" className="link" onClick={openModels}>
        Get a model that looks
      </button>
    </>
  )
}

/** Shows the very picture that the model was given. */
function SeenButton({ job }: { job: Job }) {
  const { client } = useStudio()
  const { report, seen } = useActions()
  const dialog = useRef<HTMLDialogElement>(null)
  const [shown, setShown] = useState<Seen | null>(null)
  useEffect(() => {
    if (shown) dialog.current?.showModal()
  }, [shown])
  const show = async (): Promise<void> => {
    const picture = await seen(job.id)
    if (picture) setShown(picture)
    else if (picture === null) report('The model was given no picture for this critique.')
  }
  return (
    <>
      {' '}
      <button type="button" className="link" onClick={() => void show()}>
        What it saw
      </button>
      {shown && (
        <dialog
          ref={dialog}
          className="settings seen"
          aria-labelledby="seen-title"
          onClose={() => setShown(null)}
        >
          <h2 id="seen-title">What the model saw</h2>
          <img
            src={client.seenUrl(job.id)}
            width={shown.width}
            height={shown.height}
            alt="The picture as the model was given it"
          />
          <p>{seenText(shown)}</p>
          <form method="dialog">
            <button type="submit" className="button strong">
              Done
            </button>
          </form>
        </dialog>
      )}
    </>
  )
}

/** "1024 × 683 · 205 kB · 729 tokens" */
export function seenText({ width, height, bytes, imageTokens }: Seen): string {
  const tokens = imageTokens === null ? [] : [countOf(imageTokens, 'token')]
  return [`${width} × ${height}`, bytesText(bytes), ...tokens].join(' · ')
}
