// Photographs side by side: begun from what is chosen, narrowed down, and left with one that is kept.
import type { Stack } from '../../shared/stacks.ts'
import type { Client } from '../client.ts'
import type { createMarking } from './marking.ts'
import { mergeFacts } from './merge.ts'
import { idsToCompare, isPanesView, mostPanes, paneAfter, paneIds, type PanesView } from './sideBySide.ts'
import type { Store } from './studioState.ts'

type ComparingMeans = {
  store: Store
  client: Client
  show: (photoId: string) => void
  marking: Pick<ReturnType<typeof createMarking>, 'markInOneStep'>
  attempt: (work: () => Promise<unknown>) => Promise<void>
}

export function createComparing({ store, client, show, marking, attempt }: ComparingMeans) {
  const say = (sentence: string): void =>
    store.setState((state) => ({ marking: { ...state.marking, said: { sentence } } }))
  const leave = (): void => store.setState(({ panes }) => ({ view: panes.from }))
  /** Brings one that stands there on show. */
  const settle = (): void => {
    const state = store.getState()
    const ids = paneIds(state)
    const [first] = ids
    if (first !== undefined && !ids.includes(state.selectedPhotoId ?? '')) show(first)
  }
  const takeOut = (photoId: string): void => {
    const state = store.getState()
    const next = paneAfter(paneIds(state), photoId)
    const photoIds = state.panes.photoIds.filter((id) => id !== photoId)
    store.setState({ panes: { ...state.panes, photoIds } })
    if (next !== null && state.selectedPhotoId === photoId) show(next)
    if (paneIds(store.getState()).length < (state.view === 'compare' ? 2 : 1)) leave()
  }

  return {
    /** Puts what is chosen side by side, or what stands there into the other view. */
    compare: (view: PanesView): void => {
      const state = store.getState()
      const all = isPanesView(state.view) ? paneIds(state) : idsToCompare(state)
      if (all.length < 2) return say('There must be two photographs to compare.')
      const photoIds = all.slice(0, mostPanes[view])
      const from = state.view === 'grid' || state.view === 'loupe' ? state.view : state.panes.from
      store.setState({ view, panes: { photoIds, leftOut: new Set(), from } })
      settle()
      if (photoIds.length < all.length) say(`The first ${photoIds.length} of ${all.length} are shown.`)
    },
    leavePanes: leave,
    /** Takes one away from those side by side, without a mark. */
    takeOut,
    /** After it was rejected in the survey: it is out as long as it is. */
    leaveOut: (photoId: string): void => {
      const state = store.getState()
      const next = paneAfter(paneIds(state), photoId)
      store.setState({ panes: { ...state.panes, leftOut: new Set([...state.panes.leftOut, photoId]) } })
      if (next !== null && state.selectedPhotoId === photoId) show(next)
    },
    /** Picks this one and rejects the others side by side, as one step, and shows it where that was begun. */
    keepOne: async (photoId: string): Promise<void> => {
      const ids = paneIds(store.getState())
      if (!ids.includes(photoId)) return
      const others = ids.filter((id) => id !== photoId)
      store.setState({ chosen: new Set() })
      show(photoId)
      leave()
      await marking.markInOneStep([
        { photoIds: [photoId], patch: { flag: 'pick' } },
        { photoIds: others, patch: { flag: 'reject' } },
      ])
    },
    /** Asks for what was measured of those side by side. */
    measurePanes: (photoIds: readonly string[]): Promise<void> =>
      attempt(async () => {
        for (const id of photoIds) {
          if (store.getState().facts.get(id)?.complete) continue
          const facts = await client.call('photos.facts', { id })
          store.setState((state) => mergeFacts(state, facts))
        }
      }),
    /** The best of these photographs where they are of one moment and a measurement tells it from the others. */
    bestOf: async (photoIds: readonly string[]): Promise<Stack['best']> => {
      let best: Stack['best'] = null
      await attempt(async () => {
        const { stacks } = await client.call('photos.stacks', { photoIds: [...photoIds] })
        best = stacks.find((stack) => stack.photoIds.length === photoIds.length)?.best ?? null
      })
      return best
    },
  }
}
