// Grid or loupe, and what is chosen in the grid.
import type { Client } from '../client.ts'
import { chosenAfter, seenIds, type Way } from './choosing.ts'
import type { Loading } from './loading.ts'
import { mergeJobs } from './merge.ts'
import type { Store, StudioState } from './studioState.ts'

type ViewingMeans = {
  store: Store
  client: Client
  show: (photoId: string) => void
  attempt: (work: () => Promise<unknown>) => Promise<void>
  loading: Pick<Loading, 'openJob'>
}

export function createViewing({ store, client, show, attempt, loading }: ViewingMeans) {
  return {
    /** The choice is one of the grid: elsewhere nobody would see what is meant. */
    changeView: (view: StudioState['view']): void => store.setState({ view, chosen: new Set() }),
    openPalette: (): void => store.setState({ isPaletteOpen: true }),
    closePalette: (): void => store.setState({ isPaletteOpen: false }),
    /** Asks for the critiques of these jobs that are not known yet. */
    loadCritiques: async (jobIds: readonly string[]): Promise<void> => {
      for (const id of jobIds) if (!store.getState().details.get(id)?.critique) await loading.openJob(id)
    },
    /** Shows a photograph, chosen alone or with others. */
    pick: (photoId: string, way: Way): void => {
      const chosen = chosenAfter(store.getState(), photoId, way)
      if (way !== 'range') show(photoId)
      store.setState({ chosen })
    },
    pickAll: (): void => store.setState((state) => ({ chosen: new Set(seenIds(state)) })),
    pickNone: (): void => store.setState({ chosen: new Set() }),
    /** With their critiques, one after the other; each event says the rest. */
    removeAll: (photoIds: readonly string[]): Promise<void> =>
      attempt(async () => {
        for (const id of photoIds) await client.call('photos.remove', { id })
      }),
    /** Asks these advisors about each of these photographs. */
    askAll: (photoIds: readonly string[], advisorIds: string[]): Promise<void> =>
      attempt(async () => {
        for (const photoId of photoIds) {
          const asOf = store.getState().seq
          const { jobs } = await client.call('jobs.create', { photoId, advisorIds })
          store.setState((state) => mergeJobs(state, jobs, asOf))
        }
      }),
  }
}
