// Makes the model of an attempt ready: what it can do is looked up first, then it is loaded. Never writes with it.
import { randomUUID } from 'node:crypto'
import type { Mode } from '../../shared/jobs.ts'
import type { Settings } from '../../shared/settings.ts'
import type { InferenceReply, LoadedModel, ModelMake, Sight } from '../../shared/workers.ts'
import { contextSizeOf, modeOf, type ModelFile } from '../models/index.ts'
import { inspectModel, type InspectDeps } from '../models/inspect.ts'

export type LoadDeps = InspectDeps & {
  settings: Settings
  model: ModelFile
  /** Called as soon as it is known what is being loaded; returns what is called when that is over. */
  onLoading: (sight: Sight) => () => void
}

type Loaded = Extract<InferenceReply, { type: 'loaded' }>

/** No sign of progress for this long ends the child, milliseconds. */
const deadlineMs = 120_000

/** The starter writer, whose briefs do not depend on what it is. */
const blind = { sight: 'text', make: null } as const

/**
 * Loads the model, or finds it in memory; `onShare` hears how far it is, 0..1.
 * Rejects as `Engine.load` does, with the supervisor's errors, and with `cancelled` when `signal` aborted.
 */
export async function loadModel(
  deps: LoadDeps,
  onShare: (share: number) => void,
  signal: AbortSignal,
): Promise<{ loaded: LoadedModel; mode: Mode; make: ModelMake | null }> {
  const { model, settings, inference, engineDir } = deps
  // The size of the context is chosen at the load, and depends on whether a picture has to fit.
  const { sight, make } = model.isStarter ? blind : await inspectModel(deps, model.path, { signal })
  const requestId = randomUUID()
  const options = {
    modelPath: model.path,
    vision: !model.isStarter,
    engineDir,
    contextSize: contextSizeOf(modeOf(model, sight)),
    threads: settings.threads,
    gpu: settings.gpu,
  }
  const end = deps.onLoading(sight)
  const reply = await inference
    .run({
      request: { type: 'load', requestId, options },
      onReply: (partial) => {
        if (partial.type === 'loadProgress') onShare(partial.share)
      },
      isFinal: (candidate): candidate is Loaded => candidate.type === 'loaded',
      deadlineMs,
      signal,
      cancelRequest: { type: 'cancel', requestId },
    })
    .finally(end)
  // Nobody says what kind of model it is that another computer has.
  return { loaded: reply.model, mode: modeOf(model, reply.model.sight), make: model.isThere ? null : make }
}
