// What a person can do with conversations about no photograph.
import type { Thread } from '../../shared/threads.ts'
import type { Client } from '../client.ts'
import type { Loading } from './loading.ts'
import type { Store } from './studioState.ts'
import type { Talks } from './talks.ts'

export function createTalks(store: Store, client: Client, loading: Loading) {
  const change = (patch: Partial<Talks>): void =>
    store.setState(({ talks }) => ({ talks: { ...talks, ...patch } }))
  const attempt = async (work: () => Promise<unknown>): Promise<void> => {
    try {
      await work()
    } catch (error) {
      loading.report(error)
    }
  }
  return {
    /** Shows a conversation about no photograph; null for a new one. */
    openTalk: (shownId: string | null): void => {
      change({ shownId })
      loading.completeSelection()
    },
    /** Lists those in which these words stand. */
    findTalks: (query: string): Promise<void> => {
      change({ query })
      return loading.talks()
    },
    moreTalks: loading.moreTalks,
    /** Removes a conversation, which `undoRemoveTalk` takes back; what stands below it comes on show. */
    removeTalk: (thread: Thread): Promise<void> =>
      attempt(async () => {
        const { threads, shownId } = store.getState().talks
        const at = threads.findIndex(({ id }) => id === thread.id)
        const below = threads[at + 1] ?? threads[at - 1]
        await client.call('threads.remove', { id: thread.id })
        change({
          removed: thread,
          threads: store.getState().talks.threads.filter(({ id }) => id !== thread.id),
          ...(shownId === thread.id && { shownId: below?.id ?? null }),
        })
        loading.completeSelection()
      }),
    undoRemoveTalk: (): Promise<void> =>
      attempt(async () => {
        const { removed } = store.getState().talks
        if (!removed) return
        const thread = await client.call('threads.restore', { id: removed.id })
        change({ removed: null, shownId: thread.id })
        await loading.talks()
        loading.completeSelection()
      }),
  }
}
