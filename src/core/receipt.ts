// Counts every byte that this program's own code sends and fetches, and stores it by day and host. Never sends any.
import type { Receipt, Traffic } from '../shared/receipt.ts'
import { traffic as trafficMessage } from '../shared/childMessages.ts'
import type { Clock } from './clock.ts'
import type { Store } from './store/index.ts'
import type { StartWorker } from './workers/worker.ts'

/** How long bytes may be counted in memory alone, milliseconds: a download would write all the time. */
const storeMs = 2000
/** Rows of days and hosts that are shown. */
const mostRows = 1000

export type Counted = Pick<Traffic, 'host' | 'purpose' | 'sent' | 'received'>

export type ReceiptBook = {
  count: (counted: Counted) => void
  get: () => Receipt
  /** Stores what is not stored yet. */
  close: () => void
  /** A starter that counts what children tell of. */
  counting: (startWorker: StartWorker) => StartWorker
}

type ReceiptDeps = {
  table: Store['traffic']
  clock: Clock
  /** Milliseconds since 1970. */
  wallNow: () => number
  onFault: (error: unknown) => void
}

export function createReceiptBook({ table, clock, wallNow, onFault }: ReceiptDeps): ReceiptBook {
  const waiting = new Map<string, Traffic>()
  let cancel: (() => void) | null = null

  const store = (): void => {
    cancel?.()
    cancel = null
    for (const [key, traffic] of waiting) {
      table.add(traffic)
      waiting.delete(key)
    }
  }
  /** What cannot be stored now, on a full disk for one, stays counted. */
  const storeLater = (): void => {
    cancel ??= clock.setTimeout(() => {
      try {
        store()
      } catch (error) {
        onFault(error)
      }
    }, storeMs)
  }
  const count = ({ host, purpose, sent, received }: Counted): void => {
    if (sent === 0 && received === 0) return
    const day = dayOf(wallNow())
    const key = JSON.stringify([day, host, purpose])
    const before = waiting.get(key) ?? { sent: 0, received: 0 }
    waiting.set(key, { day, host, purpose, sent: before.sent + sent, received: before.received + received })
    storeLater()
  }
  return {
    count,
    get: () => {
      store()
      return { ...table.totals(), hosts: table.list(mostRows) }
    },
    close: () => {
      try {
        store()
      } catch (error) {
        onFault(error)
      }
    },
    counting: (startWorker) => (kind) => {
      const worker = startWorker(kind)
      worker.onMessage((message) => {
        const told = trafficMessage.safeParse(message).data
        if (told) count({ purpose: 'servers', host: told.host, sent: told.sent, received: told.received })
      })
      return worker
    },
  }
}

/** The day of this computer's calendar. */
function dayOf(ms: number): string {
  const at = new Date(ms)
  const two = (part: number): string => String(part).padStart(2, '0')
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`
}
