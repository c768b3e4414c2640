// The file of one photograph, opened for the photo child, which may open none itself.
// Never opens anything but a regular file, and never looks at what is in it.
import { constants } from 'node:fs'
import { lstat, open, stat } from 'node:fs/promises'
import { AppError } from '../../shared/errors.ts'

const maxBytes = 1024 ** 3

/** As much of a node:fs FileHandle as is needed to read a file. */
export type ReadableFile = {
  stat: () => Promise<{ isFile: () => boolean; size: number; mtimeMs: number }>
  read: (into: Buffer, offset: number, length: number, position: number) => Promise<{ bytesRead: number }>
}

export type PhotoFile = {
  /** Bytes. */
  size: number
  /** `length` bytes from `position` on. Rejects with photo-changed, photo-missing, photo-denied. */
  read: (position: number, length: number) => Promise<Buffer>
  close: () => Promise<void>
}

/**
 * Opens a photo file.
 * Rejects with AppError: photo-missing, photo-denied, photo-not-a-file, photo-empty, photo-too-large.
 */
export async function openPhotoFile(path: string): Promise<PhotoFile> {
  try {
    await refuseUnreadable(path)
    // Not blocking: should the file have become a FIFO since, opening it must not wait for a writer.
    const handle = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
    try {
      return { ...(await readerOf(handle)), close: () => handle.close() }
    } catch (error) {
      await handle.close()
      throw error
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
 * Reads an open file in parts; the part with its last byte is given only while the file is what it was.
 * Rejects with photo-not-a-file, photo-empty, photo-too-large.
 */
export async function readerOf(file: ReadableFile): Promise<Omit<PhotoFile, 'close'>> {
  const before = await file.stat()
  const { size } = before
  if (!before.isFile()) throw new AppError('photo-not-a-file', 'This is not a photo file.')
  if (size === 0) {
    throw new AppError('photo-empty', 'This file is empty (0 bytes). The copy may not have finished.')
  }
  if (size > maxBytes) {
    throw new AppError('photo-too-large', 'This file is larger than 1 GB, which Mondrian does not open.')
  }
  const isChanged = async (): Promise<boolean> => {
    const after = await file.stat()
    return after.size !== size || after.mtimeMs !== before.mtimeMs
  }
  return {
    size,
    async read(position, length) {
      try {
        const bytes = await readPart(file, position, Math.min(length, size - position))
        if (bytes && (position + bytes.length < size || !(await isChanged()))) return bytes
      } catch (error) {
        throw explainFileError(error)
      }
      throw new AppError(
        'photo-changed',
        'The file changed while it was being read. Try again when the copy has finished.',
      )
    },
  }
}

/** Null when the file ends before. */
async function readPart(file: ReadableFile, position: number, length: number): Promise<Buffer | null> {
  const bytes = Buffer.allocUnsafeSlow(length)
  let filled = 0
  while (filled < length) {
    const { bytesRead } = await file.read(bytes, filled, length - filled, position + filled)
    if (bytesRead === 0) return null
    filled += bytesRead
  }
  return bytes
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
  // macOS, for a file that is still in iCloud and cannot be brought from there now.
  if (code === 'EDEADLK') {
    return new AppError(
      'photo-missing',
      'This photograph is not on this computer yet. Download it, then try again.',
      { cause: error },
    )
  }
  return new AppError('photo-missing', `The file could not be read from its drive (${code}).`, {
    cause: error,
  })
}
