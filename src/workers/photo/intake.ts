// What comes in: the bytes of one photo, held in memory, and what kind of photo they are.
// It never opens a file: this process has no right to.
import { AppError } from '../../shared/errors.ts'
import type { PhotoFormat } from '../../shared/photos.ts'
import { sniff } from './sniff.ts'

/** Bytes that are asked for at once: few enough that neither side stops for them. */
const partBytes = 1024 ** 2

/** Asks the parent for a part of the photo and resolves with it. */
export type ReadPart = (position: number, length: number) => Promise<Uint8Array>

/** The whole photo of `size` bytes, part by part. Rejects as `read` does. */
export async function gatherPhoto(size: number, read: ReadPart): Promise<Buffer> {
  const bytes = Buffer.allocUnsafeSlow(size)
  for (let at = 0; at < size;) {
    const part = await read(at, Math.min(partBytes, size - at))
    bytes.set(part, at)
    at += part.length
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
