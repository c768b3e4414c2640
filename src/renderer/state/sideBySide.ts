// Which photographs stand side by side, and which one comes next. Pure.
import type { StudioState } from './studioState.ts'

/** Photographs that are compared at most, and those that a survey takes. */
export const mostPanes = { compare: 6, survey: 24 } as const
export type PanesView = keyof typeof mostPanes

export const isPanesView = (view: StudioState['view']): view is PanesView => view in mostPanes

type Listed = Pick<StudioState, 'order' | 'found'>
const listed = ({ order, found }: Listed): readonly string[] => found.ids ?? order

/** Those that are chosen, in the order of the list; with fewer than two, the one on show and the next, or the one before. */
export function idsToCompare(state: StudioState): readonly string[] {
  const ids = listed(state)
  if (state.chosen.size > 1) {
    const inOrder = ids.filter((id) => state.chosen.has(id))
    return [...inOrder, ...[...state.chosen].filter((id) => !inOrder.includes(id))]
  }
  const shown = state.selectedPhotoId
  if (shown === null) return []
  const at = ids.indexOf(shown)
  if (at === -1) return [shown]
  return ids.slice(Math.min(at, Math.max(0, ids.length - 2)), Math.min(at, Math.max(0, ids.length - 2)) + 2)
}

/** What stands side by side just now. */
export function paneIds({
  panes,
  photos,
  view,
}: Pick<StudioState, 'panes' | 'photos' | 'view'>): readonly string[] {
  const isOut = (id: string): boolean =>
    view === 'survey' && panes.leftOut.has(id) && photos.get(id)?.flag === 'reject'
  return panes.photoIds.filter((id) => photos.has(id) && !isOut(id))
}

/** Of those side by side, the one that comes into its place when `photoId` goes: the next, else the one before. */
export function paneAfter(ids: readonly string[], photoId: string): string | null {
  const at = ids.indexOf(photoId)
  return at === -1 ? null : (ids[at + 1] ?? ids[at - 1] ?? null)
}

/** A picture is this much wider than high, more often than not. */
const usualRatio = 1.5

/** In how many columns so many pictures are largest in `width` x `height`, with `words` pixels below each. */
export function paneColumns(count: number, width: number, height: number, words: number): number {
  let best = { columns: 1, size: -Infinity }
  for (let columns = 1; columns <= count; columns++) {
    const rows = Math.ceil(count / columns)
    const size = Math.min(width / columns, (height / rows - words) * usualRatio)
    if (size > best.size) best = { columns, size }
  }
  return best.columns
}
