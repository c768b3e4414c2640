import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** The files below a folder that hold these bytes. */
export async function filesHolding(folder: string, bytes: Buffer): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  const hold = await Promise.all(files.map(async (file) => (await readFile(file)).includes(bytes)))
  return files.filter((_, i) => hold[i])
}
