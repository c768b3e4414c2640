// The text engine: llama.cpp through node-llama-cpp, in this process. Never cuts a prompt, never prints anything.
import type { Llama } from 'node-llama-cpp'
import { AppError } from '../../../shared/errors.ts'
import type { Engine, EngineFactory, ModelOptions } from '../engine.ts'
import { loadDownLadder, rungNotice } from './memoryLadder.ts'
import { generate } from './nodeLlamaGenerate.ts'
import { loadModel, type NodeLlamaModel } from './nodeLlamaLoad.ts'

export const nodeLlama: EngineFactory = { name: 'node-llama-cpp', create: createNodeLlama }

function createNodeLlama(): Engine {
  // One binding per kind of device. They are never disposed: after a stopped load that would wait for ever, and
  // they hold no model; the process ends with them.
  const bindings = new Map<ModelOptions['gpu'], Promise<Llama>>()
  let model: NodeLlamaModel | null = null

  const bindingFor = (gpu: ModelOptions['gpu']): Promise<Llama> => {
    const binding = bindings.get(gpu) ?? openBinding(gpu)
    bindings.set(gpu, binding)
    return binding
  }
  return {
    load: async (options, control) => {
      if (model) throw new AppError('bad-request', 'Another model is still loaded.')
      const startedAt = performance.now()
      const rungs = options.gpu === 'auto' ? (['gpu', 'cpu'] as const) : (['cpu'] as const)
      const { loaded, rung } = await loadDownLadder(rungs, (tried) =>
        loadModel(() => bindingFor(tried === 'cpu' ? 'off' : 'auto'), options, control),
      )
      model = loaded
      return {
        ...model.description,
        notice: options.gpu === 'auto' ? rungNotice(rung) : null,
        engine: nodeLlama.name,
        seconds: (performance.now() - startedAt) / 1000,
      }
    },
    isLoaded: () => model !== null,
    generate: async function* (options, control) {
      if (!model) throw new AppError('bad-request', 'No model is loaded.')
      if (options.imagePath !== undefined) {
        throw new AppError('bad-request', 'This model cannot look at pictures.')
      }
      return yield* generate(model, options, control)
    },
    unload: async () => {
      const unloaded = model
      model = null
      await unloaded?.dispose()
    },
  }
}

async function openBinding(gpu: ModelOptions['gpu']): Promise<Llama> {
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
