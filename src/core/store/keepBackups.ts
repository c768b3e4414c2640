import { toErrorRecord } from '../../shared/errors.ts'
import type { Clock } from '../clock.ts'
import type { Log } from '../log/index.ts'
import type { Store } from './index.ts'

/** How often it is looked whether a backup is due, milliseconds. */
const lookMs = 60 * 60_000

/**
 * Makes a backup whenever one is due: at the start, and then about once a day. One that fails (a full disk, a folder
 * that cannot be read) is logged and tried again at the next look.
 */
export function keepBackups({ store, log, clock }: { store: Store; log: Log; clock: Clock }): {
  /** Waits for the backup that is being made. */
  close: () => Promise<void>
} {
  let running = Promise.resolve()
  let cancel = (): void => undefined

  const backUpIfDue = async (): Promise<void> => {
    try {
      if (!store.isBackupDue()) return
      await store.backup()
      log.write({ event: 'backup' })
    } catch (error) {
      log.write({ event: 'backup', errorCode: toErrorRecord(error).code })
    }
  }
  const look = (): void => {
    cancel = clock.setTimeout(look, lookMs)
    running = backUpIfDue()
  }
  look()
  return {
    async close() {
      cancel()
      await running
    },
  }
}
