// A sidecar into a folder of a person's own. What is there already is added to, whole or not at all, and its first
// version is kept.
import { randomUUID } from 'node:crypto'
import { open, readdir, readFile, rm } from 'node:fs/promises'
import { basename, dirname, join, parse } from 'node:path'
import type { CommandOutput, ParsedInput } from '../../shared/commands.ts'
import { AppError } from '../../shared/errors.ts'
import { photoExtensions, type Photo } from '../../shared/photos.ts'
import { mondrianNamespace, mostSidecarBytes, type SidecarContent } from '../../shared/sidecar.ts'
import { sidecarNames } from '../photos/sidecarNames.ts'
import { sidecarSubject } from '../photos/sidecars.ts'
import { isUpload } from '../photos/uploadFolder.ts'
import type { CopyDeps } from './copy.ts'
import { safeFileName } from './fileName.ts'
import { exportPlace } from './place.ts'
import { backupFor, changed, replaceFile, stateOf, type FileState } from './replaceFile.ts'
import { exportError, placeReserved } from './writeFile.ts'

type Written = CommandOutput<'photos.sidecar'>

const what = 'the sidecar'

/**
 * Writes the sidecar of a photo beside it, into a folder, or where a person chooses; `written` is null where he chose
 * nothing. Rejects as `Photos.sidecar` does, and with `bad-request`, `disk-full`, `export-unwritable`; what was there
 * is then as it was.
 */
export async function writeSidecar(
  { photos, host }: Pick<CopyDeps, 'photos' | 'host'>,
  photo: Photo,
  content: SidecarContent,
  { beside, folder }: Pick<ParsedInput<'photos.sidecar'>, 'beside' | 'folder'>,
): Promise<Written> {
  const place = await placeOf(host, photo, { beside, folder })
  if (!place) return { written: null, backup: null, stated: [], kept: [] }
  const path = join(place.folder, place.name)
  const part = join(place.folder, `.mondrian-${randomUUID()}.part`)
  try {
    const before = await readExisting(path)
    const { xmp, ...said } = await photos.sidecar(photo, content, before?.bytes ?? null)
    await writeWhole(part, xmp, before?.mode)
    const isOurs = before?.bytes.includes(mondrianNamespace) ?? false
    const backup = before && (await backupFor(path, { isOurs, again: true }))
    if (before) await replaceFile(path, part, { before, backup, what })
    else if (!(await placeReserved(part, path))) throw changed(what)
    return {
      written: { folder: place.folder, name: place.name },
      ...said,
      backup: backup && basename(backup),
    }
  } catch (error) {
    throw exportError(error)
  } finally {
    await rm(part, { force: true }).catch(() => undefined)
  }
}

async function placeOf(
  host: CopyDeps['host'],
  photo: Photo,
  { beside, folder }: { beside: boolean; folder: string | undefined },
): Promise<{ folder: string; name: string } | null> {
  if (beside) {
    if (isUpload(photo)) {
      throw new AppError('bad-request', 'This photograph was uploaded, so there is no folder of its own.', {
        hint: 'Export its sidecar instead.',
      })
    }
    const subject = sidecarSubject(photo)
    return { folder: dirname(subject), name: await nameIn(dirname(subject), basename(subject)) }
  }
  const suggested = safeFileName(parse(photo.companion ?? photo.name).name, 'xmp')
  const chosen = await exportPlace(
    host,
    { command: 'photos.sidecar', folder },
    { name: suggested, isOne: true },
  )
  return chosen && { folder: chosen.folder, name: chosen.name ?? suggested }
}

/** The name it has, in the case in which it is there, or is to have: of two photographs of one name each has its own. */
async function nameIn(folder: string, file: string): Promise<string> {
  const names = await readdir(folder).catch((error: unknown) => {
    throw exportError(error)
  })
  const wanted = `${isAlone(file, names) ? parse(file).name : file}.xmp`
  const found = sidecarNames(names).of(file)
  // A shorter one is the other photograph's.
  return found !== null && found.length >= wanted.length ? found : wanted
}

const ended = (endings: readonly string[]): RegExp => new RegExp(String.raw`\.(${endings.join('|')})$`, 'i')
const rawEnding = ended(photoExtensions.raw)
const anyEnding = ended([...photoExtensions.raw, ...photoExtensions.picture])

/** Whether "a.xmp" can be of no other photograph than of this one: it is a raw file's, else that of the only "a". */
function isAlone(file: string, names: readonly string[]): boolean {
  const stem = parse(file).name.toLowerCase()
  const isAlike = (name: string): boolean => anyEnding.test(name) && parse(name).name.toLowerCase() === stem
  return (
    rawEnding.test(file) || !names.some((name) => name.toLowerCase() !== file.toLowerCase() && isAlike(name))
  )
}

type Existing = FileState & { bytes: Buffer }

/** Null where there is none. */
async function readExisting(path: string): Promise<Existing | null> {
  const found = await stateOf(path)
  if (!found) return null
  if (!found.isFile || found.size > mostSidecarBytes) {
    throw new AppError(
      'export-unwritable',
      'What has the name of the sidecar is none, so it was left as it is.',
      {
        hint: 'Move it away, then try again.',
      },
    )
  }
  return { ...found, bytes: await readFile(path) }
}

async function writeWhole(path: string, bytes: Uint8Array, mode?: number): Promise<void> {
  const file = await open(path, 'wx', mode)
  try {
    await file.writeFile(bytes)
    if (mode !== undefined) await file.chmod(mode)
    await file.datasync()
  } finally {
    await file.close()
  }
}
