import { AppError } from '../../../shared/errors.ts'
import type { LoadedModel } from '../../../shared/workers.ts'
import type { EngineHost, LoadControl, ModelOptions } from '../engine.ts'
import { familyOf } from '../families/index.ts'
import { readGgufHeader } from '../ggufHeader.ts'
import { fileTitle } from '../modelParts.ts'
import { readProjectorHeader } from '../projectorHeader.ts'
import { findGpu } from './llamaServerDevices.ts'
import type { FlagOptions } from './llamaServerFlags.ts'
import { startServer, type RunningServer } from './llamaServerStart.ts'
import { loadDownLadder, rungNotice, rungsFrom, type Rung } from './memoryLadder.ts'

/** What is needed to use a loaded model, and to start its server again. */
export type ServerModel = {
  engineDir: string
  flags: FlagOptions
  controlTokens: readonly string[]
  /** The temperature that the file advises. */
  temperature: number | null
}

export type LoadedServer = {
  model: ServerModel
  server: RunningServer
  description: Omit<LoadedModel, 'engine'>
}

/** Errors as `Engine.load` lists them. */
export async function loadModel(
  options: ModelOptions,
  highestRung: Rung,
  host: EngineHost,
  control: LoadControl,
): Promise<LoadedServer> {
  const startedAt = performance.now()
  const { modelPath, projectorPath, threads, engineDir } = options
  if (engineDir === null) {
    throw new AppError('engine-failed', 'This build of Mondrian has no engine that looks at pictures.')
  }
  const header = readGgufHeader(modelPath)
  const projector = projectorPath === null ? null : readProjectorHeader(projectorPath)
  const flags: Omit<FlagOptions, 'rung'> = {
    modelPath,
    projectorPath,
    threads,
    contextSize: Math.min(options.contextSize, header.contextLength ?? options.contextSize),
    layers: header.layers,
    width: header.width,
    architecture: header.architecture,
    projectorType: projector?.type ?? null,
  }
  const gpu = options.gpu === 'off' ? null : await findGpu(engineDir, control.signal)
  if (control.signal.aborted) throw new AppError('cancelled', 'Loading the model was stopped.')
  const rungs = gpu === null ? (['cpu'] as const) : rungsFrom(highestRung)
  const { loaded: server, rung } = await loadDownLadder(rungs, (tried) =>
    startServer(engineDir, { ...flags, rung: tried }, host, control),
  )
  return {
    model: {
      engineDir,
      flags: { ...flags, rung },
      controlTokens: header.controlTokens,
      temperature: header.temperature,
    },
    server,
    description: {
      name: header.name ?? fileTitle(modelPath),
      sight: projector ? 'vision' : 'text',
      notice: noticeOf([
        projector && !familyOf(flags) ? stranger : null,
        gpu === null ? null : rungNotice(rung),
      ]),
      device: rung === 'cpu' ? 'CPU' : (gpu ?? 'CPU'),
      contextSize: flags.contextSize,
      seconds: (performance.now() - startedAt) / 1000,
    },
  }
}

const stranger = 'Mondrian does not know this family of models and uses careful settings for it.'

const noticeOf = (parts: (string | null)[]): string | null =>
  parts.filter((part) => part !== null).join(' ') || null
