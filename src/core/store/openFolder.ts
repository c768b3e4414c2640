// Opens the database of a data folder, whatever state it is in: new, old, damaged or abandoned.
// Never opens one from the future.
import { accessSync, constants, existsSync, mkdirSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { z } from 'zod'
import { backUpNow, listBackups } from './backups.ts'
import { isMissing, isNewer, openSound } from './condition.ts'
import { assertDurable, openDatabase, type Database } from './db.ts'
import { markInUse, wasAbandoned } from './meta.ts'
import { migrate, newerStore } from './migrate.ts'
import { migrations } from './migrations.ts'
import { replace, type Replacement } from './replace.ts'
import { readRow } from './rows.ts'
import { inStoreWords } from './storeError.ts'
import { readLog, type Log } from './wal.ts'

/**
 * `replaced`: the database was damaged or missing; a backup took its place if there was one (`fromBackup`), and
 * `salvaged` rows were saved from the damaged file. `log-lost`: the last changes before a crash are gone.
 */
export type Incident =
  | { kind: 'replaced'; message: string; fromBackup: boolean; salvaged: number }
  | { kind: 'log-lost'; message: string }

type Folder = { file: string; backups: string; now: number }

/** Opens `file` and brings it up to date. Throws as `openStore` does. */
export function openFolder(folder: Folder): { db: Database; incident: Incident | null } {
  const { file, backups, now } = folder
  assertWritable(folder)
  if (isNewer(file, migrations.length)) throw newerStore()
  const log = readLog(`${file}-wal`)
  const found = listBackups(backups)
  const isRemnant = isMissing(file) && (log !== null || found.length > 0)
  const sound = isRemnant ? null : openSound(file)
  const replacement = sound ? null : replace(file, found, now)
  const db = sound ?? openDatabase(file)
  try {
    const recovered = framesInLog(db)
    migrate(db, migrations, () => backUpNow(db, backups, now))
    const incident = replacement ? reportReplacement(replacement) : reportLog(db, log, recovered)
    markInUse(db, true)
    assertDurable(db)
    // Brings the mark into the database file itself: it must outlive the loss of the log.
    framesInLog(db)
    return { db, incident }
  } catch (error) {
    db.close()
    throw error
  }
}

function assertWritable({ file, backups }: Folder): void {
  inStoreWords(() => {
    mkdirSync(backups, { recursive: true })
    for (const path of [dirname(file), backups]) accessSync(path, constants.W_OK)
    if (existsSync(file)) accessSync(file, constants.R_OK | constants.W_OK)
  })
}

const checkpointRow = z.object({ log: z.int() })

/** Copies what the log holds into the database file; returns how many of its frames SQLite could read. */
function framesInLog(db: Database): number {
  return readRow(checkpointRow, db.prepare('PRAGMA wal_checkpoint(PASSIVE)').get()).log
}

function reportLog(db: Database, log: Log | null, recovered: number): Incident | null {
  const isLost = log === null ? wasAbandoned(db) : !log.readable || log.lastCommit > recovered
  if (!isLost) return null
  const message = 'Mondrian was not closed properly, and the last changes before that are lost.'
  return { kind: 'log-lost', message }
}

function reportReplacement({ restored, salvaged, setAside }: Replacement): Incident {
  const kept = `${salvaged} entries were saved from the damaged file, kept as ${basename(setAside)}.`
  const sentences = [
    'The database was damaged or missing.',
    restored ? `The backup ${basename(restored)} was restored.` : 'There was no backup to restore.',
    ...(existsSync(setAside) ? [kept] : []),
  ]
  return { kind: 'replaced', message: sentences.join(' '), fromBackup: restored !== null, salvaged }
}
