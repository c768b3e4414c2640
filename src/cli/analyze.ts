import type { Core } from '../core/index.ts'
import type { CommandInput } from '../shared/commands.ts'
import type { MondrianEvent } from '../shared/events.ts'
import type { Job } from '../shared/jobs.ts'
import type { Photo } from '../shared/photos.ts'
import { onAbort, type Interrupts } from './interrupts.ts'
import { createOutcome } from './outcome.ts'
import type { Skipped } from '../shared/skipped.ts'

/** Where events are shown: a live view or lines of JSON. */
export type Reporter = {
  /** What was asked for, once it is accepted. Events may come before. */
  accepted: (photos: Photo[], jobs: Job[]) => void
  event: (event: MondrianEvent) => void
  /** Something that was named, or lay in a folder that was, and is not among the photos. */
  skipped: (what: Skipped) => void
  /** Why a photo or a job failed. */
  failure: (sentence: string) => void
  /** Any other sentence for standard error. */
  problem: (sentence: string) => void
  close: () => void
}

/**
 * Submits `order` and reports every event until each of its jobs is over; true when there were photos and all of
 * them completed.
 * `interrupts.stop` cancels what is left and waits for its end, `interrupts.quit` waits for nothing.
 * Rejects with what photos.add rejects with.
 */
export async function analyze(
  core: Core,
  order: CommandInput<'photos.add'>,
  reporter: Reporter,
  interrupts: Interrupts,
): Promise<boolean> {
  const outcome = createOutcome(reporter.failure)
  const { promise: over, resolve, reject } = Promise.withResolvers<void>()
  const end = (): void => resolve()
  const endIfOver = (): void => {
    if (outcome.isOver()) end()
  }
  const stop = (): void => {
    core.api['queue.stop']({}).catch(reject)
  }
  const onEvent = (event: MondrianEvent): void => {
    reporter.event(event)
    outcome.see(event)
    if (event.type === 'connection' && event.notice) reporter.problem(event.notice)
    if (event.type === 'queue_update' && event.paused) {
      // Nobody is here to resume it: what is left stays queued in the data folder.
      reporter.problem(event.paused)
      end()
    }
    endIfOver()
  }
  const unsubscribes = [core.on(onEvent), onAbort(interrupts.quit, end)]
  try {
    const { photos, jobs, skipped } = await core.api['photos.add'](order)
    outcome.accept(photos, jobs)
    reporter.accepted(photos, jobs)
    skipped.forEach(reporter.skipped)
    endIfOver()
    unsubscribes.push(onAbort(interrupts.stop, stop))
    await over
    return outcome.isComplete() && !skipped.some((each) => each.failed)
  } finally {
    for (const unsubscribe of unsubscribes) unsubscribe()
    reporter.close()
  }
}
