import { availableParallelism } from 'node:os'
import type { ModelOptions } from '../engine.ts'
import type { Rung } from './memoryLadder.ts'

export type FlagOptions = Pick<ModelOptions, 'modelPath' | 'projectorPath' | 'threads'> & {
  contextSize: number
  rung: Rung
  /** Layers of the model. */
  layers: number
  /** `clip.projector_type` of the eyes. */
  projectorType: string | null
}

/** These eyes need all tokens of a picture in one batch: every one of them looks at all others. */
const wholePicture = new Set(['gemma3', 'gemma4v', 'gemma4uv', 'deepseek4v'])
const wholePictureBatch = 1280

/** The command line of a llama-server for one model and one request at a time. */
export function serverFlags(options: FlagOptions): string[] {
  const { modelPath, projectorPath, rung } = options
  const batch = String(batchSize(options))
  const threads = String(options.threads ?? defaultThreads())
  const eyes = projectorPath === null ? [] : ['--mmproj', projectorPath]
  // One place more than is ever used: the server stops when the last one is taken, not after it.
  const context = ['-c', String(options.contextSize + 1)]
  // An abort is heard between two batches, and between two pictures.
  const batches = ['-b', batch, '-ub', batch, '--mtmd-batch-max-tokens', '64']
  const work = ['-t', threads, '-tb', threads, '-np', '1', '--jinja', '--no-warmup']
  // By default it would keep up to 8 GB of old prompts.
  const cache = ['--cache-ram', '256']
  const isolation = ['--offline', '--no-ui', '--cors-origins', 'null']
  // Errors only: anything more quotes paths and text.
  const log = ['-lv', '1']
  const place = placement(rung, options.layers)
  return ['-m', modelPath, ...eyes, ...context, ...batches, ...work, ...cache, ...isolation, ...log, ...place]
}

function batchSize({ projectorType, rung }: FlagOptions): number {
  if (projectorType !== null && wholePicture.has(projectorType)) return wholePictureBatch
  return rung === 'cpu' ? 128 : 512
}

function placement(rung: Rung, layers: number): string[] {
  if (rung === 'gpu') return []
  if (rung === 'half') return ['-ngl', String(Math.floor(layers / 2)), '--no-mmproj-offload']
  // The first flag alone leaves the eyes on the GPU.
  return ['--device', 'none', '--no-mmproj-offload']
}

/** Cores, not hyper-threads, less one for the rest of the program: more threads are many times slower. */
function defaultThreads(): number {
  const cores = availableParallelism() / (process.arch === 'x64' ? 2 : 1)
  return Math.max(1, Math.floor(cores) - 1)
}
