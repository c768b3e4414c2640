// What a person can do, each as one function. A failure becomes a sentence on the page, never an exception.
import type { CommandInput } from '../../shared/commands.ts'
import type { Seen } from '../../shared/critique.ts'
import type { Settings } from '../../shared/settings.ts'
import type { Client } from '../client.ts'
import type { Loading } from './loading.ts'
import { mergeJobs, mergePhotos, select } from './merge.ts'
import type { Store } from './studioState.ts'

/** Files that travel to Mondrian together; a batch becomes rows as soon as it has arrived. */
const batchSize = 4

export type Actions = ReturnType<typeof createActions>

export function createActions(store: Store, client: Client, loading: Loading) {
  const attempt = async (work: () => Promise<unknown>): Promise<void> => {
    try {
      await work()
    } catch (error) {
      loading.report(error)
    }
  }
  const show = (photoId: string, jobId?: string): void => {
    store.setState((state) => select(state, photoId, jobId))
    loading.completeSelection()
  }
  type Added = Awaited<ReturnType<typeof client.call<'photos.addSample'>>>
  const takeAdded = ({ photos, jobs }: Added, asOf: number): void =>
    store.setState((state) => mergeJobs(mergePhotos(state, photos.toReversed(), true), jobs, asOf))

  const addPhotos = async (input: CommandInput<'photos.add'>): Promise<Added> => {
    const asOf = store.getState().seq
    const added = await client.call('photos.add', input)
    takeAdded(added, asOf)
    return added
  }
  const handOverBatch = async (
    batch: { key: string; file: File }[],
    advisorIds: string[],
  ): Promise<Added | null> => {
    const names: string[] = []
    const results = await Promise.allSettled(batch.map(({ file }) => client.handOver(file)))
    for (const result of results) {
      if (result.status === 'fulfilled') names.push(result.value)
      else loading.report(result.reason)
    }
    return names.length === 0 ? null : addPhotos({ [client.handsOver]: names, advisorIds })
  }

  return {
    show,
    more: () => void loading.more(),
    needCritique: (jobId: string) => void loading.critique(jobId),
    report: (sentence: string) => loading.report(new Error(sentence)),
    dismissProblems: () => store.setState({ problems: [] }),

    /** Hands the files over and asks the advisors about each; a row for every file stands there at once. */
    addFiles: (files: readonly File[], advisorIds: string[]): Promise<void> => {
      const rows = files.map((file) => ({ key: crypto.randomUUID(), file }))
      const arrivals = rows.map(({ key, file }) => ({ key, name: file.name }))
      store.setState((state) => ({ arrivals: [...state.arrivals, ...arrivals] }))
      const remove = (keys: string[]): void =>
        store.setState((state) => ({ arrivals: state.arrivals.filter(({ key }) => !keys.includes(key)) }))
      return (async () => {
        let isFirst = true
        for (let index = 0; index < rows.length; index += batchSize) {
          const batch = rows.slice(index, index + batchSize)
          await attempt(async () => {
            const first = (await handOverBatch(batch, advisorIds))?.photos[0]
            if (first && isFirst) show(first.id)
            isFirst &&= !first
          })
          remove(batch.map(({ key }) => key))
        }
      })()
    },
    /** Asks the advisors about photographs that the app around the page was given. */
    addPaths: (paths: string[], advisorIds: string[]) =>
      attempt(async () => {
        const first = (await addPhotos({ paths, advisorIds })).photos[0]
        if (first) show(first.id)
      }),
    addSample: (id: string, advisorIds: string[]) =>
      attempt(async () => {
        const asOf = store.getState().seq
        const added = await client.call('photos.addSample', { id, advisorIds })
        takeAdded(added, asOf)
        const first = added.photos[0]
        if (first) show(first.id)
      }),
    ask: (photoId: string, advisorIds: string[]) =>
      attempt(async () => {
        const asOf = store.getState().seq
        const { jobs } = await client.call('jobs.create', { photoId, advisorIds })
        store.setState((state) => mergeJobs(state, jobs, asOf))
        const first = jobs[0]
        if (first) show(photoId, first.id)
      }),
    stop: (jobId: string) => attempt(() => client.call('jobs.cancel', { id: jobId })),
    retry: (jobId: string) => attempt(() => client.call('jobs.retry', { id: jobId })),
    pause: () => attempt(() => client.call('queue.pause', {})),
    resume: () => attempt(() => client.call('queue.resume', {})),
    stopAll: () => attempt(() => client.call('queue.stop', {})),
    /** The picture a job's model was given; null where there was none, undefined where asking failed. */
    seen: async (jobId: string): Promise<Seen | null | undefined> => {
      let seen: Seen | null | undefined
      await attempt(async () => {
        seen = await client.call('jobs.seen', { id: jobId })
      })
      return seen
    },
    changeSettings: (patch: Partial<Settings>) =>
      attempt(async () => store.setState({ settings: await client.call('settings.set', patch) })),
  }
}
