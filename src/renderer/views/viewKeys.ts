import { useEffect } from 'react'
import { useActions, useStudioState } from '../state/StudioProvider.tsx'
import { elementIds, focusOn } from './elements.ts'
import { isMeantElsewhere, latinLetter } from './shortcuts.ts'

/** Ctrl K, on a Mac Command K, goes to the field in which photographs are looked for; an open dialog keeps the keys. */
export function useFindKey(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const isWanted = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey
      if (!isWanted || latinLetter(event) !== 'K' || document.querySelector('dialog[open]')) return
      const field = document.getElementById(elementIds.find)
      if (!(field instanceof HTMLInputElement)) return
      event.preventDefault()
      focusOn('find')
      field.select()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
}

/** Ctrl A, on a Mac Command A, chooses all in the grid wherever the focus is; a field keeps it for its own text. */
export function useAllKey(): void {
  const isGrid = useStudioState(({ view }) => view === 'grid')
  const { pickAll } = useActions()
  useEffect(() => {
    if (!isGrid) return undefined
    const onKey = (event: KeyboardEvent): void => {
      const isWanted = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey
      if (!isWanted || latinLetter(event) !== 'A' || isMeantElsewhere(event)) return
      event.preventDefault()
      pickAll()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [isGrid, pickAll])
}
