// The engine for models that see: llama.cpp's own server, a process of its own. Never cuts a prompt, never reaches
// beyond this computer, never outlives this process.
import { setTimeout as wait } from 'node:timers/promises'
import { AppError } from '../../../shared/errors.ts'
import type { Engine, EngineFactory, EngineHost } from '../engine.ts'
import { familyOf } from '../families/index.ts'
import { samplersFor } from '../families/samplers.ts'
import {
  connectionLost,
  crashed,
  isOutOfMemory,
  outOfVideoMemory,
  type Stage,
} from './llamaServerFailures.ts'
import { cancelledBefore, generate } from './llamaServerGenerate.ts'
import { loadModel, type ServerModel } from './llamaServerLoad.ts'
import { slotsSchema } from './llamaServerMessages.ts'
import { startServer, type RunningServer } from './llamaServerStart.ts'
import { lowerRung, type Rung } from './memoryLadder.ts'

export const llamaServer: EngineFactory = { name: 'llama-server', create: createLlamaServer }

/** A server that was told to stop and does not within this is ended, milliseconds. */
const patience = 2000
const pollInterval = 20
/** How long the end of a process may come after the end of its connections, milliseconds. */
const exitDelay = 1000

function createLlamaServer(host: EngineHost): Engine {
  /** Where a model has to begin because it ran out of memory higher up, by path. */
  const highestRungs = new Map<string, Rung>()
  let model: ServerModel | null = null
  /** Null while no model is loaded, and after it had to be ended although its model is still wanted. */
  let server: RunningServer | null = null
  /** Ends when no abandoned request is worked on any more. */
  let settled = Promise.resolve()

  const restart = async ({ engineDir, flags }: ServerModel, signal: AbortSignal): Promise<RunningServer> => {
    server = await startServer(engineDir, flags, host, { signal, onProgress: () => undefined })
    return server
  }
  /** Waits until an abandoned request is really given up; the one who abandoned it need not. */
  const settle = async (running: RunningServer): Promise<void> => {
    const deadline = performance.now() + patience
    while (running.exit() === null && performance.now() < deadline) {
      if (await isIdle(running)) return
      await wait(pollInterval)
    }
    if (server === running) server = null
    await running.kill()
  }
  const forget = (): void => {
    model = server = null
  }
  /** What a failed request means; forgets a model that is gone, or that no longer has the memory it needs. */
  const explain = async (failure: unknown, running: RunningServer, stage: Stage): Promise<unknown> => {
    const isRefusal = failure instanceof AppError
    if (isRefusal && failure.code !== 'engine-failed') return failure
    const exit = isRefusal ? null : await Promise.race([running.exited, wait(exitDelay, null)])
    if (model && model.flags.rung !== 'cpu' && isOutOfMemory(running.takeErrorOutput())) {
      highestRungs.set(model.flags.modelPath, lowerRung(model.flags.rung))
      forget()
      await running.kill()
      return outOfVideoMemory(stage)
    }
    if (exit) {
      forget()
      return crashed(stage, exit)
    }
    return isRefusal ? failure : connectionLost(failure)
  }
  return {
    load: async (options, control) => {
      if (model) throw new AppError('bad-request', 'Another model is still loaded.')
      const loaded = await loadModel(options, highestRungs.get(options.modelPath) ?? 'gpu', host, control)
      ;({ model, server } = loaded)
      return { ...loaded.description, engine: llamaServer.name }
    },
    isLoaded: () => model !== null && (server === null || server.exit() === null),
    generate: async function* (options, control) {
      if (!model) throw new AppError('bad-request', 'No model is loaded.')
      if (options.imagePath !== undefined && model.flags.projectorPath === null) {
        throw new AppError('bad-request', 'This model cannot look at pictures.')
      }
      await settled
      const died = server?.exit()
      if (died) {
        forget()
        throw crashed('idle', died)
      }
      const { flags, controlTokens, temperature } = model
      let running: RunningServer
      try {
        running = server ?? (await restart(model, control.signal))
      } catch (error) {
        if (control.signal.aborted) return cancelledBefore(0)
        model = null
        throw error
      }
      running.takeErrorOutput()
      let stage: Stage = 'idle'
      let isSettled = false
      try {
        const onStage = (next: Stage): void => void (stage = next)
        const samplers = samplersFor(familyOf(flags), temperature, options.temperature)
        const context = { server: running, contextSize: flags.contextSize, controlTokens, samplers, onStage }
        const finish = yield* generate(context, options, control)
        isSettled = finish.finishReason === 'stop' || finish.finishReason === 'length'
        return finish
      } catch (error) {
        throw await explain(error, running, stage)
      } finally {
        if (!isSettled) settled = settle(running)
      }
    },
    unload: async () => {
      const unloaded = server
      forget()
      await unloaded?.kill()
    },
  }
}

function isIdle({ client }: RunningServer): Promise<boolean> {
  return client.get('/slots', slotsSchema, AbortSignal.timeout(patience)).then(
    (slots) => slots.every((slot) => !slot.is_processing),
    () => false,
  )
}
