// The small pictures of a photo, kept in its folder. Never looks into them.
import { mkdir, rename, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { syncFolder } from '../store/durable.ts'
import { storeError } from '../store/storeError.ts'

export type SmallPictures = { thumb: Uint8Array; model: Uint8Array }

/** Writes `thumb.jpg` and `model.jpg` into `folder`, each whole or not at all and, when it resolves, for good. Rejects with disk-full, store-unwritable. */
export async function keepPictures(folder: string, { thumb, model }: SmallPictures): Promise<void> {
  try {
    await makeFolder(folder)
    await writeWhole(join(folder, 'thumb.jpg'), thumb)
    await writeWhole(join(folder, 'model.jpg'), model)
    await Promise.all([syncFolder(folder), syncFolder(dirname(folder))])
  } catch (error) {
    throw storeError(error)
  }
}

/** Writes `thumb.jpg` alone, until `keepPictures` replaces it: after a power cut it may be gone. */
export async function keepThumb(folder: string, thumb: Uint8Array): Promise<void> {
  try {
    await makeFolder(folder)
    const part = join(folder, 'thumb.jpg.part')
    await writeFile(part, thumb, { mode: 0o600 })
    await rename(part, join(folder, 'thumb.jpg'))
  } catch (error) {
    throw storeError(error)
  }
}

/** The folder around it is there; where it is not, the data folder was moved, and none is made in its place. */
async function makeFolder(folder: string): Promise<void> {
  await mkdir(folder, { mode: 0o700 }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error
  })
}

async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const part = `${path}.part`
  await writeFile(part, bytes, { flush: true, mode: 0o600 })
  await rename(part, path)
}
