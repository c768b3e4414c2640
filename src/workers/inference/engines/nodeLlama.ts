// The text engine: llama.cpp through node-llama-cpp, in this process. Never cuts a prompt, never prints anything.
import type { Llama } from 'node-llama-cpp'
import { AppError } from '../../../shared/errors.ts'
import type { Engine, EngineFactory, ModelOptions } from '../engine.ts'
import { findGpu } from './llamaServerDevices.ts'
import { loadDownLadder, rungNotice } from './memoryLadder.ts'
import { bindingFor, hasMetal, type BindingKind } from './nodeLlamaBinding.ts'
import { generate } from './nodeLlamaGenerate.ts'
import { importNodeLlama } from './nodeLlamaImport.ts'
import { loadModel, type NodeLlamaModel } from './nodeLlamaLoad.ts'

export const nodeLlama: EngineFactory = { name: 'node-llama-cpp', create: createNodeLlama }

function createNodeLlama(): Engine {
  // One binding of each kind. They are never disposed: after a stopped load that would wait for ever, and
  // they hold no model; the process ends with them.
  const bindings = new Map<BindingKind, Promise<Llama>>()
  let model: NodeLlamaModel | null = null

  const open = (kind: BindingKind): Promise<Llama> => {
    const binding = bindings.get(kind) ?? openBinding(kind)
    bindings.set(kind, binding)
    return binding
  }
  return {
    load: async (options, control) => {
      if (model) throw new AppError('bad-request', 'Another model is still loaded.')
      const startedAt = performance.now()
      const seesGpu = await mayUseGpu(options, control.signal)
      const { loaded, rung } = await loadDownLadder(seesGpu ? ['gpu', 'cpu'] : ['cpu'], (tried) =>
        loadModel(() => open(bindingFor(tried)), tried, options, control),
      )
      model = loaded
      return {
        ...model.description,
        notice: seesGpu ? rungNotice(rung) : null,
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

/**
 * Whether there is a GPU whose driver answers. The vision engine is asked, because it is a process of its own, with the
 * same GPU libraries: where a driver crashes, that costs nothing. Without that engine the CPU is used, but for Apple
 * silicon, where there is nothing to ask.
 */
async function mayUseGpu({ gpu, engineDir }: ModelOptions, signal: AbortSignal): Promise<boolean> {
  if (gpu === 'off') return false
  return hasMetal() || (engineDir !== null && (await findGpu(engineDir, signal)) !== null)
}

async function openBinding(kind: BindingKind): Promise<Llama> {
  // Imported on first use: it takes 0.3 s, and a child without a model does not need it.
  const { getLlama, LlamaLogLevel } = await importNodeLlama()
  try {
    return await getLlama({
      gpu: kind === 'auto' ? 'auto' : false,
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
