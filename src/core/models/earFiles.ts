// Which files of speech models are here, by their names. Opens none.
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'

/** As whisper.cpp's models are called; silero is the name of one that only tells speech from silence. */
const earName = /^ggml-(?!silero).+\.bin$/

/** What is fetched lies in OWNER/NAME/. */
const deepest = 2

/** The speech models in a folder and the folders in it, as full paths in order; none where there is no such folder. */
export async function earFiles(folder: string, depth = 0): Promise<string[]> {
  const inside = await readdir(folder, { withFileTypes: true }).catch(() => [])
  const names = inside.map(({ name }) => name).filter((name) => !name.startsWith('.'))
  const own = names.filter((name) => earName.test(name)).map((name) => join(folder, name))
  const folders = inside.filter((entry) => !entry.isFile() && !entry.name.startsWith('.'))
  if (depth === deepest) return own.toSorted()
  const below = await Promise.all(folders.map(({ name }) => earFiles(join(folder, name), depth + 1)))
  return [...own, ...below.flat()].toSorted()
}
