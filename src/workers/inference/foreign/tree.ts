// GGUF files in a folder of another program, by their names.
import { readdirSync, realpathSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { isModelFileName } from '../../../shared/modelFiles.ts'
import { isLaterPart } from '../modelParts.ts'

/** So deep and so many are looked at. */
const most = { depth: 8, files: 1000, folders: 5000 }

/** Folders of these names hold what is no model: locks, notes of absence, pieces under their checksums. */
const passedOver = new Set(['.locks', '.no_exist', 'trees', 'blobs', 'refs'])

/**
 * Models below `folder`, by their whole paths, in order. Unfinished downloads have other endings (`.part`,
 * `.incomplete`, `.downloadInProgress`). Throws the system's error where the folder itself may not be read.
 */
export function modelFilesBelow(folder: string): string[] {
  const found: string[] = []
  const visited = new Set<string>()
  const search = (place: string, depth: number): void => {
    if (depth > most.depth || visited.size >= most.folders || found.length >= most.files) return
    const real = realpathSync(place)
    if (visited.has(real)) return
    visited.add(real)
    for (const name of readdirSync(place).toSorted()) {
      const path = join(place, name)
      // A link may lead nowhere.
      const stats = statSync(path, { throwIfNoEntry: false })
      if (stats?.isDirectory() && !passedOver.has(name)) unlessClosed(() => search(path, depth + 1))
      else if (stats?.isFile() && isModelFileName(name) && !isLaterPart(name)) found.push(path)
    }
  }
  search(folder, 0)
  return found.slice(0, most.files)
}

/** A folder within that may not be read shows nothing. */
function unlessClosed(search: () => void): void {
  try {
    search()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === undefined) throw error
  }
}
