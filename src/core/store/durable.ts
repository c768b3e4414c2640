// Brings files and their names to the disk, so that a power cut after it takes neither. Never writes one.
import { open } from 'node:fs/promises'

/** Resolves when the bytes of the file at `path` are on the disk. */
export async function syncFile(path: string): Promise<void> {
  const file = await open(path, 'r+')
  try {
    await file.datasync()
  } finally {
    await file.close()
  }
}

/** Resolves when the names in a folder are on the disk. Windows cannot open a folder; its file system keeps a journal. */
export async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}
