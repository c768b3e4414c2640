// Which photographs are listed and which of them are meant, in the list and in the grid. Pure.
import type { Photo } from '../../shared/photos.ts'
import type { StudioState } from './studioState.ts'

/** The ids that the list shows, in its order. */
export const listedIds = ({ order }: StudioState): readonly string[] => order

/** What marks and actions are for: what is chosen in the grid, else the photograph on show. */
export function meantIds(state: StudioState): readonly string[] {
  return state.selectedPhotoId === null ? [] : [state.selectedPhotoId]
}

export const meantPhotos = (state: StudioState): Photo[] =>
  meantIds(state).flatMap((id) => state.photos.get(id) ?? [])

/** The photograph `steps` further down the list than the one on show; null at its ends. */
export function neighbour(state: StudioState, steps: number): string | null {
  const ids = listedIds(state)
  const index = state.selectedPhotoId === null ? -1 : ids.indexOf(state.selectedPhotoId)
  return index === -1 ? null : (ids[index + steps] ?? null)
}
