// Looks at the files beside a model: which there are, and what each says it is. Reads no more than their beginnings.
import { readdirSync, type Dirent } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { AppError } from '../../shared/errors.ts'
import { withGgufFile } from './ggufFile.ts'
import { isProjector } from './ggufHeader.ts'
import { readMetadata, toText, type Metadata } from './ggufMetadata.ts'
import { isLaterPart } from './modelParts.ts'

/** What tells which files were made together. */
export type Identity = {
  path: string
  name: string | null
  basename: string | null
  /** `general.base_model.0.name`: of what both were made. */
  baseModel: string | null
}

export type Neighbour = Identity & { isProjector: boolean }

/** No folder of models holds more; what comes after is not looked at. */
const maxFiles = 1000
/** All that is looked for comes among the first entries of every known file, and before the vocabulary. */
const maxEntries = 40
const windowBytes = 4096

/** The other GGUF files in the folder of a model, as far as they can be read. */
export const readNeighbours = (modelPath: string): Neighbour[] =>
  readFolder(dirname(modelPath)).filter(({ path }) => path !== modelPath)

/**
 * Eyes that lie one folder further down or up: makers keep them in a folder of their own, or each packing of the model.
 * Those below belong to the model unless other models lie with them; those above are `distant`: it has to be said by
 * themselves that they are its own.
 */
export function readNearbyEyes(modelPath: string): (Neighbour & { distant: boolean })[] {
  const folder = dirname(modelPath)
  const eyesIn = (place: string): Neighbour[] => readFolder(place).filter((file) => file.isProjector)
  const below = subfolders(folder).filter((place) => readFolder(place).every((file) => file.isProjector))
  const above = [dirname(folder), ...subfolders(dirname(folder)).filter((place) => /mmproj/i.test(place))]
  return [
    ...below.flatMap(eyesIn).map((file) => ({ ...file, distant: false })),
    ...above.flatMap(eyesIn).map((file) => ({ ...file, distant: true })),
  ]
}

/** Every folder whose changes may give a model other eyes. */
export function eyeFolders(modelPath: string): string[] {
  const folder = dirname(modelPath)
  return [folder, dirname(folder), ...subfolders(folder)]
}

/** No model has more folders below its own. */
const maxFolders = 30

function subfolders(folder: string): string[] {
  return readEntries(folder)
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .map((entry) => join(folder, entry.name))
    .toSorted()
    .slice(0, maxFolders)
}

function readFolder(folder: string): Neighbour[] {
  return (
    readEntries(folder)
      .map(({ name }) => name)
      .filter((name) => name.toLowerCase().endsWith('.gguf'))
      // The first part of a model stands for all of them.
      .filter((name) => !isLaterPart(name))
      .toSorted()
      .slice(0, maxFiles)
      .flatMap((name) => peek(join(folder, name)) ?? [])
  )
}

function readEntries(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
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
        const vocabularyBegins = ({ strings }: Metadata): boolean => strings.has('tokenizer.ggml.model')
        const { strings } = readMetadata(reader, Math.min(entryCount, maxEntries), vocabularyBegins)
        return { path, ...identityOf(strings), isProjector: isProjector(strings) }
      },
      windowBytes,
    )
  } catch (error) {
    if (error instanceof AppError) return null
    throw error
  }
}

/** What a file says of its origin. */
export const identityOf = (strings: ReadonlyMap<string, string>): Omit<Identity, 'path'> => ({
  name: toText(strings.get('general.name')),
  basename: toText(strings.get('general.basename')),
  baseModel: toText(strings.get('general.base_model.0.name')),
})

/**
 * How much two files look as if they were made together: letters that both file names begin with, and thousands where
 * they say so themselves.
 */
export function kinship(a: Identity, b: Identity): number {
  const isSame = (key: 'name' | 'basename' | 'baseModel'): boolean => a[key] !== null && a[key] === b[key]
  const declared = isSame('basename') ? 3000 : isSame('baseModel') ? 2000 : isSame('name') ? 1000 : 0
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
