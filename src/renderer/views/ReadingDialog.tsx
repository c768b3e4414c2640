import { useEffect, useRef } from 'react'
import { useActions, useStudioState } from '../state/StudioProvider.tsx'
import type { Reading } from '../state/studioState.ts'

/** A text to be read over the page: the log, or a report. */
export function ReadingDialog() {
  const reading = useStudioState((state) => state.reading)
  return reading && <Text key={reading.title} reading={reading} />
}

function Text({ reading: { title, text, fileName } }: { reading: Reading }) {
  const { endReading } = useActions()
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => dialog.current?.showModal(), [])
  const save = (): void => {
    const url = URL.createObjectURL(new Blob([text], { type: 'text/plain' }))
    const link = Object.assign(document.createElement('a'), { href: url, download: fileName })
    link.click()
    URL.revokeObjectURL(url)
  }
  return (
    <dialog ref={dialog} className="settings reading" aria-labelledby="reading-title" onClose={endReading}>
      <h2 id="reading-title">{title}</h2>
      <pre tabIndex={0} role="region" aria-labelledby="reading-title">
        {text === '' ? 'Nothing yet.' : text}
      </pre>
      <form method="dialog">
        <button type="button" className="button" onClick={save}>
          Save as a file
        </button>
        <button type="submit" className="button strong">
          Done
        </button>
      </form>
    </dialog>
  )
}
