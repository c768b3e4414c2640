// Finding photographs again: what is asked for, and what was found, page by page.
import type { CommandInput } from '../../shared/commands.ts'
import type { Client } from '../client.ts'
import { asked, isEverything, nothingFound, type Found, type Query } from './found.ts'
import { mergeJobs, mergePhotos } from './merge.ts'
import type { Store } from './studioState.ts'

const pageSize = 100

export function createFinding(store: Store, client: Client, report: (error: unknown) => void) {
  /** The last question: what answers an earlier one is left where it is. */
  let last = 0
  const change = (patch: Partial<Found>): void =>
    store.setState(({ found }) => ({ found: { ...found, ...patch } }))

  const ask = async (after: string | null): Promise<void> => {
    const question = ++last
    const { query } = store.getState().found
    const input: CommandInput<'photos.find'> = { ...asked(query), limit: pageSize }
    change({ isBusy: true })
    try {
      const asOf = store.getState().seq
      const answer = await client.call('photos.find', { ...input, ...(after !== null && { after }) })
      if (question !== last) return
      store.setState((state) => mergeJobs(mergePhotos(state, answer.photos), answer.jobs, asOf))
      const { found, removed } = store.getState()
      const ids = answer.photos.map(({ id }) => id).filter((id) => !removed.has(id))
      const excerpts = answer.excerpts.map(({ photoId, parts }) => [photoId, parts] as const)
      const before = after === null ? [] : (found.ids ?? [])
      change({
        ids: [...before, ...ids.filter((id) => !before.includes(id))],
        excerpts: new Map([...(after === null ? [] : found.excerpts), ...excerpts]),
        next: answer.next,
        count: answer.count ?? found.count,
      })
    } catch (error) {
      if (question === last) report(error)
    } finally {
      if (question === last) change({ isBusy: false })
    }
  }
  /** Asks again for what is asked for, as after a time in which nobody listened. */
  const findAgain = async (): Promise<void> => {
    if (store.getState().found.ids !== null) await ask(null)
  }
  return {
    findAgain,
    /** Changes what is asked for; all of it undone shows the whole list again. */
    find: async (patch: Partial<Query>): Promise<void> => {
      const query = { ...store.getState().found.query, ...patch }
      last++
      if (isEverything(query)) return change({ ...nothingFound, query })
      change({ query })
      await ask(null)
    },
    findEverything: (): void => {
      last++
      store.setState({ found: nothingFound })
    },
    moreFound: async (): Promise<void> => {
      const { next, isBusy } = store.getState().found
      if (next !== null && !isBusy) await ask(next)
    },
  }
}
