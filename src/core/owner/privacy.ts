// Keeps a data folder to its owner: folders 0700, files 0600, whatever the umask was when they were made.
// Never follows a link, and never changes what it does not know by name.
import type { Dirent } from 'node:fs'
import { chmod, readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'

const id = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/
/** Files that lie in the data folder itself. */
export const ownFiles =
  /^(mondrian\.db.*|owner\.lock.*|log(\.\d+)?\.jsonl|helper(-voice)?\.json|library\.json.*|server-token.*|server-keys\.json.*|\.DS_Store)$/
/** Folders in it, and which of their entries are ours: folders of one photo each, or backups. Null: a person's own. */
export const ownFolders: Readonly<Record<string, RegExp | null>> = {
  photos: id,
  uploads: id,
  backups: /^mondrian-[\dTZ-]+\.(db|partial)$/,
  models: null,
  advisors: null,
  window: null,
}

const isOurs = (entry: Dirent): boolean => ownFiles.test(entry.name) || Object.hasOwn(ownFolders, entry.name)

/**
 * Takes `dataDir` away from every other user. The folder itself only when it is new (`isNew`) or holds nothing but
 * what is ours: a folder with other things in it stays as its owner wants it, and what is ours in it is closed entry
 * by entry. What a folder that is closed already holds cannot be reached, and is not looked at.
 * Does nothing on Windows, where the profile's access list is inherited by what is made in it.
 */
export async function makePrivate(dataDir: string, isNew: boolean): Promise<void> {
  if (process.platform === 'win32') return
  const entries = await readdir(dataDir, { withFileTypes: true })
  const isOursAlone = isNew || entries.every(isOurs)
  if (isOursAlone) await close(dataDir, 0o700)
  for (const entry of entries) {
    const path = join(dataDir, entry.name)
    if (entry.isFile() && ownFiles.test(entry.name)) await close(path, 0o600)
    const ours = Object.hasOwn(ownFolders, entry.name) ? ownFolders[entry.name] : undefined
    if (entry.isDirectory() && ours !== undefined) await closeFolder(path, ours, isOursAlone)
  }
}

/** Closes what matches `ours` in the folder at `path`, and the folder where nothing else is in it or around it. */
async function closeFolder(path: string, ours: RegExp | null, isOursAlone: boolean): Promise<void> {
  if (await isClosed(path)) return
  const entries = ours === null ? [] : await readdir(path, { withFileTypes: true })
  for (const entry of entries) {
    if (!ours?.test(entry.name)) continue
    if (entry.isFile()) await close(join(path, entry.name), 0o600)
    if (entry.isDirectory()) await closeAll(join(path, entry.name))
  }
  if (isOursAlone || (ours !== null && entries.every(({ name }) => ours.test(name)))) await close(path, 0o700)
}

/** Closes the folder of one photo with its files. */
async function closeAll(path: string): Promise<void> {
  for (const entry of await readdir(path, { withFileTypes: true })) {
    if (entry.isFile()) await close(join(path, entry.name), 0o600)
  }
  await close(path, 0o700)
}

async function isClosed(path: string): Promise<boolean> {
  return ((await stat(path)).mode & 0o077) === 0
}

/** What belongs to somebody else, or lies on a file system without modes, stays as it is. */
async function close(path: string, mode: number): Promise<void> {
  await chmod(path, mode).catch((error: NodeJS.ErrnoException) => {
    if (!['EPERM', 'EROFS', 'ENOSYS', 'ENOTSUP', 'ENOENT'].includes(error.code ?? '')) throw error
  })
}
