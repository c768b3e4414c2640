// Which model is in memory, and what brings it there or takes it away beside the jobs that need it.
import { randomUUID } from 'node:crypto'
import { AppError } from '../../shared/errors.ts'
import type { InferenceReply } from '../../shared/workers.ts'
import type { Log } from '../log/index.ts'
import { modelFile, type ModelFile } from '../models/index.ts'
import type { Inference, InspectDeps } from '../models/inspect.ts'
import { createLoadedModel, type LoadedModelState } from '../models/loaded.ts'
import { loadModel, type LoadDeps } from './load.ts'
import { createLoadAhead, type LoadAhead } from './loadAhead.ts'
import { createPictureCopies, type PictureCopies } from './pictureCopies.ts'
import { createModelTests, type ModelTests, type ModelTestsDeps } from './modelTests.ts'

type KeepingDeps = Omit<ModelTestsDeps, 'toLoad' | 'loaded' | 'ahead'> & {
  log: Pick<Log, 'write'>
  inspect: () => InspectDeps
  /** In its place for a model that another computer has. */
  there: () => Inference
  /** Whether a photograph is being measured. */
  isMeasuring: () => boolean
}

export type ModelKeeping = {
  loaded: LoadedModelState
  ahead: LoadAhead
  tests: ModelTests
  /** Which copy of a photograph each is shown. */
  copies: PictureCopies
  /** What `loadModel` wants for a model. */
  toLoad: (model: ModelFile) => LoadDeps
  /**
   * Frees the memory of the model that is held, and ends a test; resolves with whether there was one. Rejects with
   * illegal-transition while a critique is being written.
   */
  unload: () => Promise<boolean>
  /** Ends what goes on here. */
  close: () => Promise<void>
}

type Unloaded = Extract<InferenceReply, { type: 'unloaded' }>

/** A model that does not go in this time goes with its process, milliseconds. */
const unloadMs = 30_000
/** How often it is looked whether a model has lain idle for long enough, milliseconds. */
const lookMs = 30_000

export function createModelKeeping(deps: KeepingDeps): ModelKeeping {
  const { store, log, clock, folders, onFault } = deps
  const loaded = createLoadedModel(({ name, seconds, device }) =>
    log.write({ event: 'model-loaded', model: name, seconds, device }),
  )
  const toLoad = (model: ModelFile): LoadDeps => ({
    ...deps.inspect(),
    ...(model.isThere && { inference: deps.there() }),
    settings: store.settings.get(),
    model,
    onLoading: loaded.begin(model.id),
  })
  const isWriting = (): boolean => deps.queue().active() !== null
  const ahead = createLoadAhead({
    model: () => modelFile(store.settings.get().defaultModelId, folders),
    isIdle: () => loaded.held() === null && !isWriting() && !tests.isRunning() && !deps.isMeasuring(),
    load: async (model, onShare, signal) =>
      loaded.remember(model.id)((await loadModel(toLoad(model), onShare, signal)).loaded),
    onFault,
  })
  const tests: ModelTests = createModelTests({ ...deps, toLoad, loaded, ahead })

  const unload = async (): Promise<boolean> => {
    if (isWriting()) {
      throw new AppError('illegal-transition', 'A critique is being written with this model.', {
        hint: 'Stop the critique or wait for its end, then free the memory.',
      })
    }
    await tests.end()
    await ahead.end()
    if (loaded.held() === null) return false
    const { inference } = deps.inspect()
    const requestId = randomUUID()
    await inference.run({
      request: { type: 'unload', requestId },
      onReply: () => undefined,
      isFinal: (reply): reply is Unloaded => reply.type === 'unloaded',
      deadlineMs: unloadMs,
    })
    loaded.forget()
    // What a process has allocated it keeps in part, and more after each model: all of it goes with the process.
    await inference.renewAbove(0)
    return true
  }

  /** Each use of a model makes what is held anew: an idle one is the same as when it was looked at before. */
  let idle: { held: ReturnType<typeof loaded.held>; since: number } | null = null
  /** A model that nobody has used for as long as the settings say goes by itself. */
  const lookForIdle = async (): Promise<void> => {
    const minutes = store.settings.get().unloadAfterMinutes
    const held = loaded.held()
    if (held === null || isWriting() || tests.isRunning() || minutes === null) {
      idle = null
      return
    }
    if (idle?.held !== held) idle = { held, since: clock.now() }
    if (clock.now() - idle.since < minutes * 60_000) return
    idle = null
    await unload()
  }
  let cancelLook = clock.setTimeout(look, lookMs)
  function look(): void {
    cancelLook = clock.setTimeout(look, lookMs)
    lookForIdle().catch((error: unknown) => {
      // Asked for meanwhile, or gone with its process.
      if (!(error instanceof AppError)) onFault(error)
    })
  }

  return {
    loaded,
    ahead,
    tests,
    copies: createPictureCopies(),
    toLoad,
    unload,
    async close() {
      cancelLook()
      await tests.end()
    },
  }
}
