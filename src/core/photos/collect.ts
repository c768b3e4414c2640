// From what was dropped, files and folders, to the files that may be photographs. Names tell, and where they do not,
// first bytes. It cannot be led in circles by links, and stops at a bound.
import { realpath } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import { fileKind, fileReasons } from '../../shared/folders/fileKinds.ts'
import {
  isLeftOut,
  isOriginals,
  isPhotoLibrary,
  mayBePhotoLibrary,
  noOriginals,
} from '../../shared/folders/folderKinds.ts'
import {
  garbledEntry,
  hasPhotoMark,
  notText,
  placeKind,
  readEntries,
  type FolderEntry,
} from './folderEntries.ts'
import { besideSkipped, beyond, listed } from './skippedLines.ts'
import type { Skipped } from '../../shared/skipped.ts'

export type Collected = { files: string[]; skipped: Skipped[] }

/**
 * Bounds of one drop: photographs taken, files and folders looked at, files opened because their name says nothing,
 * folders within folders, reasons listed.
 */
export const mostTaken = { photos: 10_000, entries: 200_000, opened: 10_000, depth: 64, skipped: 1000 }

type Walk = {
  most: typeof mostTaken
  files: Set<string>
  skipped: Skipped[]
  /** What lies beside photographs, to be told of in one line. */
  beside: string[]
  visited: Set<string>
  entries: number
  opened: number
  /** Photographs, and folders that were searched before, as often as they were met. */
  met: number
}
type Place = { path: string; shown: string; depth: number }

/**
 * Every file that was named, and in folders, to the bottom, every file that says photograph: each once, in the order
 * of names. Hidden files and folders, and pictures that programs and drives made of photographs, are left out without
 * a word; what else is left out is listed, what lies beside photographs in one line.
 */
export async function collectFiles(paths: string[], most = mostTaken): Promise<Collected> {
  const started = { files: new Set<string>(), skipped: [], beside: [], visited: new Set<string>() }
  const walk: Walk = { ...started, most, entries: 0, opened: 0, met: 0 }
  for (const path of paths.map((each) => resolve(each))) {
    if ((await placeKind(path)) === 'folder') await collectFolder(path, walk)
    else await collectFile(path, walk)
  }
  const files = [...walk.files]
  return {
    files: files.slice(0, most.photos),
    skipped: [
      ...listed(walk.skipped, most.skipped),
      ...besideSkipped(walk.beside),
      ...beyond(files.length, most.photos),
    ],
  }
}

/** A file that was named is taken whatever it is called, but for what only stands for a photograph. */
async function collectFile(path: string, walk: Walk): Promise<void> {
  const kind = fileKind(basename(path))
  const garbled = await garbledEntry(path)
  if (kind.kind === 'missing') fail(walk, kind.name, kind.reason)
  else if (garbled) fail(walk, garbled.name, notText)
  else walk.files.add(path)
}

async function collectFolder(path: string, walk: Walk): Promise<void> {
  const known = found(walk)
  await enterAny({ path, shown: basename(path), depth: 0 }, walk)
  if (found(walk) === known) fail(walk, basename(path), 'There is no photograph in this folder.')
}

const found = ({ met, skipped, beside }: Walk): number => met + skipped.length + beside.length

async function enterAny(place: Place, walk: Walk): Promise<void> {
  const name = basename(place.path)
  if (isPhotoLibrary(name) || mayBePhotoLibrary(name)) await enterLibrary(place, walk)
  else await enter(place, walk, await entriesIn(place, walk))
}

async function enter(place: Place, walk: Walk, entries: FolderEntry[]): Promise<void> {
  for (const entry of entries) await look(place, entry, walk)
}

/** Of a photo library only the originals, which lie in it or, in Lightroom's, one folder further down. */
async function enterLibrary(place: Place, walk: Walk): Promise<void> {
  const known = found(walk)
  const inside = await entriesIn(place, walk)
  for (const folder of await foldersOf(place, inside)) {
    if (isOriginals(basename(folder.path))) await enter(folder, walk, await entriesIn(folder, walk))
    else if (/\.lrlibrary$/i.test(place.path)) {
      const below = await foldersOf(folder, await entriesIn(folder, walk))
      for (const each of below.filter(({ path }) => isOriginals(basename(path)))) {
        await enter(each, walk, await entriesIn(each, walk))
      }
    }
  }
  if (found(walk) > known) return
  if (mayBePhotoLibrary(basename(place.path))) await enter(place, walk, inside)
  else fail(walk, place.shown, noOriginals)
}

async function foldersOf(place: Place, entries: FolderEntry[]): Promise<Place[]> {
  const kinds = await Promise.all(entries.map(({ path }) => placeKind(path)))
  return entries
    .filter(({ isText }, index) => isText && kinds[index] === 'folder')
    .map((entry) => within(place, entry))
}

const within = ({ shown, depth }: Place, { name, path }: FolderEntry): Place => ({
  path: path.toString(),
  shown: `${shown}/${name}`,
  depth: depth + 1,
})

/** What lies in a folder. Links may lead back up: each real folder is read once. */
async function entriesIn({ path, shown, depth }: Place, walk: Walk): Promise<FolderEntry[]> {
  try {
    const real = await realpath(path)
    if (walk.visited.has(real)) {
      walk.met += 1
      return []
    }
    walk.visited.add(real)
    if (depth <= walk.most.depth) return await readEntries(path)
    fail(walk, shown, 'This folder lies too deep in others.')
  } catch (error) {
    fail(walk, shown, folderSentence((error as NodeJS.ErrnoException).code))
  }
  return []
}

async function look(folder: Place, entry: FolderEntry, walk: Walk): Promise<void> {
  const { name, path, isText } = entry
  const kind = fileKind(name)
  if (name.startsWith('.') && kind.kind !== 'missing') return
  const place = within(folder, entry)
  walk.entries += 1
  if (walk.entries === walk.most.entries + 1) {
    const most = walk.most.entries.toLocaleString('en')
    fail(walk, place.shown, `More than ${most} files: from here on nothing was searched.`)
  }
  if (walk.entries > walk.most.entries) return
  const what = await placeKind(path)
  if (what === 'folder') {
    if (isLeftOut(name, basename(folder.path))) return
    if (isText) await enterAny(place, walk)
    else fail(walk, place.shown, notText)
  } else if (kind.kind === 'missing') fail(walk, `${folder.shown}/${kind.name}`, kind.reason)
  else if (kind.kind === 'unread') fail(walk, place.shown, kind.reason)
  else if (kind.kind === 'beside') walk.beside.push(place.shown)
  // A broken link with a photo's name is taken, so that it gets a sentence of its own.
  else if (
    what !== 'other' &&
    (kind.kind === 'photo' || (kind.kind === 'unsure' && (await isPhoto(path, walk))))
  ) {
    if (isText) {
      walk.files.add(place.path)
      walk.met += 1
    } else fail(walk, place.shown, notText)
  } else walk.skipped.push({ name: place.shown, reason: fileReasons.format, failed: false })
}

/** For a file whose name says nothing. */
async function isPhoto(path: FolderEntry['path'], walk: Walk): Promise<boolean> {
  walk.opened += 1
  return walk.opened <= walk.most.opened && hasPhotoMark(path)
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
