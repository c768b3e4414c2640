// What the commands of the queue do. State is stored before it is announced.
import type { CommandImplementations } from '../../shared/commands.ts'
import { pausedByPerson, type AnyJob } from '../../shared/jobs.ts'
import type { Hub } from '../hub.ts'
import type { Photos } from '../photos/index.ts'
import type { Store } from '../store/index.ts'
import type { Queue } from './queue.ts'
import { sliceLength } from './stopAll.ts'

type QueueCommandDeps = {
  store: Store
  hub: Pick<Hub, 'emit'>
  photos: Pick<Photos, 'retry'>
  queue: Queue
  wallNow: () => number
  announceJobs: (jobs: AnyJob[]) => void
}

type QueueCommands = Pick<CommandImplementations, Extract<keyof CommandImplementations, `queue.${string}`>>

export function createQueueCommands({
  store,
  hub,
  photos,
  queue,
  wallNow,
  announceJobs,
}: QueueCommandDeps): QueueCommands {
  return {
    'queue.pause': () => {
      queue.pause(pausedByPerson)
      return null
    },
    'queue.resume': () => {
      queue.resume()
      return null
    },
    'queue.stop': () => queue.stopAll(),
    'queue.undoStop': async ({ stoppedAt }) => ({ resumed: await queue.takeBack(stoppedAt) }),
    'queue.failed': () => ({ failed: store.jobs.countRetryable() }),
    'queue.retryFailed': async () => {
      const ids = store.jobs.retryable()
      let retried = 0
      // In slices, so that nothing else has to wait for thousands.
      for (let from = 0; from < ids.length; from += sliceLength) {
        const jobs = store.jobs.retryFailed(ids.slice(from, from + sliceLength), wallNow())
        for (const { photoId } of jobs) photos.retry(photoId)
        announceJobs(jobs)
        retried += jobs.length
        await new Promise<void>((resolve) => setImmediate(resolve))
      }
      return { retried }
    },
    'queue.list': ({ limit }) => ({ jobs: store.jobs.waiting(limit) }),
    'queue.move': ({ id, before }) => {
      store.jobs.moveWaiting(id, before)
      // Another window asks for the order again.
      hub.emit({ type: 'queue_update', paused: queue.paused() })
      return null
    },
  }
}
