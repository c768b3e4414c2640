// Asks Mondrian for what events do not carry: lists, and jobs that changed while nobody listened.
import { isCritiqueJob } from '../../shared/jobs.ts'
import type { Client } from '../client.ts'
import { problemOf } from '../words/report.ts'
import { createForgetting } from './forgetting.ts'
import { createConversationLoading } from './loadingConversation.ts'
import { createModelLoading } from './loadingModels.ts'
import { createTalkLoading } from './loadingTalks.ts'
import { mergeFacts, mergeFetched, mergeJobs, mergePage, mergePhotos, select, withoutJob } from './merge.ts'
import { runningJob } from './selectors.ts'
import type { Shown, Store } from './studioState.ts'
import { subjectOf } from './talks.ts'

const pageSize = 100

export type Loading = ReturnType<typeof createLoading>

export function createLoading(store: Store, client: Client, shownBefore: Shown | null) {
  let nextPhotos: string | null = null
  let nextJobs: string | null | undefined
  let busy = false
  const asked = new Set<string>()
  const { unlessGone, dropGone } = createForgetting(store, client)

  const report = (error: unknown): void => {
    const problem = problemOf(error)
    const { problems } = store.getState()
    if (problems.some(({ sentence }) => sentence === problem.sentence)) return
    store.setState({ problems: [...problems, problem] })
  }
  /** Runs one request at a time per key. */
  const once = async (key: string, request: () => Promise<void>): Promise<void> => {
    if (asked.has(key)) return
    asked.add(key)
    try {
      await request()
    } catch (error) {
      report(error)
    } finally {
      asked.delete(key)
    }
  }

  /** Jobs back to the oldest photograph on the list: no row may lack a critique it has. */
  const jobsDownTo = async (oldest: number): Promise<void> => {
    while (nextJobs !== null) {
      const asOf = store.getState().seq
      const page = await client.call('jobs.list', { limit: 500, ...(nextJobs && { before: nextJobs }) })
      store.setState((state) => mergeJobs(state, page.jobs, asOf))
      nextJobs = page.next
      const last = page.jobs.at(-1)
      if (!last || last.createdAt < oldest) return
    }
  }
  const photosPage = async (before: string | null): Promise<void> => {
    const known = store.getState().order
    const page = await client.call('photos.list', { limit: pageSize, ...(before !== null && { before }) })
    await jobsDownTo(page.photos.at(-1)?.addedAt ?? Infinity)
    store.setState((state) => mergePage(state, page, before === null))
    // A newest page that joins what is loaded leaves the end of that where it was.
    const { listedFrom } = store.getState()
    const last = page.next === null ? 0 : (page.photos.at(-1)?.number ?? 0)
    if (listedFrom === last) nextPhotos = page.next
    if (before === null) await dropGone(known, page)
  }
  let mustCountAgain = false
  const countFailed = async (): Promise<void> => {
    // What fails while the count is on its way counts, too.
    mustCountAgain = true
    await once('failed', async () => {
      while (mustCountAgain) {
        mustCountAgain = false
        store.setState(await client.call('queue.failed', {}))
      }
    })
  }
  /** Who can be asked. */
  const advisors = async (): Promise<void> => {
    const { problems, own, ...listed } = await client.call('advisors.list', {})
    store.setState({ advisors: listed.advisors, ownAdvisors: own })
    for (const { message } of problems) report(new Error(message))
  }
  const models = createModelLoading(store, client, once)
  const talk = createConversationLoading(store, client, once)
  const talks = createTalkLoading(store, client, once)

  const openJob = (jobId: string): Promise<void> =>
    once(jobId, async () => {
      const asOf = store.getState().seq
      const asking = Promise.all([
        client.call('jobs.get', { id: jobId }),
        client.call('jobs.text', { id: jobId }),
        client.call('jobs.critique', { id: jobId }),
      ])
      const answer = await unlessGone(asking, (state) => withoutJob(state, jobId))
      if (!answer) return
      const [job, { text }, critique] = answer
      if (!isCritiqueJob(job)) return
      store.setState((state) => mergeFetched(state, { job, text, critique }, asOf))
    })

  const photoFacts = (photoId: string): Promise<void> =>
    once(`facts ${photoId}`, async () => {
      const facts = await client.call('photos.facts', { id: photoId })
      store.setState((state) => mergeFacts(state, facts))
    })
  const tellShown = (id: string): Promise<void> =>
    once(`show ${id}`, async () => void (await client.call('photos.show', { id })))
  /** Asks for what the photo and the job on show still lack. */
  const completeSelection = (): void => {
    const { selectedPhotoId, selectedJobId, details, facts, photos, conversation } = store.getState()
    if (conversation.subject !== subjectOf(store.getState())) void talk.conversation()
    if (selectedPhotoId !== null && photos.get(selectedPhotoId)?.status === 'new')
      void tellShown(selectedPhotoId)
    if (selectedPhotoId !== null && !facts.get(selectedPhotoId)?.complete) void photoFacts(selectedPhotoId)
    const isUnknown = (details.get(selectedJobId ?? '')?.text ?? null) === null
    if (selectedJobId !== null && isUnknown) void openJob(selectedJobId)
  }

  /** On a fresh page: what it showed before it was reloaded, else what is being written, else the newest. */
  const selectFirst = async (): Promise<void> => {
    if (shownBefore) {
      const { photoId, jobId } = shownBefore
      const isListed = store.getState().photos.has(photoId)
      // It may have been removed meanwhile, which is no problem to tell of.
      const photo = isListed ? null : await client.call('photos.get', { id: photoId }).catch(() => null)
      if (photo) store.setState((state) => mergePhotos(state, [photo]))
      if (isListed || photo) return store.setState((state) => select(state, photoId, jobId ?? undefined))
    }
    const { order } = store.getState()
    const shown = runningJob(store.getState())?.photoId ?? order[0]
    if (shown !== undefined) store.setState((state) => select(state, shown))
  }

  return {
    report,
    ...models,
    ...talk,
    ...talks,
    countFailed,
    /** The newest page and everything that belongs to the page's frame: after each connect. */
    reload: (): Promise<void> =>
      once('reload', async () => {
        nextJobs = undefined
        const [, settings, { samples }, unlisted] = await Promise.all([
          advisors(),
          client.call('settings.get', {}),
          client.call('samples.list', {}),
          client.call('unlisted.list', {}),
        ])
        // Model files are looked into by a child that may be busy: the page does not wait for it.
        void models.models()
        void models.shelf()
        void countFailed()
        store.setState({ settings, samples, unlisted: unlisted.photos })
        await photosPage(null)
        if (store.getState().selectedPhotoId === null) await selectFirst()
        completeSelection()
        void talk.conversation()
        if (store.getState().view === 'talk') void talks.talks()
        // When the page stands.
        void models.loadAhead()
      }),
    completeSelection,
    openJob,
    advisors,
    /** Loads older photographs down to `photoId`. */
    reach: (photoId: string): Promise<void> =>
      once(`reach ${photoId}`, async () => {
        while (!store.getState().photos.has(photoId) && nextPhotos !== null) await photosPage(nextPhotos)
      }),
    /** The next page of older photographs, if there is one. */
    async more(): Promise<void> {
      if (nextPhotos === null || busy) return
      busy = true
      await once('more', () => photosPage(nextPhotos))
      busy = false
    },
    async refetchStale(): Promise<void> {
      const { stale } = store.getState()
      store.setState({ stale: [] })
      for (const jobId of stale) await openJob(jobId)
    },
  }
}
