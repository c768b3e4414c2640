// One file into a folder of a person's own: whole or not at all, and never over another one that nobody gave up.
import { randomUUID } from 'node:crypto'
import { link, open, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { AppError } from '../../shared/errors.ts'
import { numberedName } from './fileName.ts'
import { refuseOwnPlace } from './ownPlace.ts'

/** More files of one name than anyone has. */
const mostNumbers = 10_000

type Rule = { codes: string[]; message: string; hint: string; code: 'disk-full' | 'export-unwritable' }

const rules: Rule[] = [
  {
    codes: ['ENOSPC', 'EDQUOT'],
    code: 'disk-full',
    message: 'The disk is full, so the export ends here.',
    hint: 'The files so far are whole. Free some space and export again.',
  },
  {
    codes: ['EBUSY', 'ETXTBSY', 'EISDIR', 'ENOTEMPTY', 'EEXIST'],
    code: 'export-unwritable',
    message: 'The file that is to be replaced is in use, or is a folder.',
    hint: 'Close the program that has it open, or choose another name.',
  },
  {
    codes: ['ENOENT', 'ENOTDIR'],
    code: 'export-unwritable',
    message: 'The folder to export to is not there.',
    hint: 'Choose a folder that exists.',
  },
  {
    codes: ['EACCES', 'EPERM', 'EROFS'],
    code: 'export-unwritable',
    message: 'Mondrian is not allowed to write to this folder.',
    hint: 'Choose another one, or check its permissions; a file that is to be replaced may be open elsewhere.',
  },
]

/** What the file system threw as an AppError `disk-full` or `export-unwritable`; any other value as it was. */
export function exportError(error: unknown): unknown {
  if (!(error instanceof Error) || !('code' in error)) return error
  const rule = rules.find(({ codes }) => codes.includes(String(error.code)))
  if (rule) return new AppError(rule.code, rule.message, { hint: rule.hint, cause: error })
  if (!('syscall' in error)) return error
  return new AppError('export-unwritable', 'The file could not be written.', {
    hint: 'Choose another folder.',
    cause: error,
  })
}

/**
 * Writes `text` into `folder` as `name`, or under the next free number where that is taken and not `overwrite`; resolves
 * with the name it has. The file is there when it is whole and on the disk, and until then an older one stays as it was;
 * a symbolic link is replaced, never followed. Leaves nothing behind when it rejects: with what `text` throws,
 * `bad-request` for a place of Mondrian's own, `disk-full`, `export-unwritable`.
 */
export async function writeExport(
  folder: string,
  name: string,
  text: AsyncIterable<string | Uint8Array> | Iterable<Uint8Array>,
  overwrite: boolean,
): Promise<string> {
  await refuseOwnPlace(folder, name)
  const part = join(folder, `.mondrian-${randomUUID()}.part`)
  try {
    const file = await open(part, 'wx')
    try {
      await writeFile(file, text)
      await file.datasync()
    } finally {
      await file.close()
    }
    if (!overwrite) return await placeBeside(part, folder, name)
    await rename(part, join(folder, name))
    return name
  } catch (error) {
    throw exportError(error)
  } finally {
    await rm(part, { force: true })
  }
}

/** Under the first free name: a link fails where there is a file, where a rename would take its place. */
async function placeBeside(part: string, folder: string, name: string): Promise<string> {
  for (let number = 1; number <= mostNumbers; number++) {
    const free = numberedName(name, number)
    try {
      await link(part, join(folder, free))
      return free
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      if (code === 'EEXIST') continue
      if (!hasNoLinks.has(code ?? '')) throw error
      if (await placeReserved(part, join(folder, free))) return free
    }
  }
  throw new AppError('export-unwritable', 'There are too many files of this name.', {
    hint: 'Choose another folder.',
  })
}

/** What file systems without links say: FAT, exFAT, some shares. */
const hasNoLinks: ReadonlySet<string> = new Set([
  'EPERM',
  'ENOTSUP',
  'EOPNOTSUPP',
  'ENOSYS',
  'EMLINK',
  'EINVAL',
])

/** Takes the name with an empty file first, so that no other program can; false where it is taken. */
export async function placeReserved(part: string, target: string): Promise<boolean> {
  try {
    await writeFile(target, '', { flag: 'wx' })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
  try {
    await rename(part, target)
    return true
  } catch (error) {
    await rm(target, { force: true })
    throw error
  }
}
