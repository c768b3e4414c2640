// What the engine tests share: loading a model afresh, and a generation gathered up. Never asserts.
import { join } from 'node:path'
import type { GenerateOptions } from '../../../shared/workers.ts'
import type { Engine, EngineHost, Finish, ModelOptions, PromptProgress, Step } from '../engine.ts'

/** A copy of the vision engine with one CPU module, the one called haswell (test/support/oneCpuModule.ts). */
const haswellEngine = process.env['MONDRIAN_TEST_ENGINE']
export const isHaswellForced = haswellEngine !== undefined

/** Where `npm run engine` builds the vision engine. */
export const engineDir =
  haswellEngine ??
  join(import.meta.dirname, '../../../../vendor/engine', `${process.platform}-${process.arch}`)

export function loadOptions(modelPath: string, options: Partial<ModelOptions> = {}): ModelOptions {
  return {
    modelPath,
    projectorPath: null,
    engineDir,
    contextSize: 4096,
    threads: 1,
    gpu: 'off',
    ...options,
  }
}

export const noHost: EngineHost = { onHelper: () => undefined }

export const noControl = { signal: new AbortController().signal, onProgress: () => undefined }

/** Puts this model, freshly loaded, in place of whatever the engine holds. */
export async function reload(
  engine: Engine,
  modelPath: string,
  options: Partial<ModelOptions> = {},
): Promise<void> {
  await engine.unload()
  await engine.load(loadOptions(modelPath, options), noControl)
}

export type Written = { text: string; steps: Step[]; progress: PromptProgress[]; finish: Finish }

type Watch = {
  signal?: AbortSignal
  onStep?: (step: Step, count: number) => void
  onPromptProgress?: (progress: PromptProgress) => void
}

/** Runs one generation to its end. */
export async function write(
  engine: Engine,
  options: Partial<GenerateOptions> = {},
  watch: Watch = {},
): Promise<Written> {
  const progress: PromptProgress[] = []
  const steps: Step[] = []
  const generation = engine.generate(
    {
      system: 'You are a critic.',
      user: 'Write the critique.',
      maxTokens: 1000,
      temperature: 0,
      seed: 1,
      ...options,
    },
    {
      signal: watch.signal ?? new AbortController().signal,
      onPromptProgress: (share) => {
        progress.push(share)
        watch.onPromptProgress?.(share)
      },
    },
  )
  let next = await generation.next()
  while (!next.done) {
    steps.push(next.value)
    watch.onStep?.(next.value, steps.length)
    next = await generation.next()
  }
  return { text: steps.map((step) => step.text).join(''), steps, progress, finish: next.value }
}
