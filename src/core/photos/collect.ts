// From what was dropped, files and folders, to the files that may be photographs. Never opens one.
// It cannot be led in circles by links, and stops at a bound.
import { readdir, realpath, stat } from 'node:fs/promises'
import { basename, extname, join, resolve } from 'node:path'
import type { Skipped } from '../../shared/commands.ts'
import { photoExtensions } from '../../shared/photos.ts'

export type Collected = { files: string[]; skipped: Skipped[] }

/** Bounds of one drop: photographs taken, files and folders looked at, folders within folders, reasons listed. */
export const mostTaken = { photos: 10_000, entries: 200_000, depth: 64, skipped: 1000 }

const extensions = new Set<string>([...photoExtensions.picture, ...photoExtensions.raw])
const noPhotoFormat = 'This is not a photo format Mondrian can read.'

type Walk = {
  most: typeof mostTaken
  files: Set<string>
  skipped: Skipped[]
  visited: Set<string>
  entries: number
  /** Photographs, and folders that were searched before, as often as they were met. */
  met: number
}
type Place = { path: string; shown: string; depth: number }

/**
 * Every file that was named, and in folders, to the bottom, every file whose name says photograph: each once, in the
 * order of names. Hidden files and folders are left out without a word; what else is left out is listed.
 */
export async function collectFiles(paths: string[], most = mostTaken): Promise<Collected> {
  const walk: Walk = { most, files: new Set(), skipped: [], visited: new Set(), entries: 0, met: 0 }
  for (const path of paths.map((each) => resolve(each))) {
    if ((await kindOf(path)) !== 'folder') walk.files.add(path)
    else await collectFolder(path, walk)
  }
  const files = [...walk.files]
  return {
    files: files.slice(0, most.photos),
    skipped: [...listed(walk), ...beyond(files.length, most.photos)],
  }
}

async function collectFolder(path: string, walk: Walk): Promise<void> {
  const known = walk.met + walk.skipped.length
  await enter({ path, shown: basename(path), depth: 0 }, walk)
  if (walk.met + walk.skipped.length === known) {
    fail(walk, basename(path), 'There is no photograph in this folder.')
  }
}

async function enter(place: Place, walk: Walk): Promise<void> {
  const { path, shown, depth } = place
  const names = await namesIn(place, walk).catch((error: NodeJS.ErrnoException) => {
    fail(walk, shown, folderSentence(error.code))
    return []
  })
  for (const name of names) {
    await look({ path: join(path, name), shown: `${shown}/${name}`, depth: depth + 1 }, walk)
  }
}

/** What lies in a folder, in order, without what is hidden. Links may lead back up: each real folder is read once. */
async function namesIn({ path, shown, depth }: Place, walk: Walk): Promise<string[]> {
  const real = await realpath(path)
  if (walk.visited.has(real)) {
    walk.met += 1
    return []
  }
  walk.visited.add(real)
  if (depth > walk.most.depth) {
    fail(walk, shown, 'This folder lies too deep in others.')
    return []
  }
  const names = await readdir(path)
  return names.filter((name) => !name.startsWith('.')).toSorted()
}

async function look(place: Place, walk: Walk): Promise<void> {
  walk.entries += 1
  if (walk.entries === walk.most.entries + 1) {
    fail(walk, place.shown, `More than ${count(walk.most.entries)} files: from here on nothing was searched.`)
  }
  if (walk.entries > walk.most.entries) return
  const kind = await kindOf(place.path)
  const isPhotoName = extensions.has(extname(place.path).slice(1).toLowerCase())
  if (kind === 'folder') await enter(place, walk)
  // A broken link with a photo's name is taken, so that it gets a sentence of its own.
  else if (isPhotoName && kind !== 'other') {
    walk.files.add(place.path)
    walk.met += 1
  } else walk.skipped.push({ name: place.shown, reason: noPhotoFormat, failed: false })
}

function fail({ skipped }: Walk, name: string, reason: string): void {
  skipped.push({ name, reason, failed: true })
}

/** Why a folder could not be searched, by the code of the file system's error. */
export function folderSentence(code: string | undefined): string {
  if (code === 'EACCES' || code === 'EPERM') {
    return 'Mondrian is not allowed to read this folder. Check its permissions.'
  }
  if (code === 'ENOENT' || code === 'ENOTDIR') return 'This folder is no longer there.'
  return `This folder could not be read from its drive (${code ?? 'unknown'}).`
}

const count = (number: number): string => number.toLocaleString('en')
const moreFiles = (number: number): string => `${count(number)} more ${number === 1 ? 'file' : 'files'}`

/** As many reasons as a person may look through, and how many more there are. */
function listed({ skipped, most }: Walk): Skipped[] {
  const rest = skipped.slice(most.skipped)
  if (rest.length === 0) return skipped
  const failed = rest.some((each) => each.failed)
  return [
    ...skipped.slice(0, most.skipped),
    { name: moreFiles(rest.length), reason: 'They were left out, too.', failed },
  ]
}

function beyond(found: number, most: number): Skipped[] {
  if (found <= most) return []
  const reason = `More than ${count(most)} photographs: add these separately.`
  return [{ name: moreFiles(found - most), reason, failed: true }]
}

/** Null where there is nothing: a missing file or a link to one. */
async function kindOf(path: string): Promise<'file' | 'folder' | 'other' | null> {
  const stats = await stat(path).catch(() => null)
  if (stats === null) return null
  if (stats.isDirectory()) return 'folder'
  return stats.isFile() ? 'file' : 'other'
}
