import { isAbsolute, join } from 'node:path'
import type { Model } from '../../shared/commands.ts'
import { AppError, toErrorRecord } from '../../shared/errors.ts'
import type { ForeignModel, Surroundings } from '../../shared/foreignModels.ts'
import type { ModelTest } from '../../shared/modelMeasures.ts'
import type { Settings } from '../../shared/settings.ts'
import type { GpuDevice, InspectedModel } from '../../shared/workers.ts'
import { scanForeignModels } from './foreign.ts'
import { judgeFit, needOf, type ComputerMemory } from './fit.ts'
import { modelFile, modelName, starterId, starterName, type ModelFolders } from './index.ts'
import { inspectModel, listGpus, type InspectDeps } from './inspect.ts'
import { installedModels } from './installed.ts'

type ListDeps = InspectDeps & {
  folders: ModelFolders
  /** The model in memory, null when there is none. */
  loadedId: string | null
  settings: Pick<Settings, 'defaultModelId' | 'modelFolders' | 'otherPrograms' | 'gpu'>
  /** Of this computer. */
  memory: () => Pick<ComputerMemory, 'totalBytes' | 'freeBytes'>
  around: Surroundings
  /** What the test of a model found with these files; null without one. */
  testOf: (id: string, version: string) => ModelTest | null
  /** Those of other computers. */
  there: () => Promise<Model[]>
}

/**
 * The starter writer, the chosen model, and what lies below the models folder, the folders of the settings and, where
 * these allow it, those of other programs, each once. A file that cannot be used says why in `notice`.
 */
export async function listModels(deps: ListDeps): Promise<Model[]> {
  const { folders, settings } = deps
  const [fetched, gpus, there] = await Promise.all([foreignModels(deps), findGpus(deps), deps.there()])
  const isListed = (id: string): boolean => there.some((model) => model.id === id)
  const inspect = async (id: string): Promise<Inspected> => {
    try {
      const { path, isStarter, isThere } = modelFile(id, folders)
      if (isThere) return { id, notice: 'This server was removed. Add it again, or choose another model.' }
      return { id, found: await inspectModel(deps, path, { isStarter, onGpu: gpus.length > 0 }) }
    } catch (error) {
      return { id, notice: toErrorRecord(error).message }
    }
  }
  const describe = (inspected: Inspected, heldBytes: number): Model => {
    const model = describeFile(inspected, heldBytes)
    const foreign = fetched.get(inspected.id)
    if (!foreign) return model
    // What a program calls its file says more than a checksum does.
    const name = model.mode === null ? foreign.title : model.name
    return { ...model, name, program: foreign.program }
  }
  const describeFile = ({ id, found, notice }: Inspected, heldBytes: number): Model => {
    const loaded = deps.loadedId === id
    const measures = {
      bytes: found?.memory.weights ?? null,
      fit: found ? judgeFit(needOf(found.memory), { ...deps.memory(), gpus, heldBytes }) : null,
      tested: found ? deps.testOf(id, found.version) : null,
    }
    // It ships with the program: what is wrong with it a critique tells.
    if (id === starterId) {
      return { id, name: starterName, mode: 'starter', loaded, notice: null, ...measures }
    }
    if (!found)
      return { id, name: modelName(id), mode: null, loaded: false, notice: notice ?? null, ...measures }
    return { id, name: found.name, mode: found.sight, loaded, notice: found.notice, ...measures }
  }
  const added = await Promise.all(
    settings.modelFolders
      .filter((folder) => isAbsolute(folder))
      .map(async (folder) => (await installedModels(folder)).map((id) => join(folder, ...id.split('/')))),
  )
  const own = [...(await installedModels(folders.modelsDir)), ...added.flat()]
  const ids = new Set(
    [starterId, settings.defaultModelId, ...own, ...fetched.keys()].filter((id) => !isListed(id)),
  )
  const inspected = await Promise.all([...ids].map(inspect))
  // What is in memory makes room for another.
  const held = inspected.find(({ id }) => id === deps.loadedId)?.found
  const here = inspected.map((each) => describe(each, held ? needOf(held.memory) : 0))
  return [...here, ...there]
}

/** `notice`: why it cannot be used. */
type Inspected = { id: string; found?: InspectedModel; notice?: string }

/** None where the settings want none, or the engine cannot be asked. */
async function findGpus({ settings, inference, engineDir }: ListDeps): Promise<GpuDevice[]> {
  if (settings.gpu === 'off' || engineDir === null) return []
  try {
    return await listGpus(inference, engineDir)
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return []
  }
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
