// The picture that a model is given, kept per job: it stays what was seen, whatever becomes of the photo later.
// Never makes one; the photo child wrote it.
import { copyFile, link, readFile, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { AppError } from '../../shared/errors.ts'
import type { Seen } from '../../shared/critique.ts'
import { syncFile, syncFolder } from '../store/durable.ts'
import { jpegSize } from './jpegSize.ts'

/** A small JPEG that the photo child wrote: of 1024 pixels for models, of 512 for lists. */
export type PictureCopy = 'model' | 'thumb'

/** Where a photo's copy lies. */
export const copyPath = (dataDir: string, photoId: string, copy: PictureCopy): string =>
  join(dataDir, 'photos', photoId, `${copy}.jpg`)

/** The file with the picture that a job's model was given. */
export function seenPath(dataDir: string, { id, photoId }: { id: string; photoId: string }): string {
  return join(dataDir, 'photos', photoId, `seen-${id}.jpg`)
}

/**
 * Sets the photo's present JPEG aside for this job, and says what it is.
 * Rejects with `photo-missing` where it is gone, `photo-damaged`.
 */
export async function keepSeen(
  dataDir: string,
  job: { id: string; photoId: string },
  copy: PictureCopy = 'model',
): Promise<{ path: string; seen: Seen }> {
  const source = copyPath(dataDir, job.photoId, copy)
  const path = seenPath(dataDir, job)
  const bytes = await readFile(source).catch((error: unknown) => {
    throw new AppError('photo-missing', 'The small version of this photo is gone.', {
      hint: 'Remove the photo and add it again.',
      cause: error,
    })
  })
  const size = jpegSize(bytes)
  await rm(path, { force: true })
  // The photo child replaces files whole, so a link keeps what it points at; some file systems have none.
  await link(source, path).catch(() => copyFile(source, path))
  await syncFile(path)
  await syncFolder(dirname(path))
  return { path, seen: { ...size, bytes: bytes.length, imageTokens: null } }
}

/** Removes what `keepSeen` kept. */
export async function forgetSeen(dataDir: string, job: { id: string; photoId: string }): Promise<void> {
  await rm(seenPath(dataDir, job), { force: true })
}
