// What the inference child does with each request.
import type { InferenceReply, InferenceRequest, LoadOptions } from '../../shared/workers.ts'
import type { Channel } from '../channel.ts'
import { findGpuDevices } from './engines/index.ts'
import { scanForeign } from './foreign/scan.ts'
import { createHotModel } from './hotModel.ts'
import { inspectModel, memoryOf, versionOf } from './inspectModel.ts'
import type { RoutedEngine } from './routedEngine.ts'
import { answerInTurns, sendAnswer } from './turns.ts'

type Work = Exclude<InferenceRequest, { type: 'cancel' }>

/** Returns what takes a request. A stopped load is answered with `failed`, code cancelled; the child goes on. */
export function createSession(
  engine: RoutedEngine,
  channel: Channel<InferenceReply>,
): (request: InferenceRequest) => void {
  const { send } = channel
  const hot = createHotModel(engine)

  const load = async (requestId: string, options: LoadOptions, signal: AbortSignal): Promise<void> => {
    const onProgress = (share: number): void => send({ type: 'loadProgress', requestId, share })
    send({ type: 'loaded', requestId, model: await hot.load(options, { signal, onProgress }) })
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
    if (request.type === 'generate') return sendAnswer(engine, request, signal, send)
    return unload(request.requestId)
  }
  return answerInTurns<InferenceRequest>(work, channel)
}
