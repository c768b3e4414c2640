// Takes a person's model files into the models folder, and removes them from there.
import { randomUUID } from 'node:crypto'
import { copyFile, lstat, mkdir, readdir, rename, rm, rmdir, stat, symlink } from 'node:fs/promises'
import { basename, dirname, isAbsolute, join, sep } from 'node:path'
import { AppError } from '../../shared/errors.ts'
import { isModelFileName } from '../../shared/modelFiles.ts'
import type { InspectedModel } from '../../shared/workers.ts'
import { assertRoom, partsOf, removeParts } from './download/place.ts'
import { modelFile, modelName, type ModelFolders } from './index.ts'

export type KeepDeps = {
  folders: ModelFolders
  inspect: (path: string) => Promise<InspectedModel>
  freeBytes: (folder: string) => Promise<number>
  /** Whether a model is in memory, or a critique waits for it. */
  isInUse: (id: string) => boolean
}

export type ImportWay = 'copy' | 'link' | 'move'

/**
 * Puts the model at `path` with its eyes and all its parts into a folder of its own below the models folder. Rejects as
 * `inspectModel` does, with disk-full, or bad-request where there is such a folder already.
 */
export async function importModel(
  { folders, inspect, freeBytes }: KeepDeps,
  { path, how }: { path: string; how: ImportWay },
): Promise<{ modelId: string; bytes: number }> {
  if (!isAbsolute(path)) throw new AppError('bad-request', 'A file to take in has a full path.')
  const { modelsDir } = folders
  const { files } = await inspect(path)
  const sizes = await Promise.all(files.map(async (file) => (await stat(file)).size))
  const bytes = sizes.reduce((sum, size) => sum + size, 0)
  const name = modelName(path)
  const target = join(modelsDir, name)
  if (await stat(target).catch(() => null)) {
    throw new AppError('bad-request', `There is a folder "${name}" among the models already.`, {
      hint: 'Remove that model first, or give the file another name.',
    })
  }
  if (how === 'copy') assertRoom(bytes, await freeBytes(modelsDir))
  const id = randomUUID()
  const making = partsOf(modelsDir, id)
  await mkdir(making, { recursive: true, mode: 0o700 })
  try {
    for (const file of files) await take(file, join(making, basename(file)), how)
    await rename(making, target)
  } finally {
    await removeParts(modelsDir, id)
  }
  return { modelId: `${name}/${basename(path)}`, bytes }
}

async function take(from: string, to: string, how: ImportWay): Promise<void> {
  if (how === 'link') return symlink(from, to)
  if (how === 'copy') return copyFile(from, to)
  await rename(from, to).catch(async (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EXDEV') throw error
    await copyFile(from, to)
    await rm(from)
  })
}

/**
 * Removes a model from the models folder with all its parts, and its eyes unless another model there shares them.
 * Rejects with bad-request for one that lies elsewhere, illegal-transition while it is in use, not-found.
 */
export async function removeModel(deps: KeepDeps, id: string): Promise<{ freedBytes: number }> {
  const { modelsDir } = deps.folders
  const { path, isStarter } = modelFile(id, deps.folders)
  if (isStarter || !path.startsWith(modelsDir + sep)) {
    throw new AppError('bad-request', 'Only models in the models folder can be removed here.')
  }
  if (!(await lstat(path).catch(() => null))) throw new AppError('not-found', 'There is no such model.')
  if (deps.isInUse(id)) {
    throw new AppError('illegal-transition', 'This model is in use.', {
      hint: 'Wait until no critique needs it, or choose another one.',
    })
  }
  // Of a damaged model only the file itself is known.
  const files = await deps.inspect(path).then(
    (model) => model.files,
    () => [path],
  )
  const own = files.filter((file) => dirname(file) === dirname(path))
  const models = (await readdir(dirname(path))).filter((name) => isModelFileName(name))
  const hasOthers = models.some((name) => !own.includes(join(dirname(path), name)))
  let freedBytes = 0
  for (const file of own.filter((each) => isModelFileName(basename(each)) || !hasOthers)) {
    // A link frees nothing: the file that it leads to stays.
    freedBytes += (await lstat(file)).isFile() ? (await stat(file)).size : 0
    await rm(file)
  }
  await removeEmptyFolders(dirname(path), modelsDir)
  return { freedBytes }
}

async function removeEmptyFolders(folder: string, top: string): Promise<void> {
  if (folder === top) return
  const isEmpty = await rmdir(folder).then(
    () => true,
    () => false,
  )
  if (isEmpty) await removeEmptyFolders(dirname(folder), top)
}
