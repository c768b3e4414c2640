import { useEffect, useEffectEvent } from 'react'
import { trialOnShow } from '../state/selectors.ts'
import { useStudio } from '../state/StudioProvider.tsx'
import { usePreferences } from '../state/usePreferences.ts'
import { isMeantElsewhere, latinLetter } from './shortcuts.ts'

/** The key at this place, whatever stands on it, shows the photograph as it is while it is held. */
const beforeCode = 'Backslash'

/** Makes the keys of advice on show work wherever the focus is: Esc leaves, Y splits or begins, \ holds the original. */
export function useTrialKeys(): void {
  const { store, actions } = useStudio()
  const { preferences } = usePreferences()
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    if (isMeantElsewhere(event) || event.ctrlKey || event.metaKey || event.altKey) return
    if (store.getState().view === 'talk') return
    const trial = trialOnShow(store.getState())
    const take = (act: () => void): void => {
      event.preventDefault()
      event.stopPropagation()
      act()
    }
    // What lies open over the page closes first.
    if (event.key === 'Escape' && trial && !document.querySelector(':popover-open'))
      return take(actions.leaveTrial)
    if (!preferences.letterKeys) return
    if (event.code === beforeCode && trial) return take(() => actions.holdBefore(true))
    if (latinLetter(event) !== 'Y' || event.repeat) return
    take(() => (trial ? actions.splitTrial(!trial.isSplit) : actions.tryAdvice(null)))
  })
  const onKeyUp = useEffectEvent((event: KeyboardEvent) => {
    if (event.code === beforeCode) actions.holdBefore(false)
  })
  useEffect(() => {
    const down = (event: KeyboardEvent): void => onKeyDown(event)
    const up = (event: KeyboardEvent): void => onKeyUp(event)
    // A key that is let go over another window says so to nobody.
    const away = (): void => actions.holdBefore(false)
    document.addEventListener('keydown', down, true)
    document.addEventListener('keyup', up, true)
    window.addEventListener('blur', away)
    return () => {
      document.removeEventListener('keydown', down, true)
      document.removeEventListener('keyup', up, true)
      window.removeEventListener('blur', away)
    }
  }, [actions])
}
