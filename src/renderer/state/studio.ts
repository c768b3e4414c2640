// The state of the page while it lives: events come in, one change per frame goes out. Never draws.
import { createStore } from 'zustand/vanilla'
import type { MondrianEvent } from '../../shared/events.ts'
import type { Client } from '../client.ts'
import type { Link } from '../eventStream.ts'
import { createActions, type Actions } from './actions.ts'
import { applyEvents } from './applyEvent.ts'
import { createLoading } from './loading.ts'
import { runningJob } from './selectors.ts'
import { emptyShelf } from './shelf.ts'
import { emptyState, type Shown, type Store, type StudioState } from './studioState.ts'

export type Studio = {
  store: Store
  actions: Actions
  client: Client
  /** Starts to listen; returns what stops it. */
  connect: () => () => void
}

export type StudioOptions = {
  client: Client
  /** Calls back once, with the next frame. */
  onNextFrame: (callback: () => void) => void
  /** Milliseconds since 1970. */
  wallNow: () => number
  /** What was on show before the page was reloaded. */
  shownBefore: Shown | null
  /** The download that shall write once it is here, as an earlier page was told. */
  wantedBefore: string | null
}

/** Whether an event may change how many critiques have failed. */
function bearsOnFailed(event: MondrianEvent, before: StudioState): boolean {
  if (event.type === 'photo_removed' || event.type === 'job_removed') return before.failed > 0
  if (event.type !== 'status_update') return false
  return event.job.status === 'failed' || before.jobs.get(event.jobId)?.status === 'failed'
}

/** How often the clock of a running job moves, milliseconds. */
const clockMs = 100

export function createStudio(options: StudioOptions): Studio {
  const { client, onNextFrame, wallNow, shownBefore, wantedBefore } = options
  const shelf = { ...emptyShelf, wanted: wantedBefore }
  const store: Store = createStore(() => ({ ...emptyState, now: wallNow(), shelf }))
  const loading = createLoading(store, client, shownBefore)
  const actions = createActions(store, client, loading)
  // Whatever leads from one view to another, what is talked about goes with it.
  store.subscribe((after, before) => {
    if (after.view === before.view) return
    loading.completeSelection()
    if (after.view === 'talk') void loading.talks()
  })
  let waiting: MondrianEvent[] = []
  let scheduled = false

  // One change of the store per frame, clock included: one commit, however many events came.
  const flush = (): void => {
    scheduled = false
    const events = waiting
    waiting = []
    const now = wallNow()
    const before = store.getState()
    const after = applyEvents({ ...before, now }, events, now)
    store.setState(after)
    // Only a removal moves the choice from one thing to another.
    if (after.removed !== before.removed) loading.completeSelection()
    if (events.some(({ type }) => type === 'connection')) {
      void loading.reload()
      void actions.findAgain()
    }
    if (store.getState().stale.length > 0) void loading.refetchStale()
    const { conversation, talks, view } = store.getState()
    if (conversation.isStale) void loading.conversation()
    if (view === 'talk' && talks.isStale) void loading.talks()
    if (talks.shownId !== before.talks.shownId) loading.completeSelection()
    if (events.some(({ type }) => type === 'advisors_update')) void loading.advisors().catch(loading.report)
    if (events.some(({ type }) => type === 'start')) void loading.models()
    if (events.some((event) => event.type === 'download_update' && event.download.state === 'done'))
      void loading.arrived()
    if (events.some((event) => event.type === 'model_test' && event.test.state === 'done'))
      void loading.models()
    if (events.some(({ type }) => type === 'queue_update' || type === 'status_update')) actions.queueChanged()
    if (events.some((event) => bearsOnFailed(event, before))) void loading.countFailed()
  }
  const schedule = (): void => {
    if (scheduled) return
    scheduled = true
    onNextFrame(flush)
  }
  const onEvent = (event: MondrianEvent): void => {
    waiting.push(event)
    schedule()
  }
  const onLink = (link: Link): void => store.setState({ link })

  return {
    store,
    actions,
    client,
    connect() {
      const unsubscribe = client.on({ onEvent, onLink })
      const clock = setInterval(() => {
        const { answers } = store.getState()
        const isAnswering = [...answers.values()].some(({ clockStart }) => clockStart !== null)
        if (isAnswering || runningJob(store.getState())) schedule()
      }, clockMs)
      return () => {
        unsubscribe()
        clearInterval(clock)
      }
    },
  }
}
