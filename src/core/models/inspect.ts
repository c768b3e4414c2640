import { randomUUID } from 'node:crypto'
import type { InferenceReply, InferenceRequest, InspectedModel } from '../../shared/workers.ts'
import type { Supervisor } from '../workers/supervisor.ts'

export type Inference = Supervisor<InferenceRequest, InferenceReply>

export type InspectDeps = {
  inference: Inference
  /** Folder of the vision engine; null where this build has none. */
  engineDir: string | null
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
  signal?: AbortSignal,
): Promise<InspectedModel> {
  const requestId = randomUUID()
  const { model } = await inference.run({
    request: { type: 'inspect', requestId, options: { modelPath, engineDir } },
    onReply: () => undefined,
    isFinal: (candidate): candidate is Inspected => candidate.type === 'inspected',
    deadlineMs,
    cancelRequest: { type: 'cancel', requestId },
    ...(signal ? { signal } : {}),
  })
  return model
}
