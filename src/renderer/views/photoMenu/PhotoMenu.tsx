import { useCallback, useEffect, useEffectEvent, useState } from 'react'
import { meantIds } from '../../state/choosing.ts'
import { useActions, useStudio } from '../../state/StudioProvider.tsx'
import { placeOf } from './menuPlace.ts'
import { OpenMenu, type MenuAt } from './OpenMenu.tsx'

/** The menu of a photograph, where somebody asks for it by pointer or by key, and what became of it. */
export function PhotoMenu() {
  const { store } = useStudio()
  const { pick, show, programs } = useActions()
  const [at, setAt] = useState<MenuAt | null>(null)
  const [known, setKnown] = useState<readonly string[] | null>(null)
  const [said, setSaid] = useState('')
  // Known before it is asked for: it opens at once, and nothing moves under the pointer.
  const refresh = useCallback(async (): Promise<void> => setKnown(await programs()), [programs])
  useEffect(() => void refresh(), [refresh])
  const onAsked = useEffectEvent((event: MouseEvent) => {
    const asked = placeOf(event)
    if (!asked) return
    event.preventDefault()
    const { photoId, ...place } = asked
    const { view, chosen } = store.getState()
    // One of several that are chosen stands for all of them.
    if (photoId !== null && view === 'grid' && !chosen.has(photoId)) pick(photoId, 'alone')
    else if (photoId !== null && view !== 'grid') show(photoId)
    setSaid('')
    setAt({ ...place, ids: meantIds(store.getState()) })
  })
  useEffect(() => {
    const listener = (event: MouseEvent): void => onAsked(event)
    document.addEventListener('contextmenu', listener)
    return () => document.removeEventListener('contextmenu', listener)
  }, [])
  return (
    <>
      {at && (
        <section aria-label="Menu of the photograph">
          <OpenMenu at={at} programs={known} onOpened={refresh} say={setSaid} onClose={() => setAt(null)} />
        </section>
      )}
      <div role="status">
        {said !== '' && (
          <p className="removed-box">
            <span>{said}</span>
            <button type="button" className="text-button" onClick={() => setSaid('')}>
              Dismiss
            </button>
          </p>
        )}
      </div>
    </>
  )
}
