import { X } from 'lucide-react'
import { useEffect, useState } from 'react'
import { announcement } from '../state/announce.ts'
import { useActions, useStudio, useStudioState } from '../state/StudioProvider.tsx'

/** What went wrong and belongs to no critique. It lies over the page and moves nothing. */
export function Problems() {
  const problems = useStudioState((state) => state.problems)
  const notice = useStudioState((state) => state.notice)
  const [seen, setSeen] = useState<string | null>(null)
  const { dismissProblems } = useActions()
  const sentences = notice === null || notice === seen ? problems : [notice, ...problems]
  return (
    <div className="problems" role="alert">
      {sentences.length > 0 && (
        <div className="problems-box">
          <ul>
            {sentences.slice(-4).map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
          <button
            type="button"
            className="icon-button"
            aria-label="Dismiss"
            onClick={() => {
              setSeen(notice)
              dismissProblems()
            }}
          >
            <X size={16} aria-hidden="true" />
          </button>
        </div>
      )}
    </div>
  )
}

/** Tells a screen reader of stages and ends, never of text as it grows. */
export function Announcer() {
  const { store } = useStudio()
  const [said, setSaid] = useState('')
  useEffect(
    () =>
      store.subscribe((after, before) => {
        const next = announcement(before, after)
        if (next !== null) setSaid(next)
      }),
    [store],
  )
  return (
    <div className="visually-hidden" role="status" aria-live="polite">
      {said}
    </div>
  )
}
