// What a sidecar says, written into the photograph itself, for a person who chose that: a new file with the same picture
// takes its place, and its first version is kept.
import { randomUUID } from 'node:crypto'
import { open, realpath, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { CommandOutput } from '../../shared/commands.ts'
import { AppError } from '../../shared/errors.ts'
import type { Photo } from '../../shared/photos.ts'
import { mondrianNamespace, type SidecarContent } from '../../shared/sidecar.ts'
import { readPacketIn, writePacketInto, type MetadataChild, type Rewritten } from '../photos/embedding.ts'
import { explainFileError } from '../photos/photoFile.ts'
import { sidecarSubject } from '../photos/sidecars.ts'
import { isUpload } from '../photos/uploadFolder.ts'
import type { CopyDeps } from './copy.ts'
import { backupFor, replaceFile, stateOf, type FileState } from './replaceFile.ts'
import { exportError } from './writeFile.ts'

export type EmbedDeps = Pick<CopyDeps, 'photos'> & {
  metadata: MetadataChild
  /** The file of a photo became another one, by what was written. */
  onRewritten: (photo: Photo, file: Rewritten) => void
}

/** By the endings of their names; what a file is, the child looks at. */
const embeddable = /\.(jpe?g|jpe|jfif|tiff?|dng|hei[cf]|hif)$/i

/** Whether something could be written into the file that a sidecar of this photo would be of. */
export const isEmbeddable = (photo: Photo): boolean =>
  !isUpload(photo) && embeddable.test(sidecarSubject(photo))

/**
 * Writes what a sidecar would say into the photograph's own file; every other field and the picture stay. Rejects as
 * `readPacketIn` and `Photos.sidecar` do, and with `disk-full`, `export-unwritable`; the file is then as it was.
 */
export async function embedSidecar(
  { photos, metadata, onRewritten }: EmbedDeps,
  photo: Photo,
  content: SidecarContent,
): Promise<CommandOutput<'photos.sidecar'>> {
  // Of a link the file is written that it leads to, and the link stays one.
  const path = await realpath(sidecarSubject(photo)).catch((error: unknown) => {
    throw explainFileError(error)
  })
  const folder = dirname(path)
  const part = join(folder, `.mondrian-${randomUUID()}.part`)
  try {
    const before = await stateOf(path)
    if (!before?.isFile) throw new AppError('photo-missing', 'The file is no longer there.')
    const existing = await readPacketIn(metadata, path)
    const { xmp, ...said } = await photos.sidecar(photo, content, existing)
    const rewritten = await writePart(part, before, (keep) => writePacketInto(metadata, path, xmp, keep))
    const isOurs = existing !== null && Buffer.from(existing).includes(mondrianNamespace)
    const backup = await backupFor(path, { isOurs, again: false })
    await replaceFile(path, part, { before, backup, what: 'the photograph' })
    onRewritten(photo, rewritten)
    const written = { folder, name: basename(path) }
    return { written, backup: backup && basename(backup), ...said }
  } catch (error) {
    throw exportError(error)
  } finally {
    await rm(part, { force: true }).catch(() => undefined)
  }
}

/** The new file, whole and on the disk, which as many may read as the old one. */
async function writePart(
  part: string,
  { mode }: FileState,
  write: (keep: (piece: Uint8Array) => Promise<void>) => Promise<Rewritten>,
): Promise<Rewritten> {
  const file = await open(part, 'wx', mode)
  try {
    const rewritten = await write(async (piece) => {
      await file.writeFile(piece).catch((error: unknown) => {
        throw exportError(error)
      })
    })
    await file.chmod(mode)
    await file.datasync()
    return rewritten
  } finally {
    await file.close()
  }
}
