import { rename, writeFile } from 'node:fs/promises'
import { AppError } from '../../shared/errors.ts'
import { openPixels } from './decode.ts'
import type { Pixels } from './pixels.ts'

/**
 * An upright sRGB JPEG of a raster, long edge at most `edge` pixels, without any metadata.
 * `quality` is libjpeg's, 1..100.
 */
export async function encodeJpeg(raster: Pixels, edge: number, quality: number): Promise<Buffer> {
  return await openPixels(raster)
    .resize(edge, edge, { fit: 'inside', withoutEnlargement: true })
    .jpeg({ quality })
    .toBuffer()
}

/** Writes a file whole or not at all. Throws disk-full, store-unwritable. */
export async function writeWhole(path: string, bytes: Buffer): Promise<void> {
  const part = `${path}.part`
  try {
    await writeFile(part, bytes, { flush: true })
    await rename(part, path)
  } catch (error) {
    throw writeError(error)
  }
}

/** What went wrong while Mondrian's own files were written. Throws nothing itself. */
export function writeError(error: unknown): AppError {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return code === 'ENOSPC' || code === 'EDQUOT'
    ? new AppError(
        'disk-full',
        'The disk is full, so the small versions of this photo could not be written.',
        {
          cause: error,
        },
      )
    : new AppError('store-unwritable', 'Mondrian cannot write into its own folder.', { cause: error })
}
