// The store: everything Mondrian keeps, in one SQLite database in the data folder.
// Never announces what it stored, and never decides what happens next.
import { join } from 'node:path'
import { attemptTable } from './attempts.ts'
import { backUp, hasBackupWithin } from './backups.ts'
import { critiqueTable, type Critiques } from './critiques.ts'
import { endingTable, type Endings } from './endings.ts'
import { factTable, type FactTable } from './facts.ts'
import { jobHistory, type History } from './history.ts'
import { jobTable, type Jobs } from './jobs.ts'
import { leaseTable, type Leases } from './leases.ts'
import { markInUse, metaTable, type Meta } from './meta.ts'
import { openFolder, type Incident } from './openFolder.ts'
import { photoTable, type Photos } from './photos.ts'
import { seenTable, type SeenTable } from './seen.ts'
import { settingsTable, type SettingsTable } from './settings.ts'

export type Store = {
  photos: Photos
  facts: FactTable
  jobs: Jobs & Leases & Endings & History
  critiques: Pick<Critiques, 'get'>
  seen: SeenTable
  settings: SettingsTable
  meta: Meta
  /** What was found wrong when the store was opened and what was done about it; null when all was well. */
  incident: Incident | null
  /** Runs `action` in one transaction: all of its writes or none. It must not be asynchronous. */
  transaction: <Result>(action: () => Result) => Result
  /** Adds a backup to `backups` in the data folder and keeps the newest five. */
  backup: () => Promise<void>
  /** Whether there is anything to lose, and no backup of the last 24 hours. */
  isBackupDue: () => boolean
  /** "ok", or what SQLite found wrong. Reads the whole database. */
  integrityCheck: () => string
  close: () => void
}

const backupEveryMs = 24 * 60 * 60_000

/**
 * Opens the store in `dataDir`, creating or upgrading it; a damaged database is set aside for the newest backup.
 * `now` is the time in milliseconds since 1970.
 * Throws AppError `store-unwritable`, `store-newer`, `store-busy` or `disk-full`; so does every function of the store,
 * and `store-damaged`.
 */
export function openStore({ dataDir, now }: { dataDir: string; now: () => number }): Store {
  const backups = join(dataDir, 'backups')
  const { db, incident } = openFolder({ file: join(dataDir, 'mondrian.db'), backups, now: now() })
  const attempts = attemptTable(db)
  const critiques = critiqueTable(db)
  const leases = leaseTable(db, attempts)
  return {
    photos: photoTable(db),
    facts: factTable(db),
    jobs: {
      ...jobTable(db, attempts, critiques),
      ...leases,
      ...endingTable(db, { leases, attempts, critiques }),
      ...jobHistory(db),
    },
    critiques,
    seen: seenTable(db),
    settings: settingsTable(db),
    meta: metaTable(db),
    incident,
    transaction: db.transaction,
    backup: () => backUp(db, backups, now()),
    isBackupDue: () => {
      if (db.prepare('SELECT 1 FROM jobs LIMIT 1').get() === undefined) return false
      return !hasBackupWithin(backups, backupEveryMs, now())
    },
    integrityCheck: () => String(db.pragma('integrity_check')),
    close: () => {
      try {
        markInUse(db, false)
      } finally {
        db.close()
      }
    },
  }
}
