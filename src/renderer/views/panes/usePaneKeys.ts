import { useEffect, useEffectEvent } from 'react'
import { paneAfter, paneIds, type PanesView } from '../../state/sideBySide.ts'
import { useStudio } from '../../state/StudioProvider.tsx'
import { usePreferences } from '../../state/usePreferences.ts'
import { isMeantElsewhere, latinLetter } from '../shortcuts.ts'

const steps: Record<string, number> = { ArrowRight: 1, ArrowLeft: -1, PageDown: 1, PageUp: -1 }

/** Keys among photographs side by side: to another one, one kept, one taken away, and back. */
export function usePaneKeys(kind: PanesView, isClose: boolean): void {
  const { store, actions } = useStudio()
  const { preferences } = usePreferences()
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    // What leads back from a close look has been taken already.
    if (event.defaultPrevented || isMeantElsewhere(event)) return
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const state = store.getState()
    const ids = paneIds(state)
    const at = ids.indexOf(state.selectedPhotoId ?? '')
    const active = ids[at]
    const take = (act: () => unknown): void => {
      event.preventDefault()
      event.stopPropagation()
      void act()
    }
    const step = steps[event.key]
    // Looked at closely, arrows move the photographs.
    if (step !== undefined && !(isClose && event.key.startsWith('Arrow'))) {
      const next = ids[(at + step + ids.length) % ids.length]
      if (next !== undefined) take(() => actions.show(next))
    } else if (event.key === 'Escape' && !isClose && !document.querySelector(':popover-open'))
      take(actions.leavePanes)
    else if (!preferences.letterKeys || active === undefined || event.repeat) return
    else if (latinLetter(event) === 'K') take(() => actions.keepOne(active))
    else if (event.key === '/' && paneAfter(ids, active) !== null) take(() => actions.takeOut(active))
  })
  useEffect(() => {
    const listener = (event: KeyboardEvent): void => onKey(event)
    document.addEventListener('keydown', listener, true)
    return () => document.removeEventListener('keydown', listener, true)
  }, [kind])
}
