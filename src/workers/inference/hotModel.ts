import type { LoadedModel, LoadOptions } from '../../shared/workers.ts'
import type { Engine, LoadControl } from './engine.ts'
import { statModelFile } from './modelFile.ts'

export type HotModel = {
  /** The model in memory if it is the one asked for (then `seconds` is 0), otherwise frees it and loads. */
  load: (options: LoadOptions, control: LoadControl) => Promise<LoadedModel>
  unload: () => Promise<void>
}

/** Keeps the last model loaded, as long as options and file are the same. Errors as `Engine.load` lists them. */
export function createHotModel(engine: Engine): HotModel {
  let hot: { key: string; model: LoadedModel } | null = null
  const unload = async (): Promise<void> => {
    hot = null
    await engine.unload()
  }
  return {
    load: async (options, control) => {
      const { modelPath, contextSize, threads, gpu } = options
      // A model whose file was replaced or removed meanwhile is not the one in memory.
      const { version } = statModelFile(modelPath)
      const key = JSON.stringify([modelPath, contextSize, threads, gpu, version])
      if (hot?.key === key) return { ...hot.model, seconds: 0 }
      await unload()
      const model = await engine.load(options, control)
      hot = { key, model }
      return model
    },
    unload,
  }
}
