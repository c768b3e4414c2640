// Which model a job means: a file, a name, a mode. Never opens the file; the inference child does.
import { basename, join } from 'node:path'
import { stat } from 'node:fs/promises'
import { AppError } from '../../shared/errors.ts'

export const starterId = 'starter'

export type ModelFile = {
  /** `starter` or the path of a GGUF file. */
  id: string
  /** What a person reads: the file's name without its ending. */
  name: string
  path: string
  mode: 'text' | 'starter'
  /** Tokens of prompt and answer together. */
  contextSize: number
}

/** The model behind an id. Does not look at the disk. */
export function modelFile(id: string, resourcesDir: string): ModelFile {
  if (id === starterId) {
    const path = join(resourcesDir, 'models', 'starter.gguf')
    return { id, name: 'Starter writer', path, mode: 'starter', contextSize: 1024 }
  }
  return { id, name: basename(id).replace(/\.gguf$/i, ''), path: id, mode: 'text', contextSize: 4096 }
}

/** Rejects with `model-missing` where the file is not there. */
export async function assertModelFile(model: ModelFile): Promise<void> {
  const found = await stat(model.path).catch(() => null)
  if (!found?.isFile()) {
    throw new AppError('model-missing', `The model file "${model.name}" is not there.`, {
      hint: 'It may have been moved or deleted. Choose another model.',
    })
  }
}
