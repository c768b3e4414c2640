// Which model a job means: a file and a name. Never opens the file; the inference child does.
import { basename, isAbsolute, join } from 'node:path'
import { stat } from 'node:fs/promises'
import { AppError } from '../../shared/errors.ts'
import type { Mode } from '../../shared/jobs.ts'
import { modelTitle } from '../../shared/modelFiles.ts'
import { serverNamed } from '../../shared/servers.ts'
import type { Sight } from '../../shared/workers.ts'

export const starterId = 'starter'
export const starterName = 'Starter writer'

export type ModelFile = {
  /** `starter`, the path of a file below the models folder with `/` between names, the absolute path of a GGUF file, or `server:NAME`. */
  id: string
  /** What a person reads: the file's name without its ending, or the server's. */
  name: string
  /** Of a server its id. */
  path: string
  isStarter: boolean
  /** Whether another computer has it. */
  isThere: boolean
}

export type ModelFolders = {
  /** What ships beside the app: the starter writer is there. */
  resourcesDir: string
  /** Where people put models. */
  modelsDir: string
}

/** What a model is called by its id. */
export const modelName = (id: string): string => serverNamed(id) ?? modelTitle(basename(id))

/** The name of its file, or of its server. */
export const modelFileName = (id: string): string => serverNamed(id) ?? basename(id)

/** The model behind an id. Does not look at the disk. Throws bad-request for a path that is not absolute. */
export function modelFile(id: string, { resourcesDir, modelsDir }: ModelFolders): ModelFile {
  if (id === starterId) {
    const path = join(resourcesDir, 'models', 'starter.gguf')
    return { id, name: starterName, path, isStarter: true, isThere: false }
  }
  const name = modelName(id)
  if (serverNamed(id) !== null) return { id, name, path: id, isStarter: false, isThere: true }
  if (isAbsolute(id)) return { id, name, path: id, isStarter: false, isThere: false }
  const names = id.split('/')
  if (names.some((part) => ['', '.', '..'].includes(part) || part.includes('\\')))
    throw new AppError('bad-request', 'A model has a name or a full path.')
  return { id, name, path: join(modelsDir, ...names), isStarter: false, isThere: false }
}

/** What a model can do decides how it is used. */
export function modeOf(model: ModelFile, sight: Sight): Mode {
  return model.isStarter ? 'starter' : sight
}

/** Tokens of prompt and answer together. A picture takes up to about 3,000 of them. */
export function contextSizeOf(mode: Mode): number {
  return { starter: 1024, text: 4096, vision: 8192 }[mode]
}

/** Rejects with `model-missing` where the file is not there; of a server nothing is known before it is reached. */
export async function assertModelFile(model: ModelFile): Promise<void> {
  if (model.isThere) return
  const found = await stat(model.path).catch(() => null)
  if (!found?.isFile()) {
    throw new AppError('model-missing', `The model file "${model.name}" is not there.`, {
      hint: 'It may have been moved or deleted. Choose another model.',
    })
  }
}
