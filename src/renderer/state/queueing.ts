// What waits, in its order: looked at, put into another order, stopped one by one.
import type { Client } from '../client.ts'
import { mergeJobs, mergePhotos } from './merge.ts'
import type { Store } from './studioState.ts'

/** So many that wait are shown; the rest comes up as these are done. */
const mostListed = 100

/** Before what `id` stands after it was moved so many places; null for the end, undefined where it cannot go there. */
export function placeAfterMove(ids: readonly string[], id: string, steps: number): string | null | undefined {
  const at = ids.indexOf(id)
  const to = at + steps
  if (at === -1 || to < 0 || to >= ids.length || steps === 0) return undefined
  const others = ids.filter((each) => each !== id)
  return others[to] ?? null
}

export function createQueueing(
  store: Store,
  client: Client,
  attempt: (work: () => Promise<unknown>) => Promise<void>,
) {
  let isAsking = false
  let mustAskAgain = false
  const ask = async (): Promise<void> => {
    const asOf = store.getState().seq
    const { jobs } = await client.call('queue.list', { limit: mostListed })
    const unknown = new Set(
      jobs.map(({ photoId }) => photoId).filter((id) => !store.getState().photos.has(id)),
    )
    for (const id of unknown) {
      const photo = await client.call('photos.get', { id }).catch(() => null)
      if (photo) store.setState((state) => mergePhotos(state, [photo]))
    }
    store.setState((state) => ({
      ...mergeJobs(state, jobs, asOf),
      ...(state.waiting !== null && { waiting: jobs.map(({ id }) => id) }),
    }))
  }
  /** One question at a time; what changes meanwhile is asked for after it. */
  const loadQueue = async (): Promise<void> => {
    mustAskAgain = true
    if (isAsking) return
    isAsking = true
    while (mustAskAgain) {
      mustAskAgain = false
      await attempt(ask)
    }
    isAsking = false
  }
  return {
    openQueue: (): Promise<void> => {
      store.setState({ waiting: [] })
      return loadQueue()
    },
    closeQueue: (): void => store.setState({ waiting: null }),
    /** Asks again for what waits, while it is looked at. */
    queueChanged: (): void => {
      if (store.getState().waiting !== null) void loadQueue()
    },
    /** Puts a waiting critique before another, null: at the end of those that are shown. */
    moveInQueue: (id: string, before: string | null): Promise<void> =>
      attempt(async () => {
        const { waiting } = store.getState()
        if (!waiting?.includes(id) || id === before) return
        const others = waiting.filter((each) => each !== id)
        const at = before === null ? others.length : others.indexOf(before)
        // At once, so that it can be moved on from there.
        store.setState({ waiting: others.toSpliced(at, 0, id) })
        try {
          await client.call('queue.move', { id, before })
        } finally {
          await loadQueue()
        }
      }),
  }
}
