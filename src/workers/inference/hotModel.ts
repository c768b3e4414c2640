import { statSync } from 'node:fs'
import type { LoadedModel, LoadOptions } from '../../shared/workers.ts'
import type { LoadControl } from './engine.ts'
import { inspectModel } from './inspectModel.ts'
import { statModelFile } from './modelFile.ts'
import { eyeFolders } from './modelFolder.ts'
import { modelVersion } from './modelParts.ts'
import type { RoutedEngine, Sight } from './routedEngine.ts'

export type HotModel = {
  /** The model in memory if it is the one asked for (then `seconds` is 0), otherwise frees it and loads. */
  load: (options: LoadOptions, control: LoadControl) => Promise<LoadedModel>
  unload: () => Promise<void>
}

const textOnly: Sight = { projectorPath: null, notice: null }

/**
 * Keeps the last model loaded, as long as options and files are the same and it has not crashed.
 * Errors as `Engine.load` lists them.
 */
export function createHotModel(engine: RoutedEngine): HotModel {
  let hot: { key: string; model: LoadedModel } | null = null
  const lookForEyes = createLookForEyes()
  const unload = async (): Promise<void> => {
    hot = null
    await engine.unload()
  }
  return {
    load: async (options, control) => {
      // A model whose file was replaced or removed meanwhile is not the one in memory.
      const version = modelVersion(options.modelPath)
      const sight = options.vision ? lookForEyes(options, version) : textOnly
      const eyesVersion = sight.projectorPath === null ? null : statModelFile(sight.projectorPath).version
      const key = JSON.stringify([options, version, sight, eyesVersion])
      if (hot?.key === key && engine.isLoaded()) return { ...hot.model, seconds: 0 }
      await unload()
      const model = await engine.load(options, sight, control)
      hot = { key, model }
      return model
    },
    unload,
  }
}

/** Remembers its last answer until the model or a folder where its eyes may be changes: to read a large vocabulary takes a while. */
function createLookForEyes(): (options: LoadOptions, version: string) => Sight {
  let last: { key: string; sight: Sight } | null = null
  return ({ modelPath, engineDir }, version) => {
    const folders = eyeFolders(modelPath).map(
      (folder) => statSync(folder, { throwIfNoEntry: false })?.mtimeMs,
    )
    const key = JSON.stringify([modelPath, engineDir, version, folders])
    if (last?.key === key) return last.sight
    const { projectorPath, model } = inspectModel({ modelPath, engineDir })
    last = { key, sight: { projectorPath, notice: model.notice } }
    return last.sight
  }
}
