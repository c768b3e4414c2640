// Backups of the database: whole files, the newest five kept. Never changes the database itself.
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import type { Database } from './db.ts'
import { inStoreWords } from './storeError.ts'

const kept = 5
const backupName = /^mondrian-\d{8}T\d{9}Z\.db$/

/** "20260131T104200123Z": a time for file names, which sort as the times do. */
export function fileTime(now: number): string {
  return new Date(now).toISOString().replace(/[-:.]/g, '')
}

/** The backups in `folder`, newest first, as paths. */
export function listBackups(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => backupName.test(name))
    .toSorted()
    .toReversed()
    .map((name) => join(folder, name))
}

/**
 * Whether a backup in `folder` was made within `ms` milliseconds of `now`. One of a later time was made by a clock
 * that was wrong, and says nothing of today.
 */
export function hasBackupWithin(folder: string, ms: number, now: number): boolean {
  const backups = existsSync(folder) ? listBackups(folder) : []
  return backups.some((file) => Math.abs(statSync(file).mtimeMs - now) < ms)
}

/** Backs `db` up while it is in use; when it resolves the backup is on disk. */
export async function backUp(db: Database, folder: string, now: number): Promise<void> {
  const partial = partialFile(folder, now)
  try {
    await db.backup(partial)
    keep(partial, folder, now)
  } finally {
    rmSync(partial, { force: true })
  }
}

/** The same at once, for a moment when nothing else may run: before an upgrade. */
export function backUpNow(db: Database, folder: string, now: number): void {
  const partial = partialFile(folder, now)
  try {
    db.prepare('VACUUM INTO @partial').run({ partial })
    keep(partial, folder, now)
  } finally {
    rmSync(partial, { force: true })
  }
}

/** Gives a complete file its final name, so that after a crash it is there whole or not at all. */
export function publish(partial: string, file: string): void {
  inStoreWords(() => {
    sync(partial, 'r+')
    renameSync(partial, file)
    // Windows cannot open a folder; its file system journals names by itself.
    if (process.platform !== 'win32') sync(dirname(file), 'r')
  })
}

function partialFile(folder: string, now: number): string {
  mkdirSync(folder, { recursive: true })
  const file = join(folder, `mondrian-${fileTime(now)}.partial`)
  rmSync(file, { force: true })
  return file
}

function keep(partial: string, folder: string, now: number): void {
  publish(partial, join(folder, `mondrian-${fileTime(now)}.db`))
  for (const old of listBackups(folder).slice(kept)) rmSync(old)
}

function sync(path: string, flags: string): void {
  const descriptor = openSync(path, flags)
  try {
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}
