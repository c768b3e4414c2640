import { toErrorRecord } from '../../shared/errors.ts'
import type { EventBody } from '../../shared/events.ts'
import type { Clock } from '../clock.ts'
import type { Log } from '../log/index.ts'
import type { Store } from './index.ts'

const minuteMs = 60_000
/** How often it is looked whether a backup is due. */
const lookMs = 15 * minuteMs
/** How old the newest backup may be, when something was finished since, and when not. */
const mostMs = { changed: 60 * minuteMs, unchanged: 24 * 60 * minuteMs }

export type KeptBackups = {
  /** Tells of an event: the first photo that is measured and the first job that is over call for a backup. */
  see: (event: EventBody) => void
  /** Makes the last backup, where something was finished since the one before, and waits for it. */
  close: () => Promise<void>
}

/**
 * Makes a backup as soon as something is finished, then at most one an hour while more is, else one a day. One that
 * fails (a full disk, a folder that cannot be read) is logged and tried again at the next look.
 */
export function keepBackups({ store, log, clock }: { store: Store; log: Log; clock: Clock }): KeptBackups {
  let running = Promise.resolve()
  let cancel = (): void => undefined
  /** Whether something was finished, or removed, since the newest backup. */
  let changed = false
  /** Whether this has called for a look already. */
  let looked = false

  const backUpIfDue = async (atOnce = false): Promise<void> => {
    const before = changed
    try {
      if (!atOnce && !store.isBackupDue(changed ? mostMs.changed : mostMs.unchanged)) return
      changed = false
      await store.backup()
      log.write({ event: 'backup' })
    } catch (error) {
      changed ||= before
      log.write({ event: 'backup', errorCode: toErrorRecord(error).code })
    }
  }
  const look = (): void => {
    looked = changed
    running = running.then(() => backUpIfDue())
  }
  const lookAgain = (): void => {
    cancel = clock.setTimeout(lookAgain, lookMs)
    look()
  }
  lookAgain()
  return {
    see(event) {
      const isMeasured = event.type === 'photo_update' && event.photo.status !== 'new'
      const isRemoved = event.type === 'photo_removed' || event.type === 'job_removed'
      changed ||= isMeasured || isRemoved || event.type === 'done'
      if (changed && !looked) look()
    },
    async close() {
      cancel()
      await running
      if (changed) await backUpIfDue(true)
    },
  }
}
