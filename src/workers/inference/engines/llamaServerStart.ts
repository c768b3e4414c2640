import { statSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { z } from 'zod'
import { AppError } from '../../../shared/errors.ts'
import type { EngineHost, LoadControl } from '../engine.ts'
import { explainStartFailure } from './llamaServerFailures.ts'
import { serverFlags, type FlagOptions } from './llamaServerFlags.ts'
import { startServerProcess, type Exit, type ServerProcess } from './llamaServerProcess.ts'

export type RunningServer = ServerProcess & {
  /** Stands for the picture in a prompt; random, so that no text can contain it. */
  mediaMarker: string
}

/** How often a loading server is asked whether it is ready, milliseconds: it opens a small model in 50. */
const pollInterval = 20

const anySchema = z.unknown()
const propsSchema = z.object({ media_marker: z.string().optional() })

/**
 * How often a server is started that ends by itself without a word. llama.cpp writes its log from a thread of its own,
 * and on a busy machine the reason is lost with 1 to 4 of 100 ends (measured with eyes of another model, Linux).
 */
const silentStarts = 3

/** The end of a server before it was loaded, and what it wrote. */
type FailedStart = { exit: Exit; errorOutput: string }

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
  for (let tries = 1; ; tries++) {
    const started = await startOnce(engineDir, options, host, control)
    if (!('errorOutput' in started)) return started
    const { exit, errorOutput } = started
    if (isSilent(started) && tries < silentStarts) continue
    throw explainStartFailure(exit, errorOutput, options.projectorPath !== null)
  }
}

const isSilent = ({ exit, errorOutput }: FailedStart): boolean =>
  exit.signal === null && errorOutput.trim() === ''

async function startOnce(
  engineDir: string,
  options: FlagOptions,
  host: EngineHost,
  control: LoadControl,
): Promise<RunningServer | FailedStart> {
  const server = await startServerProcess(engineDir, serverFlags(options), host)
  try {
    const exit = await waitUntilLoaded(server, options, control)
    if (exit) return { exit, errorOutput: server.takeErrorOutput() }
    const { media_marker: mediaMarker } = await server.client.get('/props', propsSchema, control.signal)
    return { ...server, mediaMarker: mediaMarker ?? '' }
  } catch (error) {
    await server.kill()
    if (control.signal.aborted) throw new AppError('cancelled', 'Loading the model was stopped.')
    throw error
  }
}

/** Null once it is loaded, else how it ended before that. */
async function waitUntilLoaded(
  server: ServerProcess,
  { modelPath, projectorPath }: FlagOptions,
  { signal, onProgress }: LoadControl,
): Promise<Exit | null> {
  const bytes = fileBytes(modelPath) + (projectorPath === null ? 0 : fileBytes(projectorPath))
  let shown = 0
  onProgress(shown)
  while (!(await isReady(server, signal))) {
    signal.throwIfAborted()
    const exit = server.exit()
    if (exit) return exit
    // The server does not tell how far it is: what it holds of the files does.
    const share = Math.floor((server.memory.residentBytes() / bytes) * 100) / 100
    if (share > shown && share < 1) onProgress((shown = share))
    await Promise.race([wait(pollInterval, undefined, { signal }), server.exited])
  }
  signal.throwIfAborted()
  onProgress(1)
  return null
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
