// What a data folder is made of, where no export goes: it would be taken for Mondrian's own, or take its place.
import { access, realpath } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { AppError } from '../../shared/errors.ts'
import { ownFiles, ownFolders } from '../owner/privacy.ts'

const isDataFolder = (folder: string): Promise<boolean> =>
  access(join(folder, 'mondrian.db')).then(
    () => true,
    () => false,
  )

/** Rejects with `bad-request` for a file that would lie in a folder of Mondrian's own, or have the name of one of its files. */
export async function refuseOwnPlace(folder: string, name: string): Promise<void> {
  const place = await realpath(folder).catch(() => folder)
  if (ownFiles.test(name) && (await isDataFolder(place))) throw own()
  for (let at = place; dirname(at) !== at; at = dirname(at))
    if (Object.hasOwn(ownFolders, basename(at)) && (await isDataFolder(dirname(at)))) throw own()
}

const own = (): AppError =>
  new AppError('bad-request', 'Mondrian keeps its own files under this name or in this folder.', {
    hint: 'Choose another folder.',
  })
