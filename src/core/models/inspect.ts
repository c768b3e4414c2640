import { randomUUID } from 'node:crypto'
import type { GpuDevice, InferenceReply, InferenceRequest, InspectedModel } from '../../shared/workers.ts'
import type { Supervisor } from '../workers/supervisor.ts'
import { contextSizeOf } from './index.ts'

export type Inference = Supervisor<InferenceRequest, InferenceReply>

export type InspectDeps = {
  inference: Inference
  /** Folder of the vision engine; null where this build has none. */
  engineDir: string | null
}

type InspectOptions = {
  signal?: AbortSignal
  isStarter?: boolean
  /** Whether it would run on a GPU, which decides what it works with. */
  onGpu?: boolean
}

type Inspected = Extract<InferenceReply, { type: 'inspected' }>

const deadlineMs = 120_000

/**
 * What a model file can do, from its header and the files beside it; the child reads them.
 * Rejects with model-missing, model-damaged, model-unsupported, or as the supervisor does.
 */
export async function inspectModel(
  { inference, engineDir }: InspectDeps,
  modelPath: string,
  { signal, isStarter = false, onGpu = false }: InspectOptions = {},
): Promise<InspectedModel> {
  const requestId = randomUUID()
  const { model } = await inference.run({
    request: {
      type: 'inspect',
      requestId,
      options: {
        modelPath,
        engineDir,
        contextSizes: isStarter
          ? { text: contextSizeOf('starter'), vision: contextSizeOf('starter') }
          : { text: contextSizeOf('text'), vision: contextSizeOf('vision') },
        onGpu,
      },
    },
    onReply: () => undefined,
    isFinal: (candidate): candidate is Inspected => candidate.type === 'inspected',
    deadlineMs,
    cancelRequest: { type: 'cancel', requestId },
    ...(signal ? { signal } : {}),
  })
  return model
}

type Devices = Extract<InferenceReply, { type: 'devices' }>

/** GPUs that the engine in this folder would use. Rejects as the supervisor does. */
export async function listGpus(inference: Inference, engineDir: string): Promise<GpuDevice[]> {
  const requestId = randomUUID()
  const { devices } = await inference.run({
    request: { type: 'devices', requestId, engineDir },
    onReply: () => undefined,
    isFinal: (candidate): candidate is Devices => candidate.type === 'devices',
    deadlineMs,
    cancelRequest: { type: 'cancel', requestId },
  })
  return devices
}
