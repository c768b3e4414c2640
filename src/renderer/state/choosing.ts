// Which photographs are listed and which of them are meant, in the list and in the grid. Pure.
import type { Photo } from '../../shared/photos.ts'
import { isPanesView, paneIds } from './sideBySide.ts'
import { foldedIds } from './stacks.ts'
import type { StudioState } from './studioState.ts'

/** The ids that list and grid show, in their order. */
export const listedIds = ({ order, found }: Pick<StudioState, 'order' | 'found'>): readonly string[] =>
  found.ids ?? order

/** The ids that are seen in the grid or the list: of a folded stack one. */
export const seenIds = (state: StudioState): readonly string[] =>
  state.view === 'grid' ? foldedIds(listedIds(state), state.stacks) : listedIds(state)

/** What marks and actions are for: what is chosen in the grid, else the photograph on show. */
export function meantIds(state: StudioState): readonly string[] {
  if (state.view === 'grid' && state.chosen.size > 0) return [...state.chosen]
  // One that stands beside what is compared is not seen.
  if (isPanesView(state.view)) return paneIds(state).filter((id) => id === state.selectedPhotoId)
  return state.selectedPhotoId === null ? [] : [state.selectedPhotoId]
}

export const meantPhotos = (state: StudioState): Photo[] =>
  meantIds(state).flatMap((id) => state.photos.get(id) ?? [])

/** The photograph `steps` further down the list, or among those side by side, than the one on show; null at its ends. */
export function neighbour(state: StudioState, steps: number): string | null {
  const ids = isPanesView(state.view) ? paneIds(state) : seenIds(state)
  const index = state.selectedPhotoId === null ? -1 : ids.indexOf(state.selectedPhotoId)
  return index === -1 ? null : (ids[index + steps] ?? null)
}

/** How a click or an arrow chooses: it alone, it too or no longer, or all from the photograph on show to it. */
export type Way = 'alone' | 'toggle' | 'range'

/** The choice after `photoId` was reached that way. One that is chosen alone is the one on show, and no choice of many. */
export function chosenAfter(state: StudioState, photoId: string, way: Way): ReadonlySet<string> {
  if (way === 'alone') return new Set()
  const { chosen, selectedPhotoId } = state
  const before = new Set(chosen.size === 0 && selectedPhotoId !== null ? [selectedPhotoId] : chosen)
  if (way === 'toggle') {
    if (!before.delete(photoId)) before.add(photoId)
    return before
  }
  const ids = seenIds(state)
  const [from, to] = [ids.indexOf(selectedPhotoId ?? ''), ids.indexOf(photoId)]
  if (from === -1 || to === -1) return new Set([photoId])
  return new Set(ids.slice(Math.min(from, to), Math.max(from, to) + 1))
}
