// Chooses the engine for each model: one that sees where the model can, one that reads where not.
// Never loads a model twice where once does, and never goes without sight silently.
import { AppError, type ErrorCode } from '../../shared/errors.ts'
import type { LoadedModel, LoadOptions } from '../../shared/workers.ts'
import type { Engine, GenerateControl, LoadControl } from './engine.ts'
import type { Inspection } from './inspectModel.ts'

export type RoutedEngine = Omit<Engine, 'load'> & {
  /** As `Engine.load`. A model whose eyes do not open is loaded without them, and `notice` says so. */
  load: (options: LoadOptions, sight: Sight, control: LoadControl) => Promise<LoadedModel>
}

export type Sight = Pick<Inspection, 'projectorPath'> & Pick<Inspection['model'], 'notice'>

/** Failures that a model without its eyes may be spared. */
const eyesToBlame: readonly ErrorCode[] = [
  'model-damaged',
  'model-unsupported',
  'model-too-large',
  'engine-failed',
]

export function createRoutedEngine(engines: { vision: Engine; text: Engine }): RoutedEngine {
  let current: Engine = engines.text
  return {
    load: async ({ vision, ...options }, { projectorPath, notice }, control) => {
      const load = async (engine: Engine, eyes: string | null, why: string | null): Promise<LoadedModel> => {
        current = engine
        const model = await engine.load({ ...options, projectorPath: eyes }, control)
        return { ...model, notice: [why, model.notice].filter((part) => part !== null).join(' ') || null }
      }
      if (!vision) return load(engines.text, null, null)
      if (projectorPath === null) return load(engines.text, null, notice)
      try {
        return await load(engines.vision, projectorPath, null)
      } catch (error) {
        if (!(error instanceof AppError) || !eyesToBlame.includes(error.code)) throw error
        return load(engines.text, null, `${error.message} It reads only the measurements.`)
      }
    },
    isLoaded: () => current.isLoaded(),
    generate: (options, control: GenerateControl) => current.generate(options, control),
    unload: () => current.unload(),
  }
}
