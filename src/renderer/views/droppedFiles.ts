// Files out of what was dropped or chosen, folders searched to the bottom. Of a file whose name says nothing it reads
// the bytes that tell a photograph.
import {
  beginsLikePhoto,
  besideLine,
  fileKind,
  fileReasons,
  markBytes,
} from '../../shared/folders/fileKinds.ts'
import { isLeftOut, isOriginals, isPhotoLibrary, noOriginals } from '../../shared/folders/folderKinds.ts'
import { photoExtensions } from '../../shared/photos.ts'
import type { Skipped } from '../state/studioState.ts'
import type { FoundFile } from '../state/batches.ts'

const extensions: readonly string[] = [...photoExtensions.picture, ...photoExtensions.raw]
/** What a file chooser lets through. */
export const acceptedEndings = extensions.map((extension) => `.${extension}`).join(',')

/** What lies below what was handed over, and what was left out of it and why. */
export type Found = { files: FoundFile[]; skipped: Skipped[] }
/** While it is searched; `beside` is told of in one line. */
type Part = Found & { beside: string[] }

const none: Part = { files: [], skipped: [], beside: [] }
const join = (parts: readonly Part[]): Part => ({
  files: parts.flatMap(({ files }) => files),
  skipped: parts.flatMap(({ skipped }) => skipped),
  beside: parts.flatMap(({ beside }) => beside),
})
const skip = (name: string, reason: string): Part => ({ ...none, skipped: [{ name, reason }] })
const isEmpty = ({ files, skipped, beside }: Part): boolean =>
  files.length + skipped.length + beside.length === 0
const isHidden = (name: string): boolean => name.startsWith('.') && fileKind(name).kind !== 'missing'
const inOrder = (a: string, b: string): number => a.localeCompare(b, 'en', { numeric: true })

function told({ files, skipped, beside }: Part): Found {
  const line = besideLine(beside)
  return { files, skipped: line === null ? skipped : [...skipped, line] }
}

/** `folder` is where the file lies, an empty string where it was handed over by itself. */
async function look(file: File, folder: string): Promise<Part> {
  const kind = fileKind(file.name)
  const path = (name: string): string => (folder === '' ? name : `${folder}/${name}`)
  if (kind.kind === 'missing') return skip(path(kind.name), kind.reason)
  if (kind.kind === 'unread') return skip(path(file.name), kind.reason)
  if (kind.kind === 'beside') return { ...none, beside: [path(file.name)] }
  const isPhoto = kind.kind === 'photo' || (kind.kind === 'unsure' && (await hasMark(file)))
  return isPhoto ? { ...none, files: [{ file, folder }] } : skip(path(file.name), fileReasons.format)
}

async function hasMark(file: File): Promise<boolean> {
  return beginsLikePhoto(new Uint8Array(await file.slice(0, markBytes).arrayBuffer()))
}

/** Whether a file in these folders, the outermost first, is none of a person's photographs. */
function isMadeOfPhotos(folders: readonly string[]): boolean {
  return folders.some((name, index) => {
    const isInLibrary = isPhotoLibrary(name) && !folders.slice(index + 1, index + 3).some(isOriginals)
    // The folder that was chosen itself is searched whatever it is called.
    return isInLibrary || (index > 0 && isLeftOut(name, folders[index - 1] ?? ''))
  })
}

/** What a file chooser gave. Hidden files and folders in a chosen folder are left out without a word. */
export async function pickPhotos(files: readonly File[]): Promise<Found> {
  const found = files
    .map((file) => ({ file, folders: file.webkitRelativePath.split('/').slice(0, -1) }))
    .filter(({ file, folders }) => folders.length === 0 || ![...folders, file.name].some(isHidden))
    .filter(({ folders }) => !isMadeOfPhotos(folders))
    .map(({ file, folders }) => ({ file, folder: folders.join('/') }))
    .toSorted((a, b) => inOrder(a.folder, b.folder) || inOrder(a.file.name, b.file.name))
  return told(join(await Promise.all(found.map(({ file, folder }) => look(file, folder)))))
}

/** To be called while the drop event is handled: afterwards the browser forgets what was dropped. */
export async function filesOf(transfer: DataTransfer): Promise<Found> {
  const entries = [...transfer.items].flatMap((item) => item.webkitGetAsEntry() ?? [])
  return told(join(await Promise.all(entries.toSorted(byName).map((entry) => enter(entry, [])))))
}

const byName = (a: FileSystemEntry, b: FileSystemEntry): number => inOrder(a.name, b.name)

/** `folders` are those around the entry, the outermost first. */
async function enter(entry: FileSystemEntry, folders: readonly string[]): Promise<Part> {
  try {
    if (isFile(entry)) {
      const file = await new Promise<File>((resolve, reject) => entry.file(resolve, reject))
      return isMadeOfPhotos(folders) ? none : await look(file, folders.join('/'))
    }
    if (!isDirectory(entry)) return none
    const inside = [...folders, entry.name]
    if (folders.length > 0 && isLeftOut(entry.name, folders.at(-1) ?? '')) return none
    const entries = (await entriesOf(entry)).filter(({ name }) => !isHidden(name)).toSorted(byName)
    const found = join(await Promise.all(entries.map((each) => enter(each, inside))))
    if (!isEmpty(found)) return found
    if (isPhotoLibrary(entry.name)) return skip(inside.join('/'), noOriginals)
    return folders.length === 0 ? skip(entry.name, 'There is no photograph in this folder.') : none
  } catch {
    return skip(entry.name, 'This cannot be read.')
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
