// One critique removed, and brought back for a while: only then it is removed for good.
import type { Client } from '../client.ts'
import { mergeJobs, withoutJob } from './merge.ts'
import { advisorName } from './selectors.ts'
import type { Removing, Store } from './studioState.ts'

/** How long a removal can be taken back, milliseconds. */
export const removalMs = 10_000

type RemovingMeans = {
  store: Store
  client: Client
  show: (photoId: string, jobId?: string) => void
  attempt: (work: () => Promise<unknown>) => Promise<void>
}

export function createRemoving({ store, client, show, attempt }: RemovingMeans) {
  let timer: ReturnType<typeof setTimeout> | undefined
  const bringBack = ({ job, detail }: Removing): void =>
    store.setState((state) => {
      const removed = new Set(state.removed)
      removed.delete(job.id)
      const merged = mergeJobs({ ...state, removed }, [job], state.seq)
      return detail ? { ...merged, details: new Map([...merged.details, [job.id, detail]]) } : merged
    })
  const finish = async (): Promise<void> => {
    clearTimeout(timer)
    const { removing } = store.getState()
    if (!removing) return
    store.setState({ removing: null })
    try {
      await client.call('jobs.remove', { id: removing.job.id })
    } catch (error) {
      // It is there still, and so it is shown.
      bringBack(removing)
      await attempt(() => Promise.reject(error))
    }
  }
  return {
    /** Takes a critique that is over out of the window; it goes for good in a while, or with the next one. */
    removeCritique: async (jobId: string): Promise<void> => {
      await finish()
      const state = store.getState()
      const job = state.jobs.get(jobId)
      if (!job || job.status === 'running' || job.status === 'queued') return
      const removing = { job, detail: state.details.get(jobId), name: advisorName(state, job.advisorId) }
      store.setState({ ...withoutJob(state, jobId), removing })
      timer = setTimeout(() => void finish(), removalMs)
    },
    undoRemoval: (): void => {
      clearTimeout(timer)
      const { removing } = store.getState()
      if (!removing) return
      store.setState({ removing: null })
      bringBack(removing)
      show(removing.job.photoId, removing.job.id)
    },
    finishRemoval: finish,
  }
}
