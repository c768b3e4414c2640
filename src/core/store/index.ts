// The store: everything Mondrian keeps, in one SQLite database in the data folder.
// Never announces what it stored, and never decides what happens next.
import { join } from 'node:path'
import { AppError } from '../../shared/errors.ts'
import type { Place } from '../owner/place.ts'
import { attemptTable } from './attempts.ts'
import { backUp, hasBackupWithin } from './backups.ts'
import { critiqueTable, type Critiques } from './critiques.ts'
import { forget, keepToSelf, settleLog, type Database } from './db.ts'
import { downloadTable, type DownloadTable } from './downloads.ts'
import { endingTable, type Endings } from './endings.ts'
import { factTable, type FactTable } from './facts.ts'
import { finderOf, type Finder } from './finding.ts'
import { guarded } from './guarded.ts'
import { jobHistory, type History } from './history.ts'
import { jobTable, type Jobs } from './jobs.ts'
import { leaseTable, type Leases } from './leases.ts'
import { modelTestTable, type ModelTestTable } from './modelTests.ts'
import { lookTable, type LookTable } from './looks.ts'
import { messageTable, type MessageTable } from './messages.ts'
import { markTable, type MarkTable } from './marks.ts'
import { markInUse, metaTable, type Meta } from './meta.ts'
import type { Incident } from './incident.ts'
import { advance, generationOf } from './lineage.ts'
import { framesInLog, openFolder } from './openFolder.ts'
import { photoTable, type Photos } from './photos.ts'
import { queueOrder, type QueueOrder } from './queueOrder.ts'
import { removalTable, type Removals } from './removals.ts'
import { seenTable, type SeenTable } from './seen.ts'
import { settingsTable, type SettingsTable } from './settings.ts'
import { threadRowTable, type ThreadRowTable } from './threadRows.ts'
import { threadTable, type ThreadTable } from './threads.ts'
import { trafficTable, type TrafficTable } from './traffic.ts'

export type Store = {
  photos: Photos
  facts: FactTable
  looks: LookTable
  marks: MarkTable
  finder: Finder
  downloads: DownloadTable
  modelTests: ModelTestTable
  jobs: Jobs & Leases & Endings & History & QueueOrder
  critiques: Pick<Critiques, 'get' | 'ofPhoto' | 'setFlags'>
  seen: SeenTable
  threads: ThreadTable
  threadRows: ThreadRowTable
  messages: MessageTable
  settings: SettingsTable
  traffic: TrafficTable
  meta: Meta
  /** What was found wrong when the store was opened and what was done about it; null when all was well. */
  incident: Incident | null
  /** Runs `action` in one transaction: all of its writes or none. It must not be asynchronous. */
  transaction: <Result>(action: () => Result) => Result
  removals: Removals
  /** Names the library: the same as long as this folder and this database belong together. */
  libraryId: string
  /** Adds a backup to `backups` in the data folder and removes those that are no longer kept. */
  backup: () => Promise<void>
  /** Whether there is anything to lose, and no backup of the last `ms` milliseconds. */
  isBackupDue: (ms: number) => boolean
  /** "ok", or what SQLite found wrong. Reads the whole database. */
  integrityCheck: () => string
  close: () => void
}

type StoreOptions = {
  dataDir: string
  /** Milliseconds since 1970. */
  now: () => number
  /** Where its owner found the folder. With it the database is remembered there, and kept from everyone else. */
  place?: Place
}

/**
 * Opens the store in `dataDir`, creating or upgrading it; a damaged database is set aside for the newest backup.
 * Throws AppError `store-unwritable`, `store-newer`, `store-busy` or `disk-full`; so does every function of the store,
 * and `store-damaged`; and each that writes `folder-moved` while `place` misses something.
 */
export function openStore({ dataDir, now, place }: StoreOptions): Store {
  const backups = join(dataDir, 'backups')
  const file = join(dataDir, 'mondrian.db')
  const { db: opened, ...found } = openFolder({ dataDir, file, backups, now: now() })
  const { incident, lineage, isKnown } = found
  const db = place ? keepToPlace(opened, file, place) : opened
  const removals = removalTable(db)
  // Those of another time or another library are none of this one.
  if (!isKnown) removals.forget()
  const attempts = attemptTable(db)
  const critiques = critiqueTable(db)
  const leases = leaseTable(db, attempts)
  const photos = photoTable(db)
  const threads = threadTable(db)
  const jobs = jobTable(db, attempts, critiques)
  const forgetting = (remove: () => void): void => {
    remove()
    forget(opened)
  }
  return {
    photos: { ...photos, remove: (id) => forgetting(() => photos.remove(id)) },
    facts: factTable(db),
    looks: lookTable(db),
    marks: markTable(db),
    finder: finderOf(db),
    downloads: downloadTable(db),
    modelTests: modelTestTable(db),
    jobs: {
      ...jobs,
      remove: (id) => forgetting(() => jobs.remove(id)),
      ...leases,
      ...endingTable(db, { leases, attempts, critiques }),
      ...jobHistory(db),
      ...queueOrder(db),
    },
    critiques,
    seen: seenTable(db),
    threads: { ...threads, remove: (id) => forgetting(() => threads.remove(id)) },
    threadRows: threadRowTable(db),
    messages: messageTable(db),
    settings: settingsTable(db),
    traffic: trafficTable(db),
    meta: metaTable(db),
    incident,
    transaction: db.transaction,
    removals,
    libraryId: lineage.id,
    backup: async () => {
      place?.assertHere()
      await backUp(db, backups, { at: now(), generation: generationOf(db) })
      advance(db, dataDir)
      framesInLog(db)
    },
    isBackupDue: (ms) => {
      if (db.prepare('SELECT 1 FROM photos LIMIT 1').get() === undefined) return false
      return !hasBackupWithin(backups, ms, now())
    },
    integrityCheck: () => String(db.pragma('integrity_check')),
    close: () => {
      try {
        // Wherever it lies by now: it is ours.
        markInUse(opened, false)
        settleLog(opened)
      } finally {
        opened.close()
      }
    },
  }
}

/** `opened`, ours alone, written to only while `place` finds it and its log of commits where they are now. */
function keepToPlace(opened: Database, file: string, place: Place): Database {
  try {
    keepToSelf(opened)
    for (const path of [file, `${file}-wal`]) place.remember(path)
  } catch (error) {
    opened.close()
    throw error
  }
  place.onChange((trouble) => {
    if (trouble) unlessBroken(() => settleLog(opened))
  })
  return guarded(opened, place.assertHere)
}

/** What cannot be settled now is settled when the store is closed. */
function unlessBroken(settle: () => void): void {
  try {
    settle()
  } catch (error) {
    if (!(error instanceof AppError)) throw error
  }
}
