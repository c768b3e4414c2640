// Photographs that lie in the folder of uploads and that the library does not know: its database was lost, or is an
// older one. They are found and offered. Never removes or changes one.
import { lstat, readdir, readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { z } from 'zod'
import { isDraft, type DraftsOptions } from './drafts.ts'
import { shownName, type PhotoSource } from './uploads.ts'
import { uploadFolder, uploadParts, uploadsFolder } from './uploadFolder.ts'

/** A photograph to be added under the id it had, and its size in bytes. */
export type Unlisted = Required<Pick<PhotoSource, 'id' | 'name' | 'path'>> &
  Pick<PhotoSource, 'companion'> & { size: number }

/** Characters of a name that are looked at. */
const longestText = 4096

/** Every one of them, in the order they arrived. */
export async function findUnlisted(options: DraftsOptions): Promise<Unlisted[]> {
  const found: { photo: Unlisted; at: number }[] = []
  for (const id of await readdir(uploadsFolder(options.dataDir)).catch(() => [])) {
    if (!z.uuid().safeParse(id).success || options.isPhoto(id) || (await isDraft(options, id))) continue
    const folder = uploadFolder(options.dataDir, id)
    if (await isKeptElsewhere(options.dataDir, folder)) continue
    const photo = await photoIn(folder, id)
    if (photo) found.push(photo)
  }
  return found.toSorted((a, b) => a.at - b.at).map(({ photo }) => photo)
}

/** The photograph in an upload's folder, or the raw file where that alone is left; null where there is neither. */
async function photoIn(folder: string, id: string): Promise<{ photo: Unlisted; at: number } | null> {
  const [original, raw] = await Promise.all([
    fileAt(join(folder, uploadParts.original)),
    fileAt(join(folder, uploadParts.companion)),
  ])
  const name = shownName(await textOf(join(folder, uploadParts.name)))
  // Where an earlier version did not keep the raw file's name, all that is sure is that it had the same stem.
  const rawName =
    (await textOf(join(folder, uploadParts.companionName))) ||
    name.slice(0, -extname(name).length || undefined)
  const companion = raw && { name: shownName(rawName), path: raw.path }
  if (original) {
    const { path, size, at } = original
    return { photo: { id, name, path, size, ...(companion && { companion }) }, at }
  }
  return raw && companion && { photo: { id, ...companion, size: raw.size }, at: raw.at }
}

/** Whether this is a raw file that another upload has beside its picture. */
async function isKeptElsewhere(dataDir: string, folder: string): Promise<boolean> {
  const keeper = z.uuid().safeParse(await textOf(join(folder, uploadParts.companionOf)))
  if (!keeper.success) return false
  return (await fileAt(join(uploadFolder(dataDir, keeper.data), uploadParts.companion))) !== null
}

/** A file with something in it; null for anything else. Links are not followed. */
async function fileAt(path: string): Promise<{ path: string; size: number; at: number } | null> {
  const stats = await lstat(path).catch(() => null)
  if (!stats?.isFile() || stats.size === 0) return null
  return { path, size: stats.size, at: stats.mtimeMs }
}

const textOf = async (path: string): Promise<string> =>
  (await readFile(path, 'utf8').catch(() => '')).slice(0, longestText)
