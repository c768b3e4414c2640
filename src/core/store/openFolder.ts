// Opens the database of a data folder, whatever state it is in: new, old, damaged or abandoned.
// Never opens one from the future.
import { accessSync, constants, existsSync, mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { backUpNow, keepNewest, listBackups, newestGeneration, type Backup } from './backups.ts'
import { isMissing, isNewer, openSound } from './condition.ts'
import { assertDurable, openDatabase, type Database } from './db.ts'
import { foreignLog, logLost, replaced, swapped, type Incident } from './incident.ts'
import { adopt, advance, folderLineage, kinship, type Lineage } from './lineage.ts'
import { markInUse, wasAbandoned } from './meta.ts'
import { migrate, newerStore } from './migrate.ts'
import { migrations } from './migrations.ts'
import { isForeignLog, noteLog, setLogAside } from './ownLog.ts'
import { replace, type Replacement } from './replace.ts'
import { readRow } from './rows.ts'
import { inStoreWords } from './storeError.ts'
import { readLog, type Log } from './wal.ts'

type Folder = { dataDir: string; file: string; backups: string; now: number }

export type OpenedFolder = {
  db: Database
  incident: Incident | null
  lineage: Lineage
  /** Whether the database is the one this folder was last used with, with all that was written then. */
  isKnown: boolean
}

/** Opens the database and brings it up to date. Throws as `openStore` does. */
export function openFolder(folder: Folder): OpenedFolder {
  const { dataDir, file, backups, now } = folder
  assertWritable(folder)
  // First: whoever opens the database changes what its log and the index of it say.
  const beside = readLog(`${file}-wal`, `${file}-shm`)
  const strange = beside && isForeignLog(file, beside) ? setLogAside(file, now) : null
  const log = strange === null ? beside : null
  if (isNewer(file, migrations.length)) throw newerStore()
  const found = listBackups(backups, now)
  const newest = newestGeneration(found)
  const isRemnant = isMissing(file) && (log !== null || found.length > 0 || wasUsed(dataDir))
  const sound = isRemnant ? null : openSound(file)
  const replacement = sound ? null : replace(file, found, now)
  const db = sound ?? openDatabase(file)
  try {
    const recovered = framesInLog(db)
    migrate(db, migrations, () => backUpNow(db, backups, { at: now, generation: 0 }))
    const kin = kinship(db, folderLineage(dataDir), newest)
    const isLost = isLogLost(db, log, recovered)
    const incident = findIncident({
      folder,
      found,
      replacement,
      strange,
      isLost,
      isSwapped: kin === 'swapped',
    })
    const isKnown = kin === 'known' && incident === null
    markInUse(db, true)
    const lineage = isKnown ? advance(db, dataDir) : adopt(db, dataDir, newest)
    assertDurable(db)
    // Brings the mark and the number into the database file itself: they must outlive the loss of the log.
    framesInLog(db)
    noteLog(db, file)
    framesInLog(db)
    return { db, incident, lineage, isKnown }
  } catch (error) {
    db.close()
    throw error
  }
}

type Findings = {
  folder: Folder
  found: readonly Backup[]
  replacement: Replacement | null
  /** The name that a log of another database has now. */
  strange: string | null
  isLost: boolean
  isSwapped: boolean
}

/** The worst of what was found; the backup from before is kept where the database may not be what it was. */
function findIncident({ folder, found, replacement, ...findings }: Findings): Incident | null {
  const { strange, isLost, isSwapped } = findings
  if (replacement) return replaced(replacement)
  if (!strange && !isSwapped) return isLost ? logLost() : null
  const kept = keepNewest(folder.backups, found, folder.now)
  return strange ? foreignLog({ setAside: strange, kept, isLost }) : swapped(kept)
}

/** Whether a database was here before: the folder says so, or holds what only one can have brought there. */
function wasUsed(dataDir: string): boolean {
  const filled = ['uploads', 'photos'].map((name) => join(dataDir, name)).filter(existsSync)
  return folderLineage(dataDir) !== null || filled.some((path) => readdirSync(path).length > 0)
}

function assertWritable({ dataDir, file, backups }: Folder): void {
  inStoreWords(() => {
    mkdirSync(backups, { recursive: true, mode: 0o700 })
    for (const path of [dataDir, backups]) accessSync(path, constants.W_OK)
    if (existsSync(file)) accessSync(file, constants.R_OK | constants.W_OK)
  })
}

const checkpointRow = z.object({ log: z.int() })

/** Copies what the log holds into the database file; returns how many of its frames SQLite could read. */
export function framesInLog(db: Database): number {
  return readRow(checkpointRow, db.prepare('PRAGMA wal_checkpoint(PASSIVE)').get()).log
}

function isLogLost(db: Database, log: Log | null, recovered: number): boolean {
  return log === null ? wasAbandoned(db) : !log.readable || log.lastCommit > recovered
}
