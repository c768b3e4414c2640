// Where the raw file of a pair lies, which is opened only if the photo itself cannot be. Never opens it.
import { copyFile, link, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { ErrorCode } from '../../shared/errors.ts'
import type { Photo } from '../../shared/photos.ts'
import { syncFile, syncFolder } from '../store/durable.ts'
import { storeError } from '../store/storeError.ts'
import { isUpload, uploadParts } from './uploadFolder.ts'

type Pair = Pick<Photo, 'id' | 'path' | 'companion'>

/** The raw file of a photo: in its folder under its own name, of an upload in the upload's folder. Null without one. */
export function companionPath({ id, path, companion }: Pair): string | null {
  if (companion === null) return null
  return join(dirname(path), isUpload({ id, path }) ? uploadParts.companion : basename(companion))
}

/**
 * Keeps the file `raw.path`, an upload of its own, with the upload `picture`, and in both folders what the other is.
 * It stays where it was, too, until drafts are swept: the same command may come twice.
 * Rejects with `disk-full`, `store-unwritable`.
 */
export async function keepCompanion(picture: string, raw: { name: string; path: string }): Promise<void> {
  const folder = dirname(picture)
  const path = join(folder, uploadParts.companion)
  try {
    await rm(path, { force: true })
    // Some file systems have no links.
    await link(raw.path, path).catch(() => copyFile(raw.path, path))
    await syncFile(path)
    await writeFile(join(folder, uploadParts.companionName), raw.name, { mode: 0o600, flush: true })
    await writeFile(join(dirname(raw.path), uploadParts.companionOf), basename(folder), {
      mode: 0o600,
      flush: true,
    })
    await Promise.all([syncFolder(folder), syncFolder(dirname(raw.path))])
  } catch (error) {
    throw storeError(error)
  }
}

/** Whether the raw file is tried when its photo failed like this: not while a copy is still being written. */
export function callsForCompanion(code: ErrorCode): boolean {
  return code.startsWith('photo-') && code !== 'photo-changed'
}

/** For a photo whose raw file was opened in its place. */
export function companionUsed({ name, companion }: Pick<Photo, 'name' | 'companion'>): string {
  return `The raw file ${companion} is used, because ${name} could not be read.`
}
