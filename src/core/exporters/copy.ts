// A photograph as it would look after operations, as a file of a person's own. Never touches the original.
import { readFile } from 'node:fs/promises'
import { parse } from 'node:path'
import type { CommandOutput, ParsedInput } from '../../shared/commands.ts'
import type { Photos } from '../photos/index.ts'
import { previewPath } from '../photos/previews.ts'
import { storeError } from '../store/storeError.ts'
import type { Store } from '../store/index.ts'
import { safeFileName } from './fileName.ts'
import { exportPlace, type ExportHost } from './place.ts'
import { writeExport } from './writeFile.ts'

export type CopyDeps = {
  store: Pick<Store, 'photos'>
  dataDir: string
  photos: Pick<Photos, 'preview' | 'sidecar'>
  host: ExportHost
}

/** "pier, edited.jpg": never the original's own name. */
export const copyName = (photoName: string): string =>
  safeFileName(parse(photoName).name, 'jpg').replace(/\.jpg$/, ', edited.jpg')

/**
 * Writes the copy and resolves with where it is; null where the person who was asked chose nothing.
 * Rejects as `Previews.make` does, and with `bad-request`, `disk-full`, `export-unwritable`.
 */
export async function writeCopy(
  { store, dataDir, photos, host }: CopyDeps,
  { photoId, operations, size, folder, name }: ParsedInput<'exports.copy'>,
): Promise<CommandOutput<'exports.copy'>['written']> {
  const photo = store.photos.get(photoId)
  const made = await photos.preview(photo, operations, size)
  const jpeg = await readFile(previewPath(dataDir, photoId, made.name)).catch((error: unknown) => {
    throw storeError(error)
  })
  const suggested = name === undefined ? copyName(photo.name) : safeFileName(name, 'jpg')
  const target = await exportPlace(
    host,
    { command: 'exports.copy', folder },
    { name: suggested, isOne: true },
  )
  if (!target) return null
  // Who chose a name in a dialog gave up the file that has it.
  const isChosen = target.name !== undefined
  const written = await writeExport(target.folder, target.name ?? suggested, [jpeg], isChosen)
  return { folder: target.folder, name: written }
}
