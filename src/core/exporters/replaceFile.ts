// A file of a person's own in whose place another one comes: only while it is what it was, and its first version is kept.
import { constants } from 'node:fs'
import { copyFile, link, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { AppError } from '../../shared/errors.ts'
import { syncFolder } from '../store/durable.ts'
import { cutName } from './fileName.ts'

/** What tells a file from what becomes of it. */
export type FileState = { mode: number; size: number; mtimeMs: number; ino: number }

/** Null where nothing is there. */
export async function stateOf(path: string): Promise<(FileState & { isFile: boolean }) | null> {
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
  if (!found) return null
  const { mode, size, mtimeMs, ino } = found
  return { mode: mode & 0o777, size, mtimeMs, ino, isFile: found.isFile() }
}

const anybodyWrites = 0o222

/**
 * Puts `part`, a whole file in the same folder, in the place of `path`, and keeps the one that was there as `backup` first
 * where that is not null. Rejects with `export-unwritable` where it is not as it was `before`, and as the file system does.
 */
export async function replaceFile(
  path: string,
  part: string,
  { before, backup, what }: { before: FileState; backup: string | null; what: string },
): Promise<void> {
  if ((before.mode & anybodyWrites) === 0) {
    throw new AppError(
      'export-unwritable',
      `${what[0]!.toUpperCase()}${what.slice(1)} is write-protected, so it was left as it is.`,
      {
        hint: 'Take its protection away, then try again.',
      },
    )
  }
  if (await hasChanged(path, before)) throw changed(what)
  if (backup !== null) await keepAs(path, backup)
  await rename(part, path)
  // Where a folder cannot be synced, a power cut may bring the old file back, as whole as the new one.
  await syncFolder(dirname(path)).catch(() => undefined)
}

export async function hasChanged(path: string, before: FileState): Promise<boolean> {
  const after = await stateOf(path)
  return after?.size !== before.size || after.mtimeMs !== before.mtimeMs || after.ino !== before.ino
}

export const changed = (what: string): AppError =>
  new AppError('export-unwritable', `Another program wrote ${what} just now, so it was left as it is.`, {
    hint: 'Try again.',
  })

/** The name under which the first version of a file is kept; the second name and later ones are for other files of that name. */
const backupName = (path: string, number: number): string =>
  join(
    dirname(path),
    `${cutName(basename(path), longestKept)}.before-mondrian${number === 1 ? '' : `-${number}`}`,
  )
/** Bytes of a name that leave room for what is added: 255 is what file systems take. */
const longestKept = 230

/** More files that had one name than anyone has. */
const mostBackups = 100

/**
 * Where the first version of a file is to be kept: null where Mondrian wrote into it before (`isOurs`), so that it is
 * no first one; `again`: but where no earlier one is kept. What another file of that name left there stays.
 */
export async function backupFor(
  path: string,
  { isOurs, again }: { isOurs: boolean; again: boolean },
): Promise<string | null> {
  if (isOurs && !(again && (await stateOf(backupName(path, 1))) === null)) return null
  for (let number = 1; number <= mostBackups; number++) {
    const name = backupName(path, number)
    if ((await stateOf(name)) === null) return name
  }
  throw new AppError('export-unwritable', 'There are too many kept first versions of files of this name.', {
    hint: `Look through ${basename(backupName(path, 1))} and those after it.`,
  })
}

/** A link where the file system has them: it costs nothing, and the file itself is the one that is kept. */
async function keepAs(path: string, backup: string): Promise<void> {
  try {
    await link(path, backup)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw changed('a file beside it')
    try {
      await copyFile(path, backup, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE)
    } catch (failure) {
      if ((failure as NodeJS.ErrnoException).code !== 'EEXIST') await rm(backup, { force: true })
      throw failure
    }
  }
}
