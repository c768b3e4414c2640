// From a path to the bytes of one photo, held in memory.
// It never opens anything but a regular file and never hands a path to a decoder.
import { constants } from 'node:fs'
import { lstat, open, stat } from 'node:fs/promises'
import { AppError } from '../../shared/errors.ts'
import type { PhotoFormat } from '../../shared/photos.ts'
import { sniff } from './sniff.ts'

const maxBytes = 1024 ** 3

/** As much of a node:fs FileHandle as is needed to read a file. */
export type OpenFile = {
  stat: () => Promise<{ isFile: () => boolean; size: number; mtimeMs: number }>
  read: (into: Buffer, offset: number, length: number, position: number) => Promise<{ bytesRead: number }>
}

/**
 * Reads a photo file whole.
 * Throws AppError: photo-missing, photo-denied, photo-not-a-file, photo-empty, photo-too-large, photo-changed.
 */
export async function readPhoto(path: string): Promise<Buffer> {
  try {
    await refuseUnreadable(path)
    // Not blocking: should the file have become a FIFO since, opening it must not wait for a writer.
    const handle = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
    try {
      return await readWhole(handle)
    } finally {
      await handle.close()
    }
  } catch (error) {
    throw explainFileError(error)
  }
}

async function refuseUnreadable(path: string): Promise<void> {
  const link = await lstat(path)
  const file = link.isSymbolicLink() ? await stat(path).catch(() => null) : link
  if (!file) throw new AppError('photo-missing', 'This is a shortcut to a file that no longer exists.')
  if (file.isDirectory()) {
    throw new AppError('photo-not-a-file', 'This is a folder. Open it to add the photos inside.')
  }
  if (!file.isFile()) throw new AppError('photo-not-a-file', 'This is not a photo file.')
}

/**
 * The whole content of an open file.
 * Throws photo-empty, photo-too-large, and photo-changed when the file is not the same at the end of the read.
 */
export async function readWhole(handle: OpenFile): Promise<Buffer> {
  const before = await handle.stat()
  if (!before.isFile()) throw new AppError('photo-not-a-file', 'This is not a photo file.')
  if (before.size === 0) {
    throw new AppError('photo-empty', 'This file is empty (0 bytes). The copy may not have finished.')
  }
  if (before.size > maxBytes) {
    throw new AppError('photo-too-large', 'This file is larger than 1 GB, which Mondrian does not open.')
  }
  const bytes = Buffer.allocUnsafeSlow(before.size)
  let filled = 0
  while (filled < bytes.length) {
    const { bytesRead } = await handle.read(bytes, filled, bytes.length - filled, filled)
    if (bytesRead === 0) break
    filled += bytesRead
  }
  const after = await handle.stat()
  if (filled < bytes.length || after.size !== before.size || after.mtimeMs !== before.mtimeMs) {
    throw new AppError(
      'photo-changed',
      'The file changed while it was being read. Try again when the copy has finished.',
    )
  }
  return bytes
}

/** What kind of photo this is, by its content. Throws photo-format for anything that is not read. */
export function formatOf(bytes: Buffer): PhotoFormat {
  const found = sniff(bytes)
  if (!found) throw new AppError('photo-format', 'This is not a photo format Mondrian can read.')
  if ('format' in found) return found.format
  throw new AppError('photo-format', `This is ${found.refused}, which Mondrian does not read.`)
}

/** What the operating system said, as an AppError with a sentence for a person; anything else unchanged. */
export function explainFileError(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (error instanceof AppError || typeof code !== 'string') return error
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    return new AppError(
      'photo-missing',
      'The file is no longer there. It may have been moved, renamed or its drive disconnected.',
      { cause: error },
    )
  }
  if (code === 'EACCES' || code === 'EPERM') {
    return new AppError('photo-denied', 'Mondrian is not allowed to read this file. Check its permissions.', {
      cause: error,
    })
  }
  return new AppError('photo-missing', `The file could not be read from its drive (${code}).`, {
    cause: error,
  })
}
