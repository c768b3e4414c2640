import { statSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { z } from 'zod'
import { AppError } from '../../../shared/errors.ts'
import type { EngineHost, LoadControl } from '../engine.ts'
import { explainStartFailure } from './llamaServerFailures.ts'
import { serverFlags, type FlagOptions } from './llamaServerFlags.ts'
import { startServerProcess, type ServerProcess } from './llamaServerProcess.ts'

export type RunningServer = ServerProcess & {
  /** Stands for the picture in a prompt; random, so that no text can contain it. */
  mediaMarker: string
}

/** How often a loading server is asked whether it is ready, milliseconds: it opens a small model in 50. */
const pollInterval = 20

const anySchema = z.unknown()
const propsSchema = z.object({ media_marker: z.string().optional() })

/**
 * Starts a server and waits until its model is loaded. What failed is ended.
 * Rejects with model-damaged, model-unsupported, model-too-large, engine-failed, engine-crashed, or cancelled.
 */
export async function startServer(
  engineDir: string,
  options: FlagOptions,
  host: EngineHost,
  control: LoadControl,
): Promise<RunningServer> {
  const server = await startServerProcess(engineDir, serverFlags(options), host)
  try {
    await waitUntilLoaded(server, options, control)
    const { media_marker: mediaMarker } = await server.client.get('/props', propsSchema, control.signal)
    return { ...server, mediaMarker: mediaMarker ?? '' }
  } catch (error) {
    await server.kill()
    if (control.signal.aborted) throw new AppError('cancelled', 'Loading the model was stopped.')
    throw error
  }
}

async function waitUntilLoaded(
  server: ServerProcess,
  { modelPath, projectorPath }: FlagOptions,
  { signal, onProgress }: LoadControl,
): Promise<void> {
  const bytes = fileBytes(modelPath) + (projectorPath === null ? 0 : fileBytes(projectorPath))
  let shown = 0
  onProgress(shown)
  while (!(await isReady(server, signal))) {
    signal.throwIfAborted()
    const exit = server.exit()
    if (exit) throw explainStartFailure(exit, server.takeErrorOutput(), projectorPath !== null)
    // The server does not tell how far it is: what it holds of the files does.
    const share = Math.floor((server.memory.residentBytes() / bytes) * 100) / 100
    if (share > shown && share < 1) onProgress((shown = share))
    await Promise.race([wait(pollInterval, undefined, { signal }), server.exited])
  }
  signal.throwIfAborted()
  onProgress(1)
}

/** Every kind of refusal means "not yet": there is no socket, or the model is still being loaded. */
async function isReady({ client }: ServerProcess, signal: AbortSignal): Promise<boolean> {
  return client.get('/health', anySchema, signal).then(
    () => true,
    () => false,
  )
}

function fileBytes(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0
}
