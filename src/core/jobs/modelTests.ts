// Tests of models: one at a time, between two critiques, each told of while it goes on and stored at its end.
import type { Advisor } from '../../shared/advisors.ts'
import { AppError, sentencesOf } from '../../shared/errors.ts'
import { modelTestSchema, type ModelTestRun } from '../../shared/modelMeasures.ts'
import type { Clock } from '../clock.ts'
import type { Hub } from '../hub.ts'
import { modelFile, type ModelFile, type ModelFolders } from '../models/index.ts'
import { findSample } from '../photos/samples.ts'
import type { Store } from '../store/index.ts'
import type { Expectation } from './history.ts'
import type { LoadDeps } from './load.ts'
import type { LoadAhead } from './loadAhead.ts'
import type { LoadedModelState } from '../models/loaded.ts'
import type { Queue } from './queue.ts'
import { tryModel, type TryDeps } from './tryModel.ts'

const sampleId = 'pier-sunset'
/** How often a running test is told of, milliseconds. */
const tellMs = 250
/** Where each stage begins in the whole test. */
const begins = { loading: 0, encoding: 0.25, prompting: 0.4, writing: 0.5, end: 1 }
const ends = { loading: 'encoding', encoding: 'prompting', prompting: 'writing', writing: 'end' } as const

export type ModelTestsDeps = Pick<TryDeps, 'photo' | 'words' | 'clock' | 'wallNow'> & {
  store: Pick<Store, 'settings' | 'modelTests'>
  hub: Pick<Hub, 'emit'>
  clock: Clock
  folders: ModelFolders
  queue: () => Pick<Queue, 'active' | 'paused' | 'between'>
  toLoad: (model: ModelFile) => LoadDeps
  loaded: LoadedModelState
  ahead: LoadAhead
  advisor: (id: string) => Promise<Advisor>
  history: (modelId: string) => Expectation
  onFault: (error: unknown) => void
}

export type ModelTests = {
  /**
   * Begins a test, or puts it behind the critique that is being written. Throws illegal-transition while another one
   * goes on or the queue is paused, bad-request for what names no model.
   */
  begin: (id: string) => ModelTestRun
  isRunning: () => boolean
  /** Stops the test that waits or goes on; resolves when it is over. */
  end: () => Promise<void>
}

type Current = {
  run: ModelTestRun
  /** Whether its turn in the queue came. */
  hasBegun: boolean
  abort: AbortController
  over: PromiseWithResolvers<void>
  toldAt: number
}

export function createModelTests(deps: ModelTestsDeps): ModelTests {
  const { store, hub, clock, folders } = deps
  let current: Current | null = null

  const tell = (test: Current, change: Partial<ModelTestRun>): void => {
    test.run = { ...test.run, ...change }
    test.toldAt = clock.now()
    hub.emit({ type: 'model_test', test: test.run })
  }
  const finish = (test: Current, change: Partial<ModelTestRun>): void => {
    if (current !== test) return
    current = null
    tell(test, { ...change, stage: null })
    test.over.resolve()
  }
  const onStage =
    (test: Current): TryDeps['onStage'] =>
    (stage, share) => {
      const from = begins[stage]
      const at = Math.max(test.run.share, from + share * (begins[ends[stage]] - from))
      const isNew = stage !== test.run.stage
      test.run = { ...test.run, share: at }
      if (isNew || clock.now() - test.toldAt >= tellMs) tell(test, { stage })
    }
  const work = async (test: Current): Promise<void> => {
    const { signal } = test.abort
    if (signal.aborted) return
    test.hasBegun = true
    tell(test, { state: 'running' })
    const { modelId } = test.run
    const model = modelFile(modelId, folders)
    const sample = await findSample(folders.resourcesDir, sampleId)
    await deps.ahead.giveWay(modelId, () => undefined, signal)
    const record = await tryModel(
      {
        ...deps.toLoad(model),
        ...deps,
        sample: sample.path,
        advisor: await deps.advisor(store.settings.get().defaultAdvisorId),
        expectedTokens: deps.history(modelId).expectedTokens,
        onLoaded: deps.loaded.remember(modelId),
        onStage: onStage(test),
      },
      signal,
    )
    store.modelTests.put(modelId, record)
    finish(test, { state: 'done', share: 1, tested: modelTestSchema.parse(record) })
  }
  const errand = async (test: Current): Promise<void> => {
    try {
      await work(test)
    } catch (error) {
      if (!(error instanceof AppError)) deps.onFault(error)
      const isStopped = test.abort.signal.aborted
      const sentence = error instanceof AppError ? sentencesOf(error) : 'Something unforeseen went wrong.'
      finish(test, { state: 'failed', error: isStopped ? 'The test was stopped.' : sentence })
    }
  }

  return {
    begin(id) {
      if (current) throw new AppError('illegal-transition', 'Another model is being tested just now.')
      const held = deps.queue().paused()
      if (held !== null) {
        throw new AppError('illegal-transition', `No model is tested while the queue stands still. ${held}`)
      }
      modelFile(id, folders)
      const run: ModelTestRun = {
        modelId: id,
        state: deps.queue().active() ? 'waiting' : 'running',
        stage: null,
        share: 0,
        error: null,
        tested: null,
      }
      const test: Current = {
        run,
        hasBegun: false,
        abort: new AbortController(),
        over: Promise.withResolvers(),
        toldAt: clock.now(),
      }
      current = test
      deps.queue().between(() => errand(test))
      return run
    },
    isRunning: () => current !== null,
    async end() {
      const test = current
      if (!test) return
      test.abort.abort()
      if (!test.hasBegun) finish(test, { state: 'failed', error: 'The test was stopped.' })
      await test.over.promise
    },
  }
}
