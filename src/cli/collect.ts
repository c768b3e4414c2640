// Turns what was named on the command line into photographs to open. Never opens one: that is the photo child's work.
import type { Dirent } from 'node:fs'
import { readdir, realpath, stat } from 'node:fs/promises'
import { extname, join, resolve } from 'node:path'
import { photoExtensions } from '../shared/photos.ts'

const extensions = new Set<string>([...photoExtensions.picture, ...photoExtensions.raw])
const isPhotoName = (name: string): boolean => extensions.has(extname(name).slice(1).toLowerCase())

/** `path` is absolute; `given` is how the user would write it. */
export type FoundPhoto = { path: string; given: string }

/** `problems` holds one sentence per folder that could not be read or gave nothing. */
export type Collected = { photos: FoundPhoto[]; problems: string[] }

type Walk = { base: string; visited: Set<string>; problems: string[] }

const byName = (a: Dirent, b: Dirent): number => (a.name < b.name ? -1 : 1)

/** Null where there is nothing to follow: a missing file or a link to one. */
const kindOf = async (path: string): Promise<'file' | 'folder' | 'other' | null> => {
  const stats = await stat(path).catch(() => null)
  if (stats === null) return null
  if (stats.isDirectory()) return 'folder'
  return stats.isFile() ? 'file' : 'other'
}

/** Photographs in `folder` and below, sorted by name; hidden entries and folders already visited are left out. */
async function photosIn(folder: string, walk: Walk): Promise<FoundPhoto[]> {
  const path = resolve(walk.base, folder)
  const entries = await readdir(path, { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    walk.problems.push(`${folder}: this folder cannot be read (${error.code}).`)
    return []
  })
  const photos: FoundPhoto[] = []
  for (const { name } of entries.filter((entry) => !entry.name.startsWith('.')).toSorted(byName)) {
    const given = join(folder, name)
    const kind = await kindOf(join(path, name))
    if (kind === 'folder') photos.push(...(await unvisitedPhotosIn(given, walk)))
    // A broken link with a photo's name is passed on, so that it gets a sentence of its own.
    else if (kind !== 'other' && isPhotoName(name)) photos.push({ path: join(path, name), given })
  }
  return photos
}

/** Links may lead back up: each real folder is entered once. */
async function unvisitedPhotosIn(folder: string, walk: Walk): Promise<FoundPhoto[]> {
  const real = await realpath(resolve(walk.base, folder))
  if (walk.visited.has(real)) return []
  walk.visited.add(real)
  return photosIn(folder, walk)
}

/**
 * Photographs named by `inputs`, in their order and each once. Relative inputs count from `base`.
 * A file that was named is passed on whatever it is; in a folder only names that look like photographs count.
 */
export async function collectPhotos(inputs: string[], base: string): Promise<Collected> {
  const walk: Walk = { base, visited: new Set(), problems: [] }
  const photos = new Map<string, FoundPhoto>()
  for (const input of inputs) {
    const path = resolve(base, input)
    const isFolder = (await kindOf(path)) === 'folder'
    const problemsBefore = walk.problems.length
    const found = isFolder
      ? await photosIn(input, { ...walk, visited: new Set([await realpath(path)]) })
      : [{ path, given: input }]
    if (found.length === 0 && walk.problems.length === problemsBefore) {
      walk.problems.push(`${input}: there is no photograph in this folder.`)
    }
    for (const photo of found) if (!photos.has(photo.path)) photos.set(photo.path, photo)
  }
  return { photos: [...photos.values()], problems: walk.problems }
}
