import { systemClock } from '../src/core/clock.ts'
import { createHub, type Hub } from '../src/core/hub.ts'
import { createAttempt } from '../src/core/jobs/attempt.ts'
import { typicalDurations } from '../src/core/jobs/progress.ts'
import { openStore, type Store } from '../src/core/store/index.ts'
import { defaultSettings } from '../src/shared/settings.ts'
import type { Figures } from '../src/shared/workers.ts'

export type BenchAttempt = {
  steps: (text: string, figures: Figures) => void
  /** More subscribers. */
  on: Hub['on']
  close: () => void
}

/** An attempt as a job has it: stored and announced at its cadence, with one subscriber. */
export function openAttempt(dataDir: string, wrap: (store: Store) => Store = (store) => store): BenchAttempt {
  const opened = openStore({ dataDir, now: Date.now })
  const store = wrap(opened)
  store.photos.insert({ id: 'photo', name: 'photo.jpg', path: '/photo.jpg', addedAt: 0 })
  store.jobs.insert({ id: 'job', photoId: 'photo', advisorId: 'ansel', modelId: 'bench', now: 0 })
  const claim = store.jobs.claim({ owner: 'bench', now: 1, leaseMs: 1e9 })!
  const hub = createHub({
    reserveSeq: store.meta.reserveSeq,
    wallNow: Date.now,
    snapshot: () => ({ jobs: [], queuePaused: null, notice: null }),
  })
  let seen = 0
  hub.on((event) => (seen += JSON.stringify(event).length))
  const attempt = createAttempt({
    ...claim,
    store,
    hub,
    clock: systemClock,
    wallNow: Date.now,
    settings: defaultSettings,
    durations: typicalDurations,
    learned: false,
    expectedTokens: 400,
    onFenced: () => {
      throw new Error('the bench lost its lease')
    },
    onStoreError: (error) => {
      throw error
    },
  })
  attempt.enter('writing', 'Generating analysis...')
  return {
    on: hub.on,
    steps(text, figures) {
      attempt.figures(figures)
      attempt.text.push(text)
    },
    close() {
      attempt.end()
      if (seen === 0) throw new Error('no event was seen')
      opened.close()
    },
  }
}
