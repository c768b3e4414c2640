// Looks at the files beside a model: which there are, and what each says it is. Reads no more than their beginnings.
import { readdirSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { AppError } from '../../shared/errors.ts'
import { withGgufFile } from './ggufFile.ts'
import { isProjector } from './ggufHeader.ts'
import { readMetadata, toText } from './ggufMetadata.ts'
import { isLaterPart } from './modelParts.ts'

/** What tells which files were made together. */
export type Identity = { path: string; name: string | null; basename: string | null }

export type Neighbour = Identity & { isProjector: boolean }

/** No folder of models holds more; what comes after is not looked at. */
const maxFiles = 1000
/** All that is looked for comes among the first entries of every known file. */
const maxEntries = 16
const windowBytes = 4096

/** The other GGUF files in the folder of a model, as far as they can be read. */
export function readNeighbours(modelPath: string): Neighbour[] {
  const folder = dirname(modelPath)
  return (
    readNames(folder)
      .filter((name) => name.toLowerCase().endsWith('.gguf') && name !== basename(modelPath))
      // The first part of a model stands for all of them.
      .filter((name) => !isLaterPart(name))
      .toSorted()
      .slice(0, maxFiles)
      .flatMap((name) => peek(join(folder, name)) ?? [])
  )
}

function readNames(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    // A folder that may not be listed shows nothing; the model itself may still be read.
    return []
  }
}

function peek(path: string): Neighbour | null {
  try {
    return withGgufFile(
      path,
      ({ reader, entryCount }) => {
        const { strings } = readMetadata(reader, Math.min(entryCount, maxEntries))
        const [name, family] = [strings.get('general.name'), strings.get('general.basename')]
        return { path, name: toText(name), basename: toText(family), isProjector: isProjector(strings) }
      },
      windowBytes,
    )
  } catch (error) {
    if (error instanceof AppError) return null
    throw error
  }
}

/**
 * How much two files look as if they were made together: letters that both file names begin with, and thousands where
 * they say so themselves.
 */
export function kinship(a: Identity, b: Identity): number {
  const isSame = (key: 'name' | 'basename'): boolean => a[key] !== null && a[key] === b[key]
  const declared = isSame('basename') ? 2000 : isSame('name') ? 1000 : 0
  return declared + commonLength(fileStem(a.path), fileStem(b.path))
}

/** The name of a file without the word that marks a projector, wherever it stands. */
function fileStem(path: string): string {
  return basename(path)
    .toLowerCase()
    .replace(/[-_.]?mmproj[-_.]?/, '')
}

function commonLength(a: string, b: string): number {
  let length = 0
  while (length < a.length && a[length] === b[length]) length++
  return length
}
