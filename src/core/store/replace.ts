// Puts another database in the place of a damaged one: the newest sound backup and what can still be read.
// Never deletes or repairs the damaged file: it is set aside.
import { chmodSync, copyFileSync, existsSync, renameSync, rmSync } from 'node:fs'
import { fileTime, publish, type Backup } from './backups.ts'
import { isMissing, isNewer, openSound } from './condition.ts'
import { openDatabase } from './db.ts'
import { migrate } from './migrate.ts'
import { migrations } from './migrations.ts'
import { salvage } from './salvage.ts'
import { inStoreWords } from './storeError.ts'

/**
 * Whether there was no database at all; the backup that was restored, null when none was sound; the rows saved; the
 * name the damaged file has now.
 */
export type Replacement = {
  missing: boolean
  restored: Backup | null
  salvaged: number
  setAside: string
}

/** What SQLite keeps beside `file`: the log of commits and its index. */
const sidecars = (file: string): string[] => [`${file}-wal`, `${file}-shm`]

/**
 * Replaces the database at `file` by the first sound one of `backups`, or a new one, with the rows that can be read
 * of the damaged one, which is renamed to `FILE.corrupt-TIME`. The swap comes last: until then nothing has changed.
 */
export function replace(file: string, backups: readonly Backup[], now: number): Replacement {
  const partial = `${file}.partial`
  const missing = isMissing(file)
  try {
    const restored = backups.find((backup) => copySound(backup.file, partial)) ?? null
    const salvaged = complete(partial, file)
    const setAside = unusedName(file, now)
    for (const path of [file, ...sidecars(file)]) {
      if (existsSync(path)) inStoreWords(() => renameSync(path, setAside + path.slice(file.length)))
    }
    publish(partial, file)
    return { missing, restored, salvaged, setAside }
  } finally {
    remove(partial)
  }
}

/** Copies `backup` to `partial`; false when it is not sound. The copy is examined: the backup stays untouched. */
function copySound(backup: string, partial: string): boolean {
  remove(partial)
  inStoreWords(() => {
    copyFileSync(backup, partial)
    chmodSync(partial, 0o600)
  })
  const db = isMissing(partial) || isNewer(partial, migrations.length) ? null : openSound(partial)
  db?.close()
  if (db === null) remove(partial)
  return db !== null
}

/** Brings the database at `partial`, which may be new, up to date and adds what is left of `damaged`. */
function complete(partial: string, damaged: string): number {
  const db = openDatabase(partial)
  try {
    migrate(db, migrations, () => undefined)
    return isMissing(damaged) ? 0 : salvage(db, damaged)
  } finally {
    db.close()
  }
}

function unusedName(file: string, now: number): string {
  const name = `${file}.corrupt-${fileTime(now)}`
  return existsSync(name) ? unusedName(file, now + 1) : name
}

function remove(file: string): void {
  for (const path of [file, ...sidecars(file)]) rmSync(path, { force: true })
}
