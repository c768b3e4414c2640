import { useEffect, useEffectEvent } from 'react'
import { useStudio } from '../../state/StudioProvider.tsx'
import { usePreferences } from '../../state/usePreferences.ts'
import { isMeantElsewhere, latinLetter } from '../shortcuts.ts'

/** Keys beside critiques that stand side by side: D to the next difference, Esc back. */
export function useSideKeys(goToNext: () => void): void {
  const { actions } = useStudio()
  const { preferences } = usePreferences()
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (isMeantElsewhere(event) || event.ctrlKey || event.metaKey || event.altKey) return
    const isBack = event.key === 'Escape' && !document.querySelector(':popover-open')
    if (!isBack && !(preferences.letterKeys && latinLetter(event) === 'D')) return
    event.preventDefault()
    event.stopPropagation()
    if (isBack) actions.changeView('loupe')
    else goToNext()
  })
  useEffect(() => {
    const listener = (event: KeyboardEvent): void => onKey(event)
    document.addEventListener('keydown', listener, true)
    return () => document.removeEventListener('keydown', listener, true)
  }, [])
}
