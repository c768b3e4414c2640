// Who can be asked: own advisors kept, brought in, taken out and removed. A failure becomes a sentence on the page.
import type { Advisor } from '../../shared/advisors.ts'
import type { Client } from '../client.ts'
import { saveFile } from '../page.ts'
import type { Store } from './studioState.ts'

type AdvisingMeans = {
  store: Store
  client: Client
  attempt: (work: () => Promise<unknown>) => Promise<void>
  loadAdvisors: () => Promise<void>
}

export function createAdvising({ store, client, attempt, loadAdvisors }: AdvisingMeans) {
  /** What `work` resolves with; null where it failed, which is said. */
  const tried = async <Value>(work: () => Promise<Value>): Promise<Value | null> => {
    let value: Value | null = null
    await attempt(async () => {
      value = await work()
    })
    return value
  }
  return {
    /** The advisor as it was kept; null where it was not. */
    saveAdvisor: (advisor: Advisor, overwrite: boolean): Promise<Advisor | null> =>
      tried(async () => {
        const kept = await client.call('advisors.save', { advisor, overwrite })
        await loadAdvisors()
        return kept
      }),
    importAdvisor: (text: string, overwrite = false): Promise<Advisor | null> =>
      tried(async () => {
        const kept = await client.call('advisors.import', { text, overwrite })
        await loadAdvisors()
        return kept
      }),
    exportAdvisor: (id: string): Promise<void> =>
      attempt(async () => {
        const { name, text } = await client.call('advisors.text', { id })
        saveFile(new File([text], name, { type: 'text/markdown' }))
      }),
    /** The text that brings it back; null where it was not removed. */
    removeAdvisor: async (id: string): Promise<string | null> => {
      const removed = await tried(() => client.call('advisors.remove', { id }))
      if (removed) await attempt(loadAdvisors)
      return removed?.text ?? null
    },
    openGallery: (): void => store.setState({ view: 'advisors', chosen: new Set() }),
  }
}
