// Uploads that are no photographs yet. Each says so in its own folder, and for which library: only those are ever
// removed, and only by that library. Whatever else lies in the folder of uploads stays.
import { copyFile, readdir, readFile, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { lineageFile, parseLineage } from '../store/lineage.ts'
import { uploadFolder, uploadParts, uploadsFolder } from './uploadFolder.ts'

/** A draft that became no photograph is kept this long, milliseconds. */
const keptMs = 24 * 60 * 60_000

export type DraftsOptions = { dataDir: string; libraryId: string; isPhoto: (id: string) => boolean }

const markOf = (dataDir: string, id: string): string => join(uploadFolder(dataDir, id), uploadParts.draft)

/** Marks the upload `id` before it arrives. Where the data folder has no library yet it goes unmarked, and stays. */
export async function markDraft(dataDir: string, id: string): Promise<void> {
  await copyFile(join(dataDir, lineageFile), markOf(dataDir, id)).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error
  })
}

/** The upload `id` is a photograph from now on. */
export async function unmarkDraft(dataDir: string, id: string): Promise<void> {
  await rm(markOf(dataDir, id), { force: true })
}

/** Whether the upload `id` came as a draft of this library. */
export async function isDraft({ dataDir, libraryId }: DraftsOptions, id: string): Promise<boolean> {
  const mark = await readFile(markOf(dataDir, id), 'utf8').catch(() => '')
  return parseLineage(mark)?.id === libraryId
}

/**
 * Removes the drafts of this library that arrived a day before `now`, milliseconds since 1970, or earlier. A mark that
 * a crash left on a photograph goes.
 */
export async function sweepDrafts(options: DraftsOptions, now: number): Promise<void> {
  const { dataDir, isPhoto } = options
  for (const id of await readdir(uploadsFolder(dataDir)).catch(() => [])) {
    if (!(await isDraft(options, id))) continue
    if (isPhoto(id)) {
      await unmarkDraft(dataDir, id).catch(() => undefined)
      continue
    }
    // What cannot be removed now stays until the next start.
    const made = await stat(uploadFolder(dataDir, id)).catch(() => null)
    if (!made || made.mtimeMs >= now - keptMs) continue
    await rm(uploadFolder(dataDir, id), { recursive: true, force: true }).catch(() => undefined)
  }
}
