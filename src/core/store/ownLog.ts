// Whether the log of commits beside a database was written for it. SQLite does not ask: it puts the pages of any log
// over those of the database, so that the log of another computer, brought by a synchronising program, takes rows away.
// Format: https://sqlite.org/fileformat2.html#walformat
import { copyFileSync, existsSync, linkSync, renameSync, rmSync } from 'node:fs'
import { z } from 'zod'
import { AppError } from '../../shared/errors.ts'
import { fileTime } from './backups.ts'
import { openReadOnly, type Database } from './db.ts'
import { schemaVersion } from './migrate.ts'
import { migrations } from './migrations.ts'
import { readRow } from './rows.ts'
import { inStoreWords } from './storeError.ts'
import { logSalt, type Log } from './wal.ts'

/**
 * A log begins with a salt that is random, and one more each time it is started over. More starts than this are not
 * made between two openings of a database; of random salts one in 4,000 lies as near.
 */
const mostStarts = 2 ** 20

/** Writes into the database which log it uses; to be brought into its file by the caller. */
export function noteLog(db: Database, file: string): void {
  db.prepare('UPDATE meta SET log_salt = @salt').run({ salt: logSalt(`${file}-wal`) })
}

/**
 * Whether `log`, which lies beside the database at `file`, was not written for it. Says no where the database does not
 * tell: of an earlier version, damaged, or new.
 */
export function isForeignLog(file: string, log: Log): boolean {
  if (!log.readable || log.lastCommit === 0 || !existsSync(file)) return false
  const own = readAlone(file)
  if (own === null || own.salt === null) return false
  if ((log.salt - own.salt) >>> 0 <= mostStarts) return false
  // The first commits of every opening change the row of `meta` before it can tell of its log. A log of nothing else
  // is ours, or does no harm.
  const isOpening = log.size === own.pages && [...log.pages].every((page) => page === own.metaPage)
  return !isOpening
}

/** Renames the log, so that SQLite does not find it; returns its new path. */
export function setLogAside(file: string, now: number): string {
  const name = `${file}-wal.other-${fileTime(now)}`
  if (existsSync(name)) return setLogAside(file, now + 1)
  inStoreWords(() => renameSync(`${file}-wal`, name))
  rmSync(`${file}-shm`, { force: true })
  return name
}

const aloneRow = z.object({ salt: z.int().nullable(), metaPage: z.int() })

/** What the database says without its log; null where it cannot be read so. */
function readAlone(file: string): (z.infer<typeof aloneRow> & { pages: number }) | null {
  const alone = `${file}.alone`
  const remove = (): void => ['', '-wal', '-shm'].forEach((end) => rmSync(alone + end, { force: true }))
  remove()
  try {
    // Under another name SQLite looks for another log. Some file systems have no links.
    inStoreWords(() => {
      try {
        linkSync(file, alone)
      } catch {
        copyFileSync(file, alone)
      }
    })
    return readMeta(alone)
  } catch (error) {
    // Whatever is wrong with the database, opening it will say.
    if (error instanceof AppError) return null
    throw error
  } finally {
    remove()
  }
}

function readMeta(file: string): (z.infer<typeof aloneRow> & { pages: number }) | null {
  const db = openReadOnly(file)
  try {
    if (schemaVersion(db) !== migrations.length) return null
    const select = `SELECT log_salt AS salt, (SELECT rootpage FROM sqlite_schema WHERE name = 'meta') AS metaPage FROM meta`
    return { ...readRow(aloneRow, db.prepare(select).get()), pages: db.pragma('page_count') as number }
  } finally {
    db.close()
  }
}
