// What lies in a folder, and what each of it is. Reads no more of a file than the bytes that tell a photograph.
import { constants } from 'node:fs'
import { open, readdir, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { beginsLikePhoto, markBytes } from '../../shared/folders/fileKinds.ts'

/** `path` can be opened only where `isText`: a path is text, and a name may be any bytes. */
export type FolderEntry = { name: string; path: string | Buffer; isText: boolean }

export const notText =
  'This name is not written in UTF-8, so that Mondrian cannot open it. Rename it, then add it again.'

/** What lies in `folder`, hidden or not, in the order of names. Rejects as the file system does. */
export async function readEntries(folder: string): Promise<FolderEntry[]> {
  const names = await readdir(folder, { encoding: 'buffer' })
  return names.map((bytes) => entryOf(folder, bytes)).toSorted((a, b) => (a.name < b.name ? -1 : 1))
}

function entryOf(folder: string, bytes: Buffer): FolderEntry {
  try {
    const name = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
    return { name, path: join(folder, name), isText: true }
  } catch {
    return {
      name: escaped(bytes),
      path: Buffer.concat([Buffer.from(join(folder, '/')), bytes]),
      isText: false,
    }
  }
}

/** "Z\xfcrich.jpg" for the bytes of another encoding. */
function escaped(bytes: Buffer): string {
  const hex = (character: string): string => `\\x${character.charCodeAt(0).toString(16)}`
  return bytes.toString('latin1').replaceAll(/[\x80-\xff]/g, hex)
}

/** The entry whose name came to us as `path` and lost its bytes on the way; null where there is none. */
export async function garbledEntry(path: string): Promise<FolderEntry | null> {
  if (!basename(path).includes('\ufffd')) return null
  const entries = await readEntries(dirname(path)).catch(() => [])
  const isSame = (entry: FolderEntry): boolean =>
    Buffer.isBuffer(entry.path) && basename(entry.path.toString()) === basename(path)
  return entries.find(isSame) ?? null
}

/** Null where there is nothing: a missing file or a link to one. */
export async function placeKind(path: string | Buffer): Promise<'file' | 'folder' | 'other' | null> {
  const stats = await stat(path).catch(() => null)
  if (stats === null) return null
  if (stats.isDirectory()) return 'folder'
  return stats.isFile() ? 'file' : 'other'
}

/** Whether the file begins like a photograph; one that cannot be read does not. */
export async function hasPhotoMark(path: string | Buffer): Promise<boolean> {
  const file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0)).catch(() => null)
  if (file === null) return false
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(markBytes), 0, markBytes, 0)
    return beginsLikePhoto(buffer.subarray(0, bytesRead))
  } catch {
    return false
  } finally {
    await file.close()
  }
}
