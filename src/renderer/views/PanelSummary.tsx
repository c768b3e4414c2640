import { useEffect, useState } from 'react'
import type { Panel } from '../../shared/panel.ts'
import { completedOf } from '../state/selectors.ts'
import { useActions, useStudioState } from '../state/StudioProvider.tsx'

/** Of each kind: the block stays short, and the critiques below say the rest. */
const mostSentences = 3
const silent: Panel = { advisors: [], agree: [], differ: [] }

/** Where the advisors of the photograph on show agree and differ. Draws nothing where there is nothing to compare. */
export function PanelSummary() {
  const photoId = useStudioState((state) => state.selectedPhotoId)
  const completed = useStudioState(completedOf(photoId))
  const { panel } = useActions()
  const [shown, setShown] = useState({ photoId, panel: silent })
  useEffect(() => {
    let isShown = true
    const look = async (): Promise<void> => {
      const found = photoId === null || completed < 2 ? silent : await panel(photoId)
      if (isShown) setShown({ photoId, panel: found })
    }
    void look()
    return () => {
      isShown = false
    }
  }, [photoId, completed, panel])
  const { agree, differ } = shown.photoId === photoId ? shown.panel : silent
  if (agree.length + differ.length === 0) return null
  return (
    <section className="panel-summary" aria-label="Where the advisors agree and differ">
      {agree.length > 0 && (
        <p>
          <b>Agree</b> {agree.slice(0, mostSentences).join(' ')}
        </p>
      )}
      {differ.length > 0 && (
        <p>
          <b>Differ</b> {differ.slice(0, mostSentences).join(' ')}
        </p>
      )}
    </section>
  )
}
