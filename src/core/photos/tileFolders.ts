// Where the tiles of photographs lie: a folder for each photo, in it one for its pixels as they are turned. Never cuts one.
import { mkdir, readdir, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { tileBytes, tileLimits, tileName, type Size } from '../../shared/tiles.ts'
import { storeError } from '../store/storeError.ts'

export const tilesFolder = 'tiles'
const unfinishedEnding = '.part'

/** The file of a tile. */
export const tilePath = (dataDir: string, photoId: string, name: string, tile: string): string =>
  join(dataDir, tilesFolder, photoId, name, `${tile}.png`)

export type TileFolder = {
  /** Rejects with disk-full, store-unwritable. */
  keepRow: (row: { level: number; row: number; pngs: readonly Uint8Array[] }) => Promise<void>
  /** Gives the folder its name, and removes what is beyond the limit. Rejects as `keepRow` does. */
  finish: () => Promise<void>
  /** Removes what was kept so far. Never rejects. */
  drop: () => Promise<void>
}

export type TileFolders = {
  /** Whether all tiles of this name are there; they count as looked at now. */
  has: (photoId: string, name: string) => Promise<boolean>
  /** A folder to be filled. Rejects with disk-full, store-unwritable. */
  begin: (photoId: string, name: string) => Promise<TileFolder>
}

/** `sizeOf`: pixels of a photo, null for one that is not in the library. */
export function createTileFolders(dataDir: string, sizeOf: (photoId: string) => Size | null): TileFolders {
  const root = join(dataDir, tilesFolder)
  const remove = (path: string): Promise<void> => rm(path, { recursive: true, force: true })
  let swept: Promise<void> | null = null
  /** Removes what an earlier run left: of photos that are gone, and what was not finished. */
  const sweep = async (): Promise<void> => {
    for (const photoId of await namesIn(root)) {
      if (!sizeOf(photoId)) await remove(join(root, photoId))
      for (const name of await namesIn(join(root, photoId))) {
        if (name.endsWith(unfinishedEnding)) await remove(join(root, photoId, name))
      }
    }
  }
  /** Removes the tiles of the photos looked at longest ago beyond the limit; those of `last` stay. */
  const trim = async (last: string): Promise<void> => {
    const folders = await Promise.all(
      (await namesIn(root)).map(async (photoId) => {
        const { mtimeMs } = await stat(join(root, photoId)).catch(() => ({ mtimeMs: 0 }))
        return { photoId, mtimeMs: photoId === last ? Infinity : mtimeMs }
      }),
    )
    let bytes = 0
    for (const { photoId } of folders.toSorted((a, b) => b.mtimeMs - a.mtimeMs)) {
      const size = sizeOf(photoId)
      bytes += size ? tileBytes(size) : 0
      if (photoId !== last && (!size || bytes > tileLimits.cacheBytes)) await remove(join(root, photoId))
    }
  }

  return {
    async has(photoId, name) {
      try {
        await stat(join(root, photoId, name))
        const now = new Date()
        await utimes(join(root, photoId), now, now)
        return true
      } catch {
        return false
      }
    },
    async begin(photoId, name) {
      swept ??= sweep().catch(() => undefined)
      await swept
      const folder = join(root, photoId, name)
      const unfinished = `${folder}${unfinishedEnding}`
      await storing(async () => {
        // One after another: where the data folder is gone, none is made in its place.
        await makeFolder(root)
        await makeFolder(join(root, photoId))
        await remove(unfinished)
        await makeFolder(unfinished)
      })
      return {
        keepRow: ({ level, row, pngs }) =>
          storing(async () => {
            for (const [column, png] of pngs.entries()) {
              await writeFile(join(unfinished, `${tileName(level, column, row)}.png`), png, { mode: 0o600 })
            }
          }),
        finish: () =>
          storing(async () => {
            await remove(folder)
            await rename(unfinished, folder)
            // As the photo was turned before, nobody looks at it any more.
            for (const other of await namesIn(join(root, photoId))) {
              if (other !== name) await remove(join(root, photoId, other))
            }
            await trim(photoId)
          }),
        drop: () => remove(unfinished).catch(() => undefined),
      }
    },
  }
}

async function storing(work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    throw storeError(error)
  }
}

/** None where there is no such folder. */
const namesIn = (folder: string): Promise<string[]> => readdir(folder).catch(() => [])

async function makeFolder(folder: string): Promise<void> {
  await mkdir(folder, { mode: 0o700 }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error
  })
}
