// Which photograph a menu is asked for, and where on the page it opens.
import { elementIds } from '../elements.ts'

export type MenuPlace = {
  /** Of the photograph; null for the one on show. */
  photoId: string | null
  x: number
  y: number
}

const idOfOption = ({ id }: Element): string | null => /^(?:cell|photo)-(.+)$/.exec(id)?.[1] ?? null

/** Under the pointer, or what has the keyboard; null where the page has no photograph there. */
export function placeOf({ target, clientX, clientY, button }: MouseEvent): MenuPlace | null {
  if (!(target instanceof Element) || target.closest('input, textarea, select, dialog, [popover]'))
    return null
  const option = target.closest('[role="option"]')
  if (option) {
    const photoId = idOfOption(option)
    return photoId === null ? null : { photoId, x: clientX, y: clientY }
  }
  const list = target.closest(`#${elementIds.grid}, #${elementIds.list}`)
  if (list) {
    // A key means the one that is active; a pointer between two photographs means none.
    const active = document.getElementById(list.getAttribute('aria-activedescendant') ?? '')
    const photoId = active && idOfOption(active)
    const isKey = button !== 2 || target === document.activeElement
    return active && photoId && isKey ? { photoId, ...middleOf(active) } : null
  }
  // A key without a place of its own means the photograph on show.
  const isNowhere = document.activeElement === document.body && button !== 2
  const stage = (isNowhere ? document : target.closest('.photo-view'))?.querySelector('.photo-stage')
  if (!stage) return null
  const isOnIt = stage.contains(target) && button === 2
  return { photoId: null, ...(isOnIt ? { x: clientX, y: clientY } : middleOf(stage)) }
}

function middleOf(element: Element): { x: number; y: number } {
  const { left, top, width, height } = element.getBoundingClientRect()
  return { x: left + width / 2, y: top + height / 2 }
}
