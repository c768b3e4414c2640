// From what was dropped, files and folders, to the files that may be photographs. Never opens one.
// It cannot be led in circles by links, and stops at a bound.
import { readdir, realpath, stat } from 'node:fs/promises'
import { basename, extname, join, resolve } from 'node:path'
import type { Skipped } from '../../shared/commands.ts'
import { photoExtensions } from '../../shared/photos.ts'

export type Collected = { files: string[]; skipped: Skipped[] }

/** Bounds of one drop: photographs taken, files and folders looked at, folders within folders, reasons listed. */
const most = { photos: 10_000, entries: 200_000, depth: 64, skipped: 1000 }

const extensions = new Set<string>([...photoExtensions.picture, ...photoExtensions.raw])

const noPhotoFormat = 'This is not a photo format Mondrian can read.'

type Walk = { files: Set<string>; skipped: Skipped[]; visited: Set<string>; entries: number }
type Place = { path: string; shown: string; depth: number }

/**
 * Every file that was named, and in folders, to the bottom, every file whose name says photograph: each once, in the
 * order of names. Hidden files and folders are left out without a word; what else is left out is listed.
 */
export async function collectFiles(paths: string[]): Promise<Collected> {
  const walk: Walk = { files: new Set(), skipped: [], visited: new Set(), entries: 0 }
  for (const path of paths.map((each) => resolve(each))) {
    if ((await kindOf(path)) !== 'folder') walk.files.add(path)
    else await collectFolder(path, walk)
  }
  const files = [...walk.files]
  if (files.length > most.photos) {
    const rest = `${files.length - most.photos} more files`
    fail(walk, rest, 'More than 10,000 photographs: add these separately.')
  }
  return { files: files.slice(0, most.photos), skipped: walk.skipped }
}

async function collectFolder(path: string, walk: Walk): Promise<void> {
  const found = walk.files.size
  const told = walk.skipped.length
  await enter({ path, shown: basename(path), depth: 0 }, walk)
  if (walk.files.size === found && walk.skipped.length === told) {
    fail(walk, basename(path), 'There is no photograph in this folder.')
  }
}

/** Links may lead back up: each real folder is entered once. */
async function enter({ path, shown, depth }: Place, walk: Walk): Promise<void> {
  const real = await realpath(path)
  if (walk.visited.has(real) || walk.files.size > most.photos) return
  walk.visited.add(real)
  if (depth > most.depth) return fail(walk, shown, 'This folder lies too deep in others.')
  const entries = await readdir(path).catch((error: NodeJS.ErrnoException) => {
    fail(walk, shown, `This folder cannot be read (${error.code ?? 'unknown'}).`)
    return []
  })
  for (const name of entries.filter((entry) => !entry.startsWith('.')).toSorted()) {
    if (++walk.entries > most.entries) return fail(walk, shown, 'This folder holds too many files.')
    await look({ path: join(path, name), shown: `${shown}/${name}`, depth: depth + 1 }, walk)
  }
}

async function look(place: Place, walk: Walk): Promise<void> {
  const kind = await kindOf(place.path)
  const isPhotoName = extensions.has(extname(place.path).slice(1).toLowerCase())
  if (kind === 'folder') await enter(place, walk)
  // A broken link with a photo's name is taken, so that it gets a sentence of its own.
  else if (isPhotoName && kind !== 'other') walk.files.add(place.path)
  else leaveOut(walk, { name: place.shown, reason: noPhotoFormat, failed: false })
}

function fail(walk: Walk, name: string, reason: string): void {
  leaveOut(walk, { name, reason, failed: true })
}

function leaveOut({ skipped }: Walk, what: Skipped): void {
  if (skipped.length < most.skipped) skipped.push(what)
}

/** Null where there is nothing: a missing file or a link to one. */
async function kindOf(path: string): Promise<'file' | 'folder' | 'other' | null> {
  const stats = await stat(path).catch(() => null)
  if (stats === null) return null
  if (stats.isDirectory()) return 'folder'
  return stats.isFile() ? 'file' : 'other'
}
