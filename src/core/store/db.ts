// The connection to SQLite: settings that make a commit durable, errors in Mondrian's words.
// Never knows a table, and no other file imports better-sqlite3.
import { closeSync, openSync } from 'node:fs'
import SqliteDatabase from 'better-sqlite3'
import { AppError } from '../../shared/errors.ts'
import { inStoreWords, storeError } from './storeError.ts'

export type Params = Record<string, string | number | Uint8Array | null>

/** A prepared statement; parameters are named (`@id`). */
export type Statement = {
  /** The first row, or undefined. */
  get: (params?: Params) => unknown
  all: (params?: Params) => unknown[]
  /** Returns the number of rows changed. */
  run: (params?: Params) => number
}

/** An open database. Every function throws the AppErrors of storeError.ts. */
export type Database = {
  prepare: (sql: string) => Statement
  exec: (sql: string) => void
  /** The first value that a pragma answers. */
  pragma: (text: string) => unknown
  /** Runs `action` in one transaction that holds the write lock from its start; nested calls are savepoints. */
  transaction: <Result>(action: () => Result) => Result
  /** Copies the database, while it is in use, to `file`. */
  backup: (file: string) => Promise<void>
  close: () => void
}

/** Milliseconds. The one owner of a folder waits for nobody; a program that copies the database is soon done. */
const busyTimeout = 250
const fullSync = 2

/**
 * Opens (or creates) the database at `file` for reading and writing, every commit durable when it returns.
 * Throws AppError `store-unwritable`, `store-busy`, `store-damaged` or `disk-full`.
 */
export function openDatabase(file: string): Database {
  makePrivateFile(file)
  const raw = inStoreWords(() => new SqliteDatabase(file, { timeout: busyTimeout }))
  const db = wrap(raw)
  try {
    assertVersion(db)
    // To be said before anything is in it; an older one keeps its free pages, zeroed.
    if (db.pragma('page_count') === 0) db.pragma('auto_vacuum = INCREMENTAL')
    db.pragma('secure_delete = ON')
    db.pragma('journal_mode = WAL')
    db.pragma('synchronous = FULL')
    if (process.platform === 'darwin') {
      // On macOS fsync stops at the drive's cache; these ask for F_FULLFSYNC.
      db.pragma('fullfsync = ON')
      db.pragma('checkpoint_fullfsync = ON')
    }
    db.pragma('foreign_keys = ON')
    assertDurable(db)
    return db
  } catch (error) {
    db.close()
    throw error
  }
}

/** A database of its own that is gone when it is closed: for what can be made again from files. */
export function openInMemory(): Database {
  return wrap(inStoreWords(() => new SqliteDatabase(':memory:')))
}

/** Opens an existing database without ever writing to its file. */
export function openReadOnly(file: string): Database {
  return wrap(inStoreWords(() => new SqliteDatabase(file, { readonly: true, timeout: busyTimeout })))
}

/**
 * Throws unless commits are synced to disk and foreign keys hold. To be called again after the first write:
 * a WAL database whose `synchronous` was never set falls back to NORMAL then.
 */
export function assertDurable(db: Database): void {
  const expected = { journal_mode: 'wal', synchronous: fullSync, foreign_keys: 1 }
  for (const [name, value] of Object.entries(expected)) {
    const actual = db.pragma(name)
    if (actual !== value) throw new Error(`SQLite runs with ${name} = ${String(actual)}, not ${value}.`)
  }
}

/** Where there is none, makes an empty file that only its owner may read; what SQLite puts beside it is like it. */
export function makePrivateFile(file: string): void {
  try {
    closeSync(openSync(file, 'wx', 0o600))
  } catch {
    // It is there, or SQLite says why it cannot be.
  }
}

/** Gives back the pages that removed rows had, and empties the log that still has their text. */
export function forget(db: Database): void {
  db.exec('PRAGMA incremental_vacuum')
  settleLog(db)
}

/**
 * Keeps every other connection out, of this process and any other, until `db` is closed: whoever replaces the lock
 * file of a data folder does not become a second owner. Throws `store-busy` where there is another one already.
 */
export function keepToSelf(db: Database): void {
  db.pragma('locking_mode = EXCLUSIVE')
  // The lock is taken at the next use.
  db.prepare('SELECT 1 FROM sqlite_schema').get()
}

/**
 * Brings every commit into the one file that is open, wherever it lies by now, and empties the log beside it, which
 * would be taken for that of another database put in this one's place.
 */
export function settleLog(db: Database): void {
  db.pragma('wal_checkpoint(TRUNCATE)')
}

/** Older versions can lose pages when a write meets a checkpoint (https://sqlite.org/wal.html#walresetbug). */
function assertVersion(db: Database): void {
  const { version } = db.prepare('SELECT sqlite_version() AS version').get() as { version: string }
  if (version.localeCompare('3.51.3', 'en', { numeric: true }) >= 0) return
  throw new AppError('internal', `SQLite ${version} is too old to keep critiques safely.`)
}

function wrap(raw: SqliteDatabase.Database): Database {
  return {
    prepare: (sql) => {
      const statement = inStoreWords(() => raw.prepare(sql))
      return {
        get: (params = {}) => inStoreWords(() => statement.get(params)),
        all: (params = {}) => inStoreWords(() => statement.all(params)),
        run: (params = {}) => inStoreWords(() => statement.run(params).changes),
      }
    },
    exec: (sql) => void inStoreWords(() => raw.exec(sql)),
    pragma: (text) => inStoreWords(() => raw.pragma(text, { simple: true })),
    transaction: (action) => inStoreWords(() => raw.transaction(action).immediate()),
    backup: async (file) => {
      await raw.backup(file).catch((error: unknown) => {
        throw storeError(error)
      })
    },
    close: () => void inStoreWords(() => raw.close()),
  }
}

/**
 * Takes SQLite's write lock on `file` and holds it until the returned release, or the end of this process.
 * Throws SQLite's error: `SQLITE_BUSY` at once when the lock is held, by this process or another.
 *
 * SQLite and not a file with a process id in it: the system takes the lock back however its holder dies, so there
 * is never a stale one to take over, on Linux, macOS and Windows alike. Of many that ask at once one gets it.
 * Nothing else in this process may open `file`: on POSIX systems, closing it again would drop the lock.
 */
export function holdLock(file: string): () => void {
  makePrivateFile(file)
  const lock = new SqliteDatabase(file, { timeout: 0 })
  try {
    lock.pragma('journal_mode = MEMORY')
    lock.exec('BEGIN IMMEDIATE')
    // Never committed. On a file that may not be written SQLite hands out locks that exclude nobody; this fails there.
    lock.pragma('user_version = 1')
  } catch (error) {
    lock.close()
    throw error
  }
  return () => lock.close()
}
