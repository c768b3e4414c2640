import { AppError } from '../../../shared/errors.ts'
import { isModelFileName } from '../../../shared/modelFiles.ts'
import { remoteFileSchema, type RemoteFile } from '../../../shared/catalogue.ts'
import type { ListedFile } from './hubApi.ts'

export type Preference = { packings: readonly string[]; eyes: readonly string[] }

/** For a repository of the user's own. */
export const usualPreference: Preference = {
  packings: ['Q4_K_M', 'Q4_0', 'Q5_K_M', 'Q6_K', 'Q8_0', 'F16', 'BF16'],
  eyes: ['F16', 'BF16', 'Q8_0', 'F32'],
}

const partName = /-(\d{5})-of-(\d{5})\.gguf$/i
const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1)
const isEyes = ({ path }: ListedFile): boolean => /\.gguf$/i.test(path) && /mmproj/i.test(nameOf(path))

/** Whether a packing stands in a path as a word: Q4_K_M is not Q4_K_M_L, nor IQ4_K_M. */
const isPacked = (path: string, packing: string): boolean =>
  new RegExp(`(^|[^a-z0-9])${packing}(?![a-z0-9_])`, 'i').test(path)

/**
 * The files of one model: the weights in the first packing of the list that is there, in all their parts, and eyes where
 * there are any. Throws download-refused where nothing fits, parts are missing, or the hub tells no checksum.
 */
export function chooseFiles(files: readonly ListedFile[], { packings, eyes }: Preference): RemoteFile[] {
  const models = files.filter(({ path }) => isModelFileName(nameOf(path)))
  const packing = packings.find((name) => models.some(({ path }) => isPacked(path, name)))
  const fitting = models.filter(({ path }) => packing !== undefined && isPacked(path, packing))
  // The shortest name is the plain one: others have a word more.
  const [first] = fitting.toSorted((a, b) => a.path.length - b.path.length || (a.path < b.path ? -1 : 1))
  if (!first) throw refused('This repository has no model in a packing that is known here.')
  return [
    ...chooseEyes(files, eyes).map((file) => readFile(file, true)),
    ...parts(first, models).map((file) => readFile(file, false)),
  ]
}

/** The file of a speech model. Throws download-refused where it is not there, or the hub tells no checksum. */
export function chooseEar(files: readonly ListedFile[], name: string): RemoteFile[] {
  const found = files.find(({ path }) => path === name)
  if (!found) throw refused('This repository has no such speech model any more.')
  return [readFile(found, false)]
}

function chooseEyes(files: readonly ListedFile[], wanted: readonly string[]): ListedFile[] {
  const all = files.filter(isEyes)
  if (wanted.length === 0 || all.length === 0) return []
  const packing = wanted.find((name) => all.some(({ path }) => isPacked(path, name)))
  const found = all.find(({ path }) => packing === undefined || isPacked(path, packing))
  return found ? [found] : []
}

/** All parts of the model that this file is one of. */
function parts(file: ListedFile, models: readonly ListedFile[]): ListedFile[] {
  const [ending, , count] = partName.exec(file.path) ?? []
  if (ending === undefined) return [file]
  const stem = file.path.slice(0, -ending.length)
  const found = models
    .filter(({ path }) => path.startsWith(stem) && partName.exec(path)?.[0] === path.slice(stem.length))
    .filter(({ path }) => partName.exec(path)?.[2] === count)
    .toSorted((a, b) => (a.path < b.path ? -1 : 1))
  if (found.length !== Number(count)) throw refused('Parts of this model are missing in its repository.')
  return found
}

function readFile({ path, size, sha256 }: ListedFile, isEyesFile: boolean): RemoteFile {
  const file = remoteFileSchema.safeParse({ path, size, sha256, isEyes: isEyesFile })
  if (file.success) return file.data
  throw refused(
    'The hub tells no checksum or no plain name for a file of this model, so that it cannot be checked.',
  )
}

const refused = (message: string): AppError => new AppError('download-refused', message)
