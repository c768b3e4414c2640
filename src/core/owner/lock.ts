import SqliteDatabase from 'better-sqlite3'

/**
 * Takes SQLite's write lock on `file` and holds it until the returned release, or the end of this process.
 * Throws SQLite's error: `SQLITE_BUSY` at once when the lock is held, by this process or another.
 *
 * SQLite and not a file with a process id in it: the system takes the lock back however its holder dies, so there
 * is never a stale one to take over, on Linux, macOS and Windows alike. Of many that ask at once one gets it.
 * Nothing else in this process may open `file`: on POSIX systems, closing it again would drop the lock.
 */
export function holdLock(file: string): () => void {
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
