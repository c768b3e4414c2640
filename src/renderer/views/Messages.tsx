import { X } from 'lucide-react'
import { useEffect, useState } from 'react'
import { unlistedSentence } from '../../shared/unlisted.ts'
import { announcement } from '../state/announce.ts'
import { unlistedCount } from '../state/selectors.ts'
import { useActions, useStudio, useStudioState } from '../state/StudioProvider.tsx'
import type { Problem } from '../words/report.ts'
import { FaultTools } from './FaultTools.tsx'

/** What went wrong and belongs to no critique, and what may be done about it. It lies over the page and moves nothing. */
export function Problems() {
  const problems = useStudioState((state) => state.problems)
  const notice = useStudioState((state) => state.notice)
  const [seen, setSeen] = useState<string | null>(null)
  const unlisted = useStudioState(unlistedCount)
  /** How many were offered when the offer was turned down. */
  const [declined, setDeclined] = useState(0)
  const { dismissProblems, addUnlisted } = useActions()
  const isOffered = unlisted > declined
  const isNoticed = notice !== null && notice !== seen
  const shown: readonly Problem[] = isNoticed ? [{ code: null, sentence: notice }, ...problems] : problems
  return (
    <div className="problems" role="alert">
      {(shown.length > 0 || isOffered) && (
        <div className="problems-box">
          <ul>
            {shown.slice(-4).map(({ sentence }) => (
              <li key={sentence}>{sentence}</li>
            ))}
            {isOffered && (
              <li>
                {unlistedSentence(unlisted)}{' '}
                <button type="button" className="text-button" onClick={() => void addUnlisted()}>
                  Add {unlisted === 1 ? 'it' : 'them'}
                </button>
              </li>
            )}
            {shown.length > 0 && (
              <li>
                <FaultTools problems={shown} />
              </li>
            )}
          </ul>
          <button
            type="button"
            className="icon-button"
            aria-label="Dismiss"
            onClick={() => {
              setSeen(notice)
              setDeclined(unlisted)
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
