import { availableParallelism } from 'node:os'
import type { Llama, LlamaContext, LlamaContextSequence, LlamaModel } from 'node-llama-cpp'
import { AppError } from '../../../shared/errors.ts'
import type { LoadedModel } from '../../../shared/workers.ts'
import type { LoadControl, ModelOptions } from '../engine.ts'
import { readGgufHeader, type GgufHeader } from '../ggufHeader.ts'
import { fileTitle } from '../modelParts.ts'
import { tooLarge, type Rung } from './memoryLadder.ts'
import { createPromptEncoder, type PromptEncoder } from './nodeLlamaPrompt.ts'

/** Prompt tokens per call: an abort is heard between two, and larger ones are no faster. */
export const promptSlice = 128

export type NodeLlamaModel = {
  header: GgufHeader
  description: Omit<LoadedModel, 'engine' | 'notice' | 'seconds'>
  model: LlamaModel
  sequence: LlamaContextSequence
  encodePrompt: PromptEncoder
  /** Peak resident memory of this process plus what the model and its context hold on a GPU. */
  peakMemoryBytes: () => number
  dispose: () => Promise<void>
}

/** Errors as `Engine.load` lists them. */
export async function loadModel(
  openBinding: () => Promise<Llama>,
  rung: Rung,
  options: ModelOptions,
  { signal, onProgress }: LoadControl,
): Promise<NodeLlamaModel> {
  const header = readGgufHeader(options.modelPath)
  const llama = await openBinding()
  const { model, context } = await openModel(llama, rung, options, { signal, onProgress })
  const videoMemory = model.memoryUsage.vram + context.memoryUsage.vram
  return {
    header,
    description: {
      name: header.name ?? fileTitle(options.modelPath),
      sight: 'text',
      device: deviceName(model),
      contextSize: context.contextSize,
    },
    model,
    sequence: context.getSequence(),
    encodePrompt: await createPromptEncoder(model),
    peakMemoryBytes: () => process.resourceUsage().maxRSS * 1024 + videoMemory,
    dispose: async () => {
      await context.dispose()
      await model.dispose()
    },
  }
}

async function openModel(
  llama: Llama,
  rung: Rung,
  { modelPath, contextSize: wanted, threads }: ModelOptions,
  { signal, onProgress }: LoadControl,
): Promise<{ model: LlamaModel; context: LlamaContext }> {
  let model: LlamaModel | undefined
  try {
    model = await llama.loadModel({
      modelPath,
      gpuLayers: rung === 'cpu' ? 0 : { fitContext: { contextSize: wanted } },
      loadSignal: signal,
      onLoadProgress: onProgress,
    })
    const context = await model.createContext({
      contextSize: Math.min(wanted, model.trainContextSize),
      threads: threads ?? defaultThreads(llama),
      batchSize: promptSlice,
      sequences: 1,
      createSignal: signal,
    })
    return { model, context }
  } catch (error) {
    await model?.dispose()
    throw await explainLoadFailure(error, signal)
  }
}

/** One core is left to the rest of the program: more threads than free cores are many times slower than one. */
function defaultThreads(llama: Llama): number {
  return Math.max(1, Math.min(llama.cpuMathCores, availableParallelism()) - 1)
}

function deviceName(model: LlamaModel): string {
  const { gpu } = model.llama
  if (gpu === false || model.gpuLayers === 0) return 'CPU'
  return { metal: 'Metal', cuda: 'CUDA', vulkan: 'Vulkan' }[gpu]
}

/** What went wrong, for a person. */
export async function explainLoadFailure(error: unknown, signal: AbortSignal): Promise<AppError> {
  const { InsufficientMemoryError } = await import('node-llama-cpp')
  if (signal.aborted) return new AppError('cancelled', 'Loading the model was stopped.')
  if (error instanceof InsufficientMemoryError) {
    return tooLarge(error)
  }
  // The header was whole, so most likely this build of llama.cpp does not know the architecture.
  return new AppError('model-unsupported', 'This model is of a kind that cannot be opened here.', {
    cause: error,
  })
}
