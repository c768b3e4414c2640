import type { Model } from '../../shared/commands.ts'
import { toErrorRecord } from '../../shared/errors.ts'
import { modelFile, modelName, modeOf, starterId, type ModelFolders } from './index.ts'
import { inspectModel, type InspectDeps } from './inspect.ts'
import { installedModels } from './installed.ts'

type ListDeps = InspectDeps & {
  folders: ModelFolders
  /** The model in memory, null when there is none. */
  loadedId: string | null
}

/**
 * The starter writer, the model `chosenId`, and what lies below the models folder, each once. A file that cannot be used
 * says why in `notice`.
 */
export async function listModels(deps: ListDeps, chosenId: string): Promise<Model[]> {
  const describe = async (id: string): Promise<Model> => {
    const loaded = deps.loadedId === id
    try {
      const model = modelFile(id, deps.folders)
      if (model.isStarter) return { id, name: model.name, mode: 'starter', loaded, notice: null }
      const { name, sight, notice } = await inspectModel(deps, model.path)
      return { id, name, mode: modeOf(model, sight), loaded, notice }
    } catch (error) {
      return { id, name: modelName(id), mode: null, loaded: false, notice: toErrorRecord(error).message }
    }
  }
  const ids = new Set([starterId, chosenId, ...(await installedModels(deps.folders.modelsDir))])
  return Promise.all([...ids].map(describe))
}
