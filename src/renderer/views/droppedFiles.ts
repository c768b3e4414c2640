// Files out of what was dropped or chosen, folders searched to the bottom. Never reads what is in them.
import { photoExtensions } from '../../shared/photos.ts'
import type { Skipped } from '../state/studioState.ts'
import type { FoundFile } from '../state/batches.ts'

const extensions: readonly string[] = [...photoExtensions.picture, ...photoExtensions.raw]
/** What a file chooser lets through. */
export const acceptedEndings = extensions.map((extension) => `.${extension}`).join(',')

/** What lies below what was handed over, and what was left out of it and why. */
export type Found = { files: FoundFile[]; skipped: Skipped[] }

const reasons = {
  format: 'This is not a photo format Mondrian can read.',
  empty: 'There is no photograph in this folder.',
  unreadable: 'This cannot be read.',
} as const

const none: Found = { files: [], skipped: [] }
const join = (parts: readonly Found[]): Found => ({
  files: parts.flatMap(({ files }) => files),
  skipped: parts.flatMap(({ skipped }) => skipped),
})
const skip = (name: string, reason: keyof typeof reasons): Found => ({
  files: [],
  skipped: [{ name, reason: reasons[reason] }],
})
const isHidden = (name: string): boolean => name.startsWith('.')
const inOrder = (a: string, b: string): number => a.localeCompare(b, 'en', { numeric: true })

/** `folder` is where the file lies, an empty string where it was handed over by itself. */
function look(file: File, folder: string): Found {
  const isPhotoName = extensions.includes(file.name.split('.').slice(1).at(-1)?.toLowerCase() ?? '')
  if (isPhotoName) return { files: [{ file, folder }], skipped: [] }
  return skip(folder === '' ? file.name : `${folder}/${file.name}`, 'format')
}

/** What a file chooser gave. Hidden files and folders in a chosen folder are left out without a word. */
export function pickPhotos(files: readonly File[]): Found {
  const found = files
    .map((file) => ({ file, folders: file.webkitRelativePath.split('/').slice(0, -1) }))
    .filter(({ file, folders }) => folders.length === 0 || ![...folders, file.name].some(isHidden))
    .map(({ file, folders }) => ({ file, folder: folders.join('/') }))
    .toSorted((a, b) => inOrder(a.folder, b.folder) || inOrder(a.file.name, b.file.name))
  return join(found.map(({ file, folder }) => look(file, folder)))
}

/** To be called while the drop event is handled: afterwards the browser forgets what was dropped. */
export async function filesOf(transfer: DataTransfer): Promise<Found> {
  const entries = [...transfer.items].flatMap((item) => item.webkitGetAsEntry() ?? [])
  return join(await Promise.all(entries.toSorted(byName).map((entry) => enter(entry, ''))))
}

const byName = (a: FileSystemEntry, b: FileSystemEntry): number => inOrder(a.name, b.name)

async function enter(entry: FileSystemEntry, folder: string): Promise<Found> {
  try {
    if (isFile(entry)) {
      return look(await new Promise<File>((resolve, reject) => entry.file(resolve, reject)), folder)
    }
    if (!isDirectory(entry)) return none
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`
    const inside = (await entriesOf(entry)).filter(({ name }) => !isHidden(name)).toSorted(byName)
    const found = join(await Promise.all(inside.map((each) => enter(each, path))))
    const isTop = folder === ''
    return isTop && found.files.length + found.skipped.length === 0 ? skip(path, 'empty') : found
  } catch {
    return skip(entry.name, 'unreadable')
  }
}

async function entriesOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader()
  const entries: FileSystemEntry[] = []
  // A reader hands out some entries at a time, and none when there are no more.
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    )
    if (some.length === 0) return entries
    entries.push(...some)
  }
}

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile
const isDirectory = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory
