import { availableParallelism } from 'node:os'
import type { ModelOptions } from '../engine.ts'
import { familyOf, type Traits } from '../families/index.ts'
import type { Rung } from './memoryLadder.ts'

export type FlagOptions = Pick<ModelOptions, 'modelPath' | 'projectorPath' | 'threads'> &
  Traits & {
    contextSize: number
    rung: Rung
    /** Layers of the model. */
    layers: number
    /** Numbers that stand for one token inside the model. */
    width: number | null
  }

/** Holds the largest picture of every family whose picture has to be read in one batch. */
export const wholePictureBatch = 1280

/** The command line of a llama-server for one model and one request at a time. */
export function serverFlags(options: FlagOptions): string[] {
  const { modelPath, projectorPath, rung } = options
  const batch = String(batchSize(options))
  const threads = String(options.threads ?? defaultThreads())
  const eyes = projectorPath === null ? [] : ['--mmproj', projectorPath, ...imageFlags(options)]
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

/** How many tokens a picture is to take, where that can be chosen. */
function imageFlags(options: FlagOptions): string[] {
  const tokens = familyOf(options)?.imageTokens
  if (!tokens) return []
  return ['--image-min-tokens', String(tokens.min), '--image-max-tokens', String(tokens.max)]
}

/** Tokens that the server evaluates at once. */
export function batchSize({
  architecture,
  projectorType,
  width,
  rung,
}: Pick<FlagOptions, keyof Traits | 'width' | 'rung'>): number {
  if (projectorType !== null) {
    const family = familyOf({ architecture, projectorType })
    // Of a stranger nobody knows whether its picture has to be whole.
    if (!family || family.wholePicture(width, projectorType)) return wholePictureBatch
  }
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
