// Asks for the list of conversations about no photograph.
import type { CommandInput } from '../../shared/commands.ts'
import type { Client } from '../client.ts'
import type { Store } from './studioState.ts'
import type { Talks } from './talks.ts'

const pageSize = 60

export function createTalkLoading(
  store: Store,
  client: Client,
  once: (key: string, request: () => Promise<void>) => Promise<void>,
) {
  const change = (patch: Partial<Talks>): void =>
    store.setState(({ talks }) => ({ talks: { ...talks, ...patch } }))
  const inputFor = (query: string): CommandInput<'threads.list'> => ({
    withoutPhoto: true,
    limit: pageSize,
    ...(query.trim() !== '' && { query: query.trim() }),
  })
  /** What was typed while the answer was on its way is looked for, too. */
  const load = async (): Promise<void> => {
    const { query } = store.getState().talks
    change({ isStale: false })
    const { threads, next } = await client.call('threads.list', inputFor(query))
    change({ threads, next, listedFor: query })
    const { talks } = store.getState()
    if (talks.query !== query || talks.isStale) await load()
  }
  return {
    /** The newest conversations, or those in which is what is looked for. */
    talks: (): Promise<void> => once('talks', load),
    moreTalks: (): Promise<void> =>
      once('more talks', async () => {
        const { query, next } = store.getState().talks
        if (next === null) return
        const page = await client.call('threads.list', { ...inputFor(query), before: next })
        const { talks } = store.getState()
        if (talks.query !== query || talks.next !== next) return
        change({ threads: [...talks.threads, ...page.threads], next: page.next })
      }),
  }
}
