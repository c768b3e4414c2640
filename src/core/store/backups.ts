// Backups of the database: whole files, kept by age. Never changes the database itself.
import {
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { makePrivateFile, type Database } from './db.ts'
import { inStoreWords } from './storeError.ts'

const hourMs = 60 * 60_000
const dayMs = 24 * hourMs

/** Of the newest `count` hours (days, weeks) that have backups, the newest one each is kept: 14 at most. */
const kept = [
  { everyMs: hourMs, count: 3 },
  { everyMs: dayMs, count: 7 },
  { everyMs: 7 * dayMs, count: 4 },
]
const backupName = /^mondrian-(\d{8}T\d{9}Z)(?:-(\d{1,12}))?\.db$/

/** A backup: when it was made, by the clock of then, and the number its database had (lineage.ts), 0 for none. */
export type Backup = { file: string; at: number; generation: number }
type Stamp = Omit<Backup, 'file'>

/** "20260131T104200123Z": a time for file names. */
export function fileTime(now: number): string {
  return new Date(now).toISOString().replace(/[-:.]/g, '')
}

/**
 * The backups in `folder`, newest first by their numbers, which rise whatever the clock does. Those without a number
 * come last, the newest first and those from the future of `now`, whose clock was wrong, at the end.
 */
export function listBackups(folder: string, now: number): Backup[] {
  const isFuture = ({ at }: Backup): number => Number(at > now)
  return readdirSync(folder)
    .flatMap((name) => readName(folder, name))
    .toSorted((a, b) => b.generation - a.generation || isFuture(a) - isFuture(b) || b.at - a.at)
}

/** The number of the newest backup, 0 without any. */
export const newestGeneration = ([newest]: readonly Backup[]): number => newest?.generation ?? 0

/**
 * Whether a backup in `folder` was made within `ms` milliseconds of `now`. One of a later time was made by a clock
 * that was wrong, and says nothing of today.
 */
export function hasBackupWithin(folder: string, ms: number, now: number): boolean {
  const backups = existsSync(folder) ? listBackups(folder, now) : []
  return backups.some(({ at }) => Math.abs(at - now) < ms)
}

/** Backs `db` up while it is in use; when it resolves the backup is on disk. */
export async function backUp(db: Database, folder: string, stamp: Stamp): Promise<void> {
  const partial = partialFile(folder, stamp)
  try {
    await db.backup(partial)
    keep(partial, folder, stamp)
  } finally {
    rmSync(partial, { force: true })
  }
}

/** The same at once, for a moment when nothing else may run: before an upgrade. */
export function backUpNow(db: Database, folder: string, stamp: Stamp): void {
  const partial = partialFile(folder, stamp)
  try {
    db.prepare('VACUUM INTO @partial').run({ partial })
    keep(partial, folder, stamp)
  } finally {
    rmSync(partial, { force: true })
  }
}

/**
 * Keeps the newest of `backups` under a name of its own, which no later backup replaces; null without any. Of several
 * times that this is called for one backup, one copy is made.
 */
export function keepNewest(folder: string, [newest]: readonly Backup[], now: number): Backup | null {
  if (newest === undefined) return null
  const file = join(folder, `kept-${basename(newest.file)}`)
  if (existsSync(file)) return { ...newest, file }
  const partial = partialFile(folder, { at: now, generation: 0 })
  try {
    inStoreWords(() => copyFileSync(newest.file, partial))
    publish(partial, file)
  } finally {
    rmSync(partial, { force: true })
  }
  return { ...newest, file }
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

function readName(folder: string, name: string): Backup[] {
  const [, time, generation = '0'] = backupName.exec(name) ?? []
  if (time === undefined) return []
  const iso = time.replace(/^(....)(..)(..)T(..)(..)(..)(...)Z$/, '$1-$2-$3T$4:$5:$6.$7Z')
  const at = Date.parse(iso)
  return Number.isNaN(at) ? [] : [{ file: join(folder, name), at, generation: Number(generation) }]
}

function partialFile(folder: string, { at }: Stamp): string {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const file = join(folder, `mondrian-${fileTime(at)}.partial`)
  rmSync(file, { force: true })
  makePrivateFile(file)
  return file
}

function keep(partial: string, folder: string, { at, generation }: Stamp): void {
  publish(partial, join(folder, `mondrian-${fileTime(at)}-${generation}.db`))
  const backups = listBackups(folder, at)
  const wanted = new Set(kept.flatMap(({ everyMs, count }) => newestOfEach(backups, everyMs, count)))
  for (const backup of backups) if (!wanted.has(backup)) rmSync(backup.file)
}

/** Of the first `count` spans of time that the backups lie in, newest first, the newest backup each. */
function newestOfEach(backups: readonly Backup[], everyMs: number, count: number): Backup[] {
  const newest = new Map<number, Backup>()
  for (const backup of backups) {
    const span = Math.floor(backup.at / everyMs)
    if (!newest.has(span)) newest.set(span, backup)
  }
  return [...newest.values()].slice(0, count)
}

function sync(path: string, flags: string): void {
  const descriptor = openSync(path, flags)
  try {
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}
