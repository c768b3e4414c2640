// Tells whether a database is there, of a version we know, and sound. Never changes one.
import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs'
import { openDatabase, openReadOnly, type Database } from './db.ts'
import { schemaVersion } from './migrate.ts'
import { inStoreWords, unlessDamaged } from './storeError.ts'

/** Whether there is no file, or an empty one: what SQLite takes for a new database. */
export function isMissing(file: string): boolean {
  return !existsSync(file) || statSync(file).size === 0
}

/**
 * Whether the database at `file` has a schema version above `latest`. Changes nothing: the version stands at byte 60,
 * or in the log that a crash left, which is read without writing.
 */
export function isNewer(file: string, latest: number): boolean {
  const header = inStoreWords(() => readHeader(file))
  if (header.toString('latin1', 0, 16) !== 'SQLite format 3\0') return false
  if (header.readInt32BE(60) > latest) return true
  return !isMissing(`${file}-wal`) && unlessDamaged(() => versionInLog(file) > latest) === true
}

function versionInLog(file: string): number {
  const db = openReadOnly(file)
  try {
    return schemaVersion(db)
  } finally {
    db.close()
  }
}

/** The first 100 bytes, zeros where the file is shorter or missing. */
function readHeader(file: string): Buffer {
  const header = Buffer.alloc(100)
  if (!existsSync(file)) return header
  const descriptor = openSync(file, 'r')
  try {
    readSync(descriptor, header, 0, header.length, 0)
  } finally {
    closeSync(descriptor)
  }
  return header
}

/**
 * Opens the database at `file`, or returns null when it is damaged. Finds damage to the structure, to the indexes and
 * to what the schema demands; a changed letter in a text stays unseen, because SQLite keeps no checksums.
 */
export function openSound(file: string): Database | null {
  const db = unlessDamaged(() => openDatabase(file))
  if (db === undefined) return null
  if (unlessDamaged(() => isSound(db)) === true) return db
  db.close()
  return null
}

function isSound(db: Database): boolean {
  const version = schemaVersion(db)
  const isEmpty = db.prepare('SELECT 1 FROM sqlite_schema').get() === undefined
  if (version < 0 || (version === 0 && !isEmpty)) return false
  // Not quick_check, which leaves out the indexes: a job missing from one would never be claimed.
  return db.pragma('integrity_check(1)') === 'ok'
}
