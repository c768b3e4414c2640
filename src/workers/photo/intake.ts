// What kind of photo the bytes are that come in.
import { AppError } from '../../shared/errors.ts'
import type { PhotoFormat } from '../../shared/photos.ts'
import { sniff } from './sniff.ts'

/** What kind of photo this is, by its content. Throws photo-format for anything that is not read. */
export function formatOf(bytes: Buffer): PhotoFormat {
  const found = sniff(bytes)
  if (!found) throw new AppError('photo-format', 'This is not a photo format Mondrian can read.')
  if ('format' in found) return found.format
  throw new AppError('photo-format', `This is ${found.refused}, which Mondrian does not read.`)
}
