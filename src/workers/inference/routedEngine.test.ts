import { expect, test } from 'vitest'
import { AppError, type ErrorCode } from '../../shared/errors.ts'
import type { LoadOptions } from '../../shared/workers.ts'
import type { Engine } from './engine.ts'
import { createRoutedEngine, type Sight } from './routedEngine.ts'

const options: LoadOptions = {
  modelPath: 'm.gguf',
  vision: true,
  engineDir: null,
  contextSize: 512,
  threads: 1,
  gpu: 'off',
}
const control = { signal: new AbortController().signal, onProgress: () => undefined }

/** An engine that only loads, or fails to. */
function loader(name: string, failure: ErrorCode | null = null): Engine {
  let loaded = false
  return {
    load: async ({ projectorPath, contextSize }) => {
      if (failure) throw new AppError(failure, 'The eyes do not open.')
      loaded = true
      const sight = projectorPath === null ? 'text' : 'vision'
      return { name, sight, notice: null, engine: name, device: 'CPU', contextSize, seconds: 1 }
    },
    isLoaded: () => loaded,
    generate: () => {
      throw new Error('only loads')
    },
    unload: async () => void (loaded = false),
  }
}

function load(sight: Sight, more: Partial<LoadOptions> = {}, failure: ErrorCode | null = null) {
  const engine = createRoutedEngine({ vision: loader('vision', failure), text: loader('text') })
  return engine.load({ ...options, ...more }, sight, control)
}

const seeing: Sight = { projectorPath: 'mmproj.gguf', notice: null }

test('a model with eyes goes to the engine that sees', async () => {
  expect(await load(seeing)).toMatchObject({ engine: 'vision', sight: 'vision', notice: null })
})

test('a model without, or one that is to read, goes to the other', async () => {
  const blind = { projectorPath: null, notice: 'No eyes.' }
  expect(await load(blind)).toMatchObject({ engine: 'text', sight: 'text', notice: 'No eyes.' })
  expect(await load(seeing, { vision: false })).toMatchObject({ engine: 'text', notice: null })
})

test('eyes that do not open are announced, a crash is not hidden', async () => {
  expect(await load(seeing, {}, 'model-unsupported')).toMatchObject({
    engine: 'text',
    sight: 'text',
    notice: 'The eyes do not open. It reads only the measurements.',
  })
  await expect(load(seeing, {}, 'engine-crashed')).rejects.toMatchObject({ code: 'engine-crashed' })
  await expect(load(seeing, {}, 'cancelled')).rejects.toMatchObject({ code: 'cancelled' })
})
