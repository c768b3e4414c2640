// Where the files of a download lie: in parts while it goes on, below the models folder when all of them are whole.
import { mkdir, readdir, rename, rm, rmdir, stat, statfs } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { RemoteFile, RemoteModel } from '../../../shared/catalogue.ts'
import { AppError } from '../../../shared/errors.ts'
import { isModelFileName } from '../../../shared/modelFiles.ts'

/** Hidden, so that nothing in it is taken for a model. */
const partsFolder = '.downloads'
/** Left free beside what is fetched, bytes. */
const reserve = 512 * 1024 * 1024

export const partsOf = (modelsDir: string, id: string): string => join(modelsDir, partsFolder, id)

/** The name in the folder of parts: no ending by which anybody knows a model. */
export const partPath = (modelsDir: string, id: string, index: number): string =>
  join(partsOf(modelsDir, id), `${index}.part`)

/** The path of a file from the models folder, with `/`: OWNER/NAME/FILE. */
export const placeOf = ({ repository }: RemoteModel, { path }: RemoteFile): string =>
  `${repository}/${basename(path)}`

/** The model's id: its first part. Null of a speech model, which writes nothing. */
export function modelIdOf(model: RemoteModel): string | null {
  const [first] = model.files.filter(({ isEyes }) => !isEyes)
  if (!first) throw new AppError('download-refused', 'This repository has no model.')
  return isModelFileName(basename(first.path)) ? placeOf(model, first) : null
}

/** Whether a file of the model is in its place, by its size: it is put there only when it was checked. */
export async function isFileInPlace(
  modelsDir: string,
  model: RemoteModel,
  file: RemoteFile,
): Promise<boolean> {
  const found = await stat(join(modelsDir, placeOf(model, file))).catch(() => null)
  return found?.size === file.size
}

/** The same of all its files. */
export async function isInPlace(modelsDir: string, model: RemoteModel): Promise<boolean> {
  const found = await Promise.all(model.files.map((file) => isFileInPlace(modelsDir, model, file)))
  return found.every(Boolean)
}

/** Bytes that may still be written below `folder`. */
export async function freeBytes(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder)
  return bavail * bsize
}

/** Throws disk-full, with how much is missing. `bytes`: still to be fetched. */
export function assertRoom(bytes: number, free: number): void {
  if (free >= bytes + reserve) return
  const missing = ((bytes + reserve - free) / 1e9).toFixed(1)
  throw new AppError(
    'disk-full',
    `The disk has too little room for this model: ${missing} GB more are needed.`,
    {
      hint: 'Make room, then go on: what has arrived is kept.',
    },
  )
}

/** Puts all files in their places, eyes first: a model never stands there without them. */
export async function moveIntoPlace(modelsDir: string, id: string, model: RemoteModel): Promise<void> {
  const inOrder = [...model.files.entries()].toSorted(([, a], [, b]) => Number(b.isEyes) - Number(a.isEyes))
  for (const [index, file] of inOrder) {
    const target = join(modelsDir, placeOf(model, file))
    await mkdir(dirname(target), { recursive: true, mode: 0o700 })
    const part = partPath(modelsDir, id, index)
    // A kill between two files: this one was put in its place before.
    if (await isFileInPlace(modelsDir, model, file)) await rm(part, { force: true })
    else await rename(part, target)
  }
  await removeParts(modelsDir, id)
}

/** Removes what an earlier program left of a download that nobody knows any more, or of a file taken in. */
export async function removeStrayParts(modelsDir: string, known: ReadonlySet<string>): Promise<void> {
  const found = await readdir(join(modelsDir, partsFolder)).catch(() => [])
  for (const id of found.filter((name) => !known.has(name))) await removeParts(modelsDir, id)
}

/** Throws away what has arrived of a download, and leaves no empty folder. */
export async function removeParts(modelsDir: string, id: string): Promise<void> {
  await rm(partsOf(modelsDir, id), { recursive: true, force: true })
  await rmdir(join(modelsDir, partsFolder)).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT' && error.code !== 'ENOTEMPTY') throw error
  })
}
