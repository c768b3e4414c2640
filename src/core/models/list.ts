import { stat } from 'node:fs/promises'
import { isAbsolute, join } from 'node:path'
import type { Model } from '../../shared/commands.ts'
import { AppError, toErrorRecord } from '../../shared/errors.ts'
import type { ForeignModel, Surroundings } from '../../shared/foreignModels.ts'
import type { Settings } from '../../shared/settings.ts'
import { scanForeignModels } from './foreign.ts'
import { modelFile, modelName, modeOf, starterId, type ModelFolders } from './index.ts'
import { inspectModel, type InspectDeps } from './inspect.ts'
import { installedModels } from './installed.ts'

type ListDeps = InspectDeps & {
  folders: ModelFolders
  /** The model in memory, null when there is none. */
  loadedId: string | null
  settings: Pick<Settings, 'defaultModelId' | 'modelFolders' | 'otherPrograms'>
  around: Surroundings
}

/**
 * The starter writer, the chosen model, and what lies below the models folder, the folders of the settings and, where
 * these allow it, those of other programs, each once. A file that cannot be used says why in `notice`.
 */
export async function listModels(deps: ListDeps): Promise<Model[]> {
  const { folders, settings } = deps
  const fetched = await foreignModels(deps)
  const describe = async (id: string): Promise<Model> => {
    const model = await describeFile(id)
    const foreign = fetched.get(id)
    if (!foreign) return model
    // What a program calls its file says more than a checksum does.
    const name = model.mode === null ? foreign.title : model.name
    return { ...model, name, program: foreign.program }
  }
  const describeFile = async (id: string): Promise<Model> => {
    const loaded = deps.loadedId === id
    try {
      const model = modelFile(id, deps.folders)
      if (model.isStarter) {
        const measures = await measuresOf([model.path])
        return { id, name: model.name, mode: 'starter', loaded, notice: null, ...measures }
      }
      const { name, sight, notice, files } = await inspectModel(deps, model.path)
      return { id, name, mode: modeOf(model, sight), loaded, notice, ...(await measuresOf(files)) }
    } catch (error) {
      const notice = toErrorRecord(error).message
      return { id, name: modelName(id), mode: null, loaded: false, notice, ...unknown }
    }
  }
  const added = await Promise.all(
    settings.modelFolders
      .filter((folder) => isAbsolute(folder))
      .map(async (folder) => (await installedModels(folder)).map((id) => join(folder, ...id.split('/')))),
  )
  const own = [...(await installedModels(folders.modelsDir)), ...added.flat()]
  const ids = new Set([starterId, settings.defaultModelId, ...own, ...fetched.keys()])
  return Promise.all([...ids].map(describe))
}

/** Of a model that cannot be used. */
const unknown = { bytes: null, fit: null, tested: null }

/** What is known of the model in these files on this computer. */
async function measuresOf(files: readonly string[]): Promise<Pick<Model, 'bytes' | 'fit' | 'tested'>> {
  const found = await Promise.all(files.map((file) => stat(file).catch(() => null)))
  const bytes = found.includes(null) ? null : found.reduce((sum, file) => sum + (file?.size ?? 0), 0)
  return { ...unknown, bytes }
}

/** By their paths; none where nobody agreed to it, or nothing could be looked for. */
async function foreignModels({ settings, inference, around }: ListDeps): Promise<Map<string, ForeignModel>> {
  if (!settings.otherPrograms) return new Map()
  try {
    const { models } = await scanForeignModels(inference, around, true)
    return new Map(models.map((model) => [model.path, model]))
  } catch (error) {
    // A person's own models are listed all the same; `models.foreign` says what went wrong.
    if (!(error instanceof AppError)) throw error
    return new Map()
  }
}
