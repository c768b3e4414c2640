import { useEffect, useEffectEvent } from 'react'
import { selectedJob } from '../state/selectors.ts'
import { isOpen } from '../state/studioState.ts'
import { useStudio } from '../state/StudioProvider.tsx'
import { usePreferences } from '../state/usePreferences.ts'
import { clickOn, openDialog, togglePopover } from './elements.ts'

/** Every shortcut, as the settings list them. */
export const shortcuts = [
  { key: '↑ ↓', does: 'the photograph before or after, in the list' },
  { key: 'Enter', does: 'from the list to the critique' },
  { key: 'Esc', does: 'back to the list; closes what is open' },
  { key: 'O', does: 'add photographs' },
  { key: 'A', does: 'choose advisors' },
  { key: 'S', does: 'stop this critique' },
  { key: 'R', does: 'try it again' },
  { key: 'P', does: 'pause the queue, or go on' },
  { key: '?', does: 'settings and shortcuts' },
] as const

/** Typing, a choice in a form or an open dialog is meant for itself. */
const isMeantElsewhere = ({ target }: KeyboardEvent): boolean =>
  target instanceof Element && target.closest('input, select, textarea, dialog') !== null

/** Makes the letters work wherever the focus is. */
export function useShortcuts(): void {
  const { store, actions } = useStudio()
  const { preferences } = usePreferences()
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey
    if (!isPlain || !preferences.letterKeys || isMeantElsewhere(event)) return
    const job = selectedJob(store.getState())
    const canRetry = job?.status === 'failed' || job?.status === 'cancelled'
    const isPaused = store.getState().queue.paused !== null
    const byKey: Record<string, () => unknown> = {
      o: () => clickOn('files'),
      a: () => togglePopover('advisors'),
      s: () => job && isOpen(job) && actions.stop(job.id),
      r: () => job && canRetry && actions.retry(job.id),
      p: () => (isPaused ? actions.resume() : actions.pause()),
      '?': () => openDialog('settings'),
    }
    const act = byKey[event.key.toLowerCase()]
    if (!act) return
    event.preventDefault()
    act()
  })
  useEffect(() => {
    const listener = (event: KeyboardEvent): void => onKey(event)
    document.addEventListener('keydown', listener)
    return () => document.removeEventListener('keydown', listener)
  }, [])
}
