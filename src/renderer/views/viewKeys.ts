import { useEffect } from 'react'
import { elementIds, focusOn } from './elements.ts'
import { latinLetter } from './shortcuts.ts'

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
