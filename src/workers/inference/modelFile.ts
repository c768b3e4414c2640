import { statSync, type Stats } from 'node:fs'
import { AppError } from '../../shared/errors.ts'

export type ModelFile = {
  bytes: number
  /** Differs once the file was replaced or written to. */
  version: string
}

/** Throws model-missing where there is no such file or it may not be read, model-unsupported for a folder or device. */
export function statModelFile(path: string): ModelFile {
  const stats = statOrThrow(path)
  if (!stats.isFile()) {
    throw new AppError('model-unsupported', 'This is a folder or device, not a model file.')
  }
  return { bytes: stats.size, version: `${stats.size} ${stats.mtimeMs}` }
}

function statOrThrow(path: string): Stats {
  try {
    return statSync(path)
  } catch (error) {
    throw new AppError('model-missing', 'The model file is not there, or it may not be read.', {
      cause: error,
    })
  }
}
