import { useLayoutEffect, useRef, type FocusEvent, type RefObject } from 'react'

/**
 * Where the element that had the focus goes from the page, the focus goes to the heading of its section, or of what is
 * left. Returns the listener that remembers it. To be used where every change of what is shown draws anew.
 */
export function useKeptFocus(container: RefObject<HTMLElement | null>): (event: FocusEvent) => void {
  const last = useRef<{ element: Element; section: Element | null } | null>(null)
  useLayoutEffect(() => {
    // A person who clicked beside everything has left it there.
    if (!last.current || last.current.element.isConnected) return
    const { section } = last.current
    const place = section?.isConnected ? section : container.current
    last.current = null
    place?.querySelector<HTMLElement>('[data-heading]')?.focus()
  })
  return ({ target }) => {
    last.current = { element: target, section: target.closest('section') }
  }
}
