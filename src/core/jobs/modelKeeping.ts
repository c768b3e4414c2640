// Which model is in memory, and what brings it there or takes it away beside the jobs that need it.
import { randomUUID } from 'node:crypto'
import { AppError } from '../../shared/errors.ts'
import type { InferenceReply } from '../../shared/workers.ts'
import type { Log } from '../log/index.ts'
import { modelFile, type ModelFile, type ModelFolders } from '../models/index.ts'
import type { InspectDeps } from '../models/inspect.ts'
import { createLoadedModel, type LoadedModelState } from '../models/loaded.ts'
import type { Store } from '../store/index.ts'
import { loadModel, type LoadDeps } from './load.ts'
import { createLoadAhead, type LoadAhead } from './loadAhead.ts'

type KeepingDeps = {
  store: Pick<Store, 'settings'>
  log: Pick<Log, 'write'>
  folders: ModelFolders
  inspect: () => InspectDeps
  /** Whether no critique is being written and no photograph is measured. */
  isIdle: () => boolean
  /** Whether a critique is being written. */
  isWriting: () => boolean
  onFault: (error: unknown) => void
}

export type ModelKeeping = {
  loaded: LoadedModelState
  ahead: LoadAhead
  /** What `loadModel` wants for a model. */
  toLoad: (model: ModelFile) => LoadDeps
  /**
   * Frees the memory of the model that is held; resolves with whether there was one. Rejects with illegal-transition
   * while a critique is being written.
   */
  unload: () => Promise<boolean>
}

type Unloaded = Extract<InferenceReply, { type: 'unloaded' }>

/** A model that does not go in this time goes with its process, milliseconds. */
const unloadMs = 30_000

export function createModelKeeping(deps: KeepingDeps): ModelKeeping {
  const { store, log, folders, onFault } = deps
  const loaded = createLoadedModel(({ name, seconds, device }) =>
    log.write({ event: 'model-loaded', model: name, seconds, device }),
  )
  const toLoad = (model: ModelFile): LoadDeps => ({
    ...deps.inspect(),
    settings: store.settings.get(),
    model,
    onLoading: loaded.begin(model.id),
  })
  const ahead = createLoadAhead({
    model: () => modelFile(store.settings.get().defaultModelId, folders),
    isIdle: () => loaded.held() === null && deps.isIdle(),
    load: async (model, onShare, signal) =>
      loaded.remember(model.id)((await loadModel(toLoad(model), onShare, signal)).loaded),
    onFault,
  })
  return {
    loaded,
    ahead,
    toLoad,
    async unload() {
      if (deps.isWriting()) {
        throw new AppError('illegal-transition', 'A critique is being written with this model.', {
          hint: 'Stop the critique or wait for its end, then free the memory.',
        })
      }
      await ahead.end()
      if (loaded.held() === null) return false
      const requestId = randomUUID()
      await deps.inspect().inference.run({
        request: { type: 'unload', requestId },
        onReply: () => undefined,
        isFinal: (reply): reply is Unloaded => reply.type === 'unloaded',
        deadlineMs: unloadMs,
      })
      loaded.forget()
      return true
    },
  }
}
