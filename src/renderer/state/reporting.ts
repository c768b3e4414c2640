// What a person is told of what went wrong: the log, and a report for whoever helps.
import type { Client } from '../client.ts'
import { copyText } from '../page.ts'
import { reportText, type Reported } from '../words/report.ts'
import type { Store } from './studioState.ts'

/** Records that a page shows of the log. */
const longestLog = 500

export function createReporting(
  store: Store,
  client: Client,
  attempt: (work: () => Promise<unknown>) => Promise<void>,
) {
  return {
    /** Shows the log: in its folder where the host can, else over the page. */
    showLog: () =>
      attempt(async () => {
        const { shown } = await client.call('log.show', {})
        if (shown) return
        const { records } = await client.call('log.tail', { limit: longestLog })
        const text = records.map((record) => `${record}\n`).join('')
        store.setState({ reading: { title: 'Log', text, fileName: 'mondrian-log.jsonl' } })
      }),
    /** Whether a report of it is in the clipboard; where none may be put there, it is laid over the page. */
    copyReport: async (reported: Reported): Promise<boolean> => {
      let isCopied = false
      await attempt(async () => {
        const text = reportText(reported, await client.call('log.tail', {}))
        isCopied = await copyText(text)
        if (isCopied) return
        store.setState({ reading: { title: 'Report', text, fileName: 'mondrian-report.txt' } })
      })
      return isCopied
    },
    endReading: () => store.setState({ reading: null }),
  }
}
