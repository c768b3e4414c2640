// Answers the parent's requests one after the other, in the order they came; only `cancel` overtakes.
// Never leaves a request without its last word: inspected, scanned, loaded, finished, unloaded or failed.
import { AppError, toErrorRecord } from '../../shared/errors.ts'
import type { GenerateOptions, InferenceReply, InferenceRequest, LoadOptions } from '../../shared/workers.ts'
import type { Channel } from '../channel.ts'
import type { Finish, Step } from './engine.ts'
import { findGpuDevices } from './engines/index.ts'
import { scanForeign } from './foreign/scan.ts'
import { createHotModel } from './hotModel.ts'
import { inspectModel, memoryOf, versionOf } from './inspectModel.ts'
import type { RoutedEngine } from './routedEngine.ts'
import { createStepBatch } from './stepBatch.ts'

type Work = Exclude<InferenceRequest, { type: 'cancel' }>

/** Returns what takes a request. A stopped load is answered with `failed`, code cancelled; the child goes on. */
export function createSession(
  engine: RoutedEngine,
  { send, fault }: Channel<InferenceReply>,
): (request: InferenceRequest) => void {
  const hot = createHotModel(engine)
  const aborts = new Map<string, AbortController>()
  let last: Promise<void> = Promise.resolve()

  const load = async (requestId: string, options: LoadOptions, signal: AbortSignal): Promise<void> => {
    const onProgress = (share: number): void => send({ type: 'loadProgress', requestId, share })
    send({ type: 'loaded', requestId, model: await hot.load(options, { signal, onProgress }) })
  }
  const generate = async (
    requestId: string,
    options: GenerateOptions,
    signal: AbortSignal,
  ): Promise<void> => {
    const batch = createStepBatch((steps) => send({ type: 'steps', requestId, ...steps }))
    const steps = engine.generate(options, {
      signal,
      onPromptProgress: (progress) => send({ type: 'promptProgress', requestId, ...progress }),
    })
    const { finishReason, keep, ...figures } = await drain(steps, batch.add).finally(batch.flush)
    send({ type: 'finished', requestId, finishReason, keep, figures })
  }
  const unload = async (requestId: string): Promise<void> => {
    await hot.unload()
    send({ type: 'unloaded', requestId })
  }
  const devices = async (
    { requestId, engineDir }: Extract<Work, { type: 'devices' }>,
    signal: AbortSignal,
  ): Promise<void> => {
    const found = engineDir === null ? [] : await findGpuDevices(engineDir, signal)
    send({ type: 'devices', requestId, devices: found })
  }
  const inspect = async ({ requestId, options }: Extract<Work, { type: 'inspect' }>): Promise<void> => {
    const inspection = inspectModel(options)
    const version = versionOf(inspection, options.modelPath)
    const model = { ...inspection.model, version, memory: memoryOf(inspection, options) }
    send({ type: 'inspected', requestId, model })
  }
  const scan = async ({ requestId, around, look }: Extract<Work, { type: 'scan' }>): Promise<void> => {
    send({ type: 'scanned', requestId, ...scanForeign(around, look) })
  }
  const work = (request: Work, signal: AbortSignal): Promise<void> => {
    if (request.type === 'inspect') return inspect(request)
    if (request.type === 'devices') return devices(request, signal)
    if (request.type === 'scan') return scan(request)
    if (request.type === 'load') return load(request.requestId, request.options, signal)
    if (request.type === 'generate') return generate(request.requestId, request.options, signal)
    return unload(request.requestId)
  }
  const answer = async (request: Work, signal: AbortSignal): Promise<void> => {
    const { requestId } = request
    try {
      await work(request, signal)
    } catch (error) {
      if (!(error instanceof AppError)) fault(error)
      send({ type: 'failed', requestId, error: toErrorRecord(error) })
    }
    aborts.delete(requestId)
  }
  return (request) => {
    if (request.type === 'cancel') return aborts.get(request.requestId)?.abort()
    const abort = new AbortController()
    aborts.set(request.requestId, abort)
    last = last.then(() => answer(request, abort.signal))
  }
}

async function drain(
  steps: AsyncGenerator<Step, Finish, undefined>,
  onStep: (step: Step) => void,
): Promise<Finish> {
  let next = await steps.next()
  while (!next.done) {
    onStep(next.value)
    next = await steps.next()
  }
  return next.value
}
