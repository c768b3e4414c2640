// The text engine: llama.cpp through node-llama-cpp, in this process. Never cuts a prompt, never prints anything.
import type { Llama } from 'node-llama-cpp'
import { AppError } from '../../../shared/errors.ts'
import type { LoadOptions } from '../../../shared/workers.ts'
import type { Engine, EngineFactory } from '../engine.ts'
import { generate } from './nodeLlamaGenerate.ts'
import { loadModel, type NodeLlamaModel } from './nodeLlamaLoad.ts'

export const nodeLlama: EngineFactory = { name: 'node-llama-cpp', create: createNodeLlama }

function createNodeLlama(): Engine {
  // One binding per kind of device. They are never disposed: after a stopped load that would wait for ever, and
  // they hold no model; the process ends with them.
  const bindings = new Map<LoadOptions['gpu'], Promise<Llama>>()
  let model: NodeLlamaModel | null = null

  const bindingFor = (gpu: LoadOptions['gpu']): Promise<Llama> => {
    const binding = bindings.get(gpu) ?? openBinding(gpu)
    bindings.set(gpu, binding)
    return binding
  }
  return {
    load: async (options, control) => {
      if (model) throw new AppError('bad-request', 'Another model is still loaded.')
      model = await loadModel(() => bindingFor(options.gpu), options, control)
      return { ...model.description, engine: nodeLlama.name }
    },
    generate: async function* (options, control) {
      if (!model) throw new AppError('bad-request', 'No model is loaded.')
      return yield* generate(model, options, control)
    },
    unload: async () => {
      const unloaded = model
      model = null
      await unloaded?.dispose()
    },
  }
}

async function openBinding(gpu: LoadOptions['gpu']): Promise<Llama> {
  // Imported on first use: it takes 0.3 s, and a child without a model does not need it.
  const { getLlama, LlamaLogLevel } = await import('node-llama-cpp')
  try {
    return await getLlama({
      gpu: gpu === 'auto' ? 'auto' : false,
      build: 'never',
      skipDownload: true,
      progressLogs: false,
      logLevel: LlamaLogLevel.error,
      // Failures are thrown as well, and the log quotes paths and text.
      logger: () => undefined,
      maxThreads: 0,
    })
  } catch (error) {
    throw new AppError('engine-failed', 'The engine that runs models cannot start on this computer.', {
      cause: error,
    })
  }
}
