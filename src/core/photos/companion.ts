// Where the raw file of a pair lies, which is opened only if the photo itself cannot be. Never opens it.
import { copyFile, link, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { ErrorCode } from '../../shared/errors.ts'
import type { Photo } from '../../shared/photos.ts'
import { storeError } from '../store/storeError.ts'

/** The name of an upload's raw file in the upload's folder. */
const uploadedName = 'companion'

type Pair = Pick<Photo, 'id' | 'path' | 'companion'>

/** The raw file of a photo: in its folder under its own name, of an upload in the upload's folder. Null without one. */
export function companionPath({ id, path, companion }: Pair): string | null {
  if (companion === null) return null
  // The name that a client gave an upload has no part in a path.
  const isUpload = basename(dirname(path)) === id
  return join(dirname(path), isUpload ? uploadedName : basename(companion))
}

/**
 * Keeps the file `raw`, an upload of its own, with the upload `picture`. Rejects with `disk-full`, `store-unwritable`.
 * It stays where it was, too, until uploads are swept: the same command may come twice.
 */
export async function keepCompanion(picture: string, raw: string): Promise<void> {
  const path = join(dirname(picture), uploadedName)
  try {
    await rm(path, { force: true })
    // Some file systems have no links.
    await link(raw, path).catch(() => copyFile(raw, path))
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
