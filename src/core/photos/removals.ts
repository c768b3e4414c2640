// The files of photos that a person removed. The row goes first, and with it stands that the files are to go: a crash
// between the two leaves nothing behind for longer than the next start.
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { Store } from '../store/index.ts'
import { tilesFolder } from './tileFolders.ts'
import { uploadFolder } from './uploadFolder.ts'

/** Removes the files of photo `id`, whose row is gone: its pictures, its tiles and, where it was uploaded, the photograph. */
export async function removeFiles(dataDir: string, store: Store, id: string): Promise<void> {
  // Ids are made here. What else a database may say never becomes a path of something that is removed.
  if (!z.uuid().safeParse(id).success) return
  await rm(join(dataDir, 'photos', id), { recursive: true, force: true })
  await rm(join(dataDir, tilesFolder, id), { recursive: true, force: true })
  await rm(uploadFolder(dataDir, id), { recursive: true, force: true })
  store.removals.done(id)
}

/** Does that for every photo of which it was not done. What cannot be removed now stays until the next start. */
export async function finishRemovals(dataDir: string, store: Store): Promise<void> {
  for (const id of store.removals.list()) {
    if (store.photos.has(id)) store.removals.done(id)
    else await removeFiles(dataDir, store, id).catch(() => undefined)
  }
}
