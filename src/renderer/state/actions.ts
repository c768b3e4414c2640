// What a person can do, each as one function. A failure becomes a sentence on the page, never an exception.
import type { CommandInput } from '../../shared/commands.ts'
import type { Seen } from '../../shared/critique.ts'
import type { Job } from '../../shared/jobs.ts'
import type { Panel } from '../../shared/panel.ts'
import type { Photo } from '../../shared/photos.ts'
import type { Settings } from '../../shared/settings.ts'
import type { Stack } from '../../shared/stacks.ts'
import type { Client } from '../client.ts'
import { problemOf } from '../words/report.ts'
import { batchesOf, type FoundFile } from './batches.ts'
import { createExporting } from './exporting.ts'
import type { Loading } from './loading.ts'
import { mergeJobs, mergePhotos } from './merge.ts'
import { createAdvising } from './advising.ts'
import { createAsking } from './asking.ts'
import { createComparing } from './comparing.ts'
import { createFiltering } from './filtering.ts'
import { createFinding } from './finding.ts'
import { createMarking } from './marking.ts'
import { createModelActions } from './modelActions.ts'
import { createPointing } from './pointing.ts'
import { createQueueing } from './queueing.ts'
import { createRemoving } from './removing.ts'
import { createReporting } from './reporting.ts'
import { createShowing } from './showing.ts'
import { createStacking } from './stacking.ts'
import { createTalks } from './talking.ts'
import { createTrials } from './trials.ts'
import { createViewing } from './viewing.ts'
import type { Skipped, Store } from './studioState.ts'

export type Actions = ReturnType<typeof createActions>

/** Versions of a photograph, others of its moment, and the best of that moment. */
export type LookAlikes = { versions: readonly Photo[]; moment: readonly Photo[]; best: Stack['best'] }
export const noLookAlikes: LookAlikes = { versions: [], moment: [], best: null }

export function createActions(store: Store, client: Client, loading: Loading) {
  const attempt = async (work: () => Promise<unknown>): Promise<void> => {
    try {
      await work()
    } catch (error) {
      loading.report(error)
    }
  }
  /** While everything stands stopped: whether that is taken back. */
  let standstill: PromiseWithResolvers<boolean> | null = null
  const endStandstill = (isTakenBack: boolean): void => {
    standstill?.resolve(isTakenBack)
    standstill = null
    if (store.getState().stopped) store.setState({ stopped: null })
  }
  /** Whoever asks for something new keeps the stop. */
  const keepStop = (): void => endStandstill(false)
  const { preview, namePreview, show, choose, arrival } = createShowing(store, loading)
  const marking = createMarking(store, client, attempt)
  const finding = createFinding(store, client, loading.report)
  const changeSettings = (patch: Partial<Settings>): Promise<void> =>
    attempt(async () => store.setState({ settings: await client.call('settings.set', patch) }))
  const skip = (skipped: readonly Skipped[]): void => {
    if (skipped.length > 0) store.setState((state) => ({ skipped: [...state.skipped, ...skipped] }))
  }
  type Added = Awaited<ReturnType<typeof client.call<'photos.addSample'>>> & { skipped?: Skipped[] }
  const takeAdded = ({ photos, jobs, skipped = [] }: Added, asOf: number): void => {
    store.setState((state) => mergeJobs(mergePhotos(state, photos), jobs, asOf))
    skip(skipped)
  }

  const addPhotos = async (input: CommandInput<'photos.add'>): Promise<Added> => {
    const asOf = store.getState().seq
    const added = await client.call('photos.add', input)
    takeAdded(added, asOf)
    return added
  }
  const createJobs = (input: CommandInput<'jobs.create'>): Promise<void> =>
    attempt(async () => {
      keepStop()
      const asOf = store.getState().seq
      const { jobs } = await client.call('jobs.create', input)
      store.setState((state) => mergeJobs(state, jobs, asOf))
      if (jobs[0]) show(input.photoId, jobs[0].id)
    })
  const removeArrivals = (gone: readonly { key: string }[]): void => {
    const keys = new Set(gone.map(({ key }) => key))
    store.setState((state) => ({ arrivals: state.arrivals.filter(({ key }) => !keys.has(key)) }))
  }
  /** What `photos.add` calls the files; of one that cannot be handed over it is said why. */
  const handOverAll = async (files: readonly File[]): Promise<string[]> => {
    const results = await Promise.allSettled(files.map((file) => client.handOver(file)))
    return results.flatMap((result, index) => {
      if (result.status === 'fulfilled') return [result.value]
      skip([{ name: files[index]?.name ?? '', reason: problemOf(result.reason).sentence }])
      return []
    })
  }
  const handOverBatch = async (batch: { file: File }[], advisorIds: string[]): Promise<Added | null> => {
    const names = await handOverAll(batch.map(({ file }) => file))
    return names.length === 0 ? null : addPhotos({ [client.handsOver]: names, advisorIds })
  }

  /** Jobs that came of a drop after everything was stopped: they wait for the undo, too. */
  const holdBack = async (jobs: readonly Job[], isTakenBack: Promise<boolean>): Promise<void> => {
    for (const { id } of jobs) {
      // Refused where the stop has ended it already: then its undo takes it back.
      if (await client.call('jobs.cancel', { id }).then(Boolean, () => false))
        void isTakenBack.then((yes) => (yes ? attempt(() => client.call('jobs.retry', { id })) : undefined))
    }
  }
  const addFound = async (files: readonly FoundFile[], advisorIds: string[]): Promise<void> => {
    const batches = batchesOf(files.map((found) => ({ key: crypto.randomUUID(), ...found })))
    // In the order of the list, newest first: what arrives last will stand on top, and no row moves.
    const arrivals = batches.flat().map(({ key, file }) => ({ key, name: file.name }))
    store.setState((state) => ({ arrivals: [...arrivals.toReversed(), ...state.arrivals] }))
    const showFirst = arrival()
    let isFirst = true
    for (const [index, batch] of batches.entries()) {
      if (standstill) {
        const rest = batches.slice(index).flat()
        removeArrivals(rest)
        if (isFirst) namePreview(undefined)
        return (await standstill.promise) ? addFound(rest, advisorIds) : undefined
      }
      await attempt(async () => {
        const added = await handOverBatch(batch, advisorIds)
        if (added && standstill) await holdBack(added.jobs, standstill.promise)
        const first = added?.photos[0]
        if (first && isFirst) showFirst(first)
        isFirst &&= !first
      })
      removeArrivals(batch)
    }
    if (isFirst) namePreview(undefined)
  }

  return {
    ...createAsking(store, client, loading),
    ...createTalks(store, client, loading),
    ...createExporting(store, client, attempt),
    ...createModelActions(store, client, loading),
    ...marking,
    ...createComparing({ store, client, show: choose, marking, attempt }),
    ...createAdvising({ store, client, attempt, loadAdvisors: loading.advisors }),
    ...createRemoving({ store, client, show: choose, attempt }),
    ...finding,
    ...createFiltering({ store, client, find: finding.find, changeSettings }),
    ...createViewing({ store, client, show: choose, attempt, loading }),
    ...createPointing(store),
    ...createQueueing(store, client, attempt),
    ...createStacking({ store, client, show: choose, attempt }),
    ...createTrials(store, client, loading.report),
    show: choose,
    more: () => void loading.more(),
    ...createReporting(store, client, attempt),
    report: (sentence: string) => loading.report(new Error(sentence)),
    dismissProblems: () => store.setState({ problems: [] }),
    skip,
    dismissSkipped: () => store.setState({ skipped: [] }),

    /** Hands the files over and asks the advisors about each; a row for every file stands there at once. */
    addFiles: (files: readonly FoundFile[], advisorIds: string[]): Promise<void> => {
      keepStop()
      preview(files[0]?.file)
      return addFound(files, advisorIds)
    },
    /** The same for what was dropped where files have paths, folders too: one command, with a row for each meanwhile. */
    addDropped: (dropped: readonly File[], advisorIds: string[]) =>
      attempt(async () => {
        keepStop()
        const showFirst = arrival()
        preview(dropped[0])
        const rows = dropped.map(({ name }) => ({ key: crypto.randomUUID(), name }))
        store.setState((state) => ({ arrivals: [...rows.toReversed(), ...state.arrivals] }))
        try {
          const paths = await handOverAll(dropped)
          if (paths.length === 0) return namePreview(undefined)
          const added = await addPhotos({ paths, advisorIds })
          if (standstill) await holdBack(added.jobs, standstill.promise)
          const first = added.photos[0]
          if (first) showFirst(first)
          else namePreview(undefined)
        } finally {
          removeArrivals(rows)
        }
      }),
    /** Asks the advisors about photographs that the app around the page was given. */
    addPaths: (paths: string[], advisorIds: string[]) =>
      attempt(async () => {
        keepStop()
        const showFirst = arrival()
        const first = (await addPhotos({ paths, advisorIds })).photos[0]
        if (first) showFirst(first)
      }),
    addSample: (id: string, advisorIds: string[]) =>
      attempt(async () => {
        keepStop()
        const asOf = store.getState().seq
        const added = await client.call('photos.addSample', { id, advisorIds })
        takeAdded(added, asOf)
        const first = added.photos[0]
        if (first) show(first.id)
      }),
    /** Takes the photographs that the library does not know into it again. */
    addUnlisted: () =>
      attempt(async () => {
        const asOf = store.getState().seq
        const { photos } = await client.call('photos.addUnlisted', {})
        takeAdded({ photos, jobs: [] }, asOf)
        store.setState({ unlisted: [] })
        const first = photos[0]
        if (first) show(first.id)
      }),
    ask: (photoId: string, advisorIds: string[]) => createJobs({ photoId, advisorIds }),
    /** Another critique by the advisor and the model of this one, which stays. */
    writeAgain: ({ photoId, advisorId, modelId }: Job) =>
      createJobs({ photoId, advisorIds: [advisorId], modelId }),
    /** Shows a photograph that may lie further down than the list was loaded. */
    goTo: (photoId: string) =>
      attempt(async () => {
        await loading.reach(photoId)
        if (store.getState().photos.has(photoId)) choose(photoId)
      }),
    /** A quarter turn clockwise; its events say the rest. */
    turn: (photoId: string) => attempt(() => client.call('photos.rotate', { id: photoId, degrees: 90 })),
    /**
     * Other versions of a photograph and others of its moment, as far as they are measured, the most alike first, with
     * the best of the moment; none where asking failed.
     */
    versions: async (photoId: string): Promise<LookAlikes> => {
      let found: LookAlikes = noLookAlikes
      await attempt(async () => {
        const { photos, moment } = await client.call('photos.similar', { id: photoId })
        const versions = photos.map(({ photo }) => photo).filter(({ status }) => status === 'measured')
        const isOther = ({ id }: Photo): boolean => versions.every((version) => version.id !== id)
        found = {
          versions,
          moment: moment.photos.map(({ photo }) => photo).filter(isOther),
          best: moment.best,
        }
      })
      return found
    },
    /** Where the advisors of a photograph agree and differ; silent where asking failed. */
    panel: async (photoId: string): Promise<Panel> => {
      let panel: Panel = { advisors: [], agree: [], differ: [] }
      await attempt(async () => {
        panel = await client.call('photos.panel', { id: photoId })
      })
      return panel
    },
    stop: (jobId: string) => attempt(() => client.call('jobs.cancel', { id: jobId })),
    retry: (jobId: string) => attempt(() => client.call('jobs.retry', { id: jobId })),
    retryFailed: () => attempt(() => client.call('queue.retryFailed', {})),
    pause: () => attempt(() => client.call('queue.pause', {})),
    resume: () => attempt(() => client.call('queue.resume', {})),
    /** What is on its way counts, too: it stays where it is until the stop is taken back. */
    stopAll: () =>
      attempt(async () => {
        keepStop()
        standstill = Promise.withResolvers()
        try {
          const { cancelled, stoppedAt } = await client.call('queue.stop', {})
          store.setState({ stopped: { count: cancelled, stoppedAt } })
        } catch (error) {
          // Nothing was stopped, so what is on its way goes on.
          endStandstill(true)
          throw error
        }
      }),
    undoStop: () =>
      attempt(async () => {
        const { stopped } = store.getState()
        endStandstill(true)
        if (stopped) await client.call('queue.undoStop', { stoppedAt: stopped.stoppedAt })
      }),
    /** The picture a job's model was given; null where there was none, undefined where asking failed. */
    seen: async (jobId: string): Promise<Seen | null | undefined> => {
      let seen: Seen | null | undefined
      await attempt(async () => {
        seen = await client.call('jobs.seen', { id: jobId })
      })
      return seen
    },
    changeSettings,
  }
}
