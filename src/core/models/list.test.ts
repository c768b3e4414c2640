import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { inferenceReplySchema, type InferenceReply, type InferenceRequest } from '../../shared/workers.ts'
import { createMemoryStarter } from '../workers/memoryStarter.ts'
import { createSupervisor } from '../workers/supervisor.ts'
import { defaultSettings } from '../../shared/settings.ts'
import { listModels } from './list.ts'

/** A child that finds a vision model in every file but "broken.gguf". */
function inspectingChild() {
  const { startWorker } = createMemoryStarter((post, request) => {
    if ((request as InferenceRequest).type === 'scan') {
      const { requestId } = request as InferenceRequest
      const models = [
        { program: 'Ollama' as const, title: 'eye:4b', path: '/blobs/sha256-1' },
        { program: 'Ollama' as const, title: 'broken:4b', path: '/blobs/broken.gguf' },
      ]
      return post({ type: 'scanned', requestId, folders: [], models })
    }
    const { requestId, options } = request as Extract<InferenceRequest, { type: 'inspect' }>
    const message = 'This model file is damaged: it is empty.'
    if (options.modelPath.endsWith('broken.gguf')) {
      return post({ type: 'failed', requestId, error: { code: 'model-damaged', message } })
    }
    const make = { architecture: 'qwen3vl', projectorType: 'qwen3vl_merger', parameters: 4e9 }
    const files = [options.modelPath]
    const memory = { weights: 3e9, context: 6e8, work: 2e8, program: 2e8 }
    const model = { name: 'Eye', make, sight: 'vision' as const, notice: null, files, version: '1', memory }
    post({ type: 'inspected', requestId, model })
  })
  const inference = createSupervisor<InferenceRequest, InferenceReply>({
    kind: 'inference',
    startWorker,
    replySchema: inferenceReplySchema,
    isSuccess: () => false,
  })
  onTestFinished(() => inference.close())
  return inference
}

/** What the held model takes counts as free for the next one. */
const measured = {
  bytes: 3e9,
  fit: {
    verdict: 'fits',
    needBytes: 4e9,
    haveBytes: 7e9,
    reason: 'Needs about 4.0 GB; 7.0 GB are free.',
  },
  tested: null,
}
const unknown = { bytes: null, fit: null, tested: null }
const none = {
  settings: defaultSettings,
  around: { home: '/none', platform: 'linux', variables: {} },
  testOf: () => null,
  there: async () => [],
  memory: () => ({ totalBytes: 16e9, freeBytes: 3e9 }),
}

it('lists folders of the settings, and with consent what other programs fetched, by their names for it', async () => {
  const more = mkdtempSync(join(tmpdir(), 'mondrian-more-models-'))
  onTestFinished(() => rmSync(more, { recursive: true, force: true }))
  writeFileSync(join(more, 'eye.gguf'), '')
  const deps = {
    inference: inspectingChild(),
    engineDir: null,
    folders: { resourcesDir: '/resources', modelsDir: '/none' },
    loadedId: null,
    ...none,
    settings: { ...defaultSettings, modelFolders: [more, 'not/absolute'] },
  }
  expect((await listModels(deps)).map(({ id }) => id)).toEqual(['starter', join(more, 'eye.gguf')])
  const settings = { ...deps.settings, otherPrograms: true }
  expect((await listModels({ ...deps, settings })).slice(2)).toMatchObject([
    { id: '/blobs/sha256-1', name: 'Eye', program: 'Ollama', mode: 'vision' },
    { id: '/blobs/broken.gguf', name: 'broken:4b', program: 'Ollama', mode: null },
  ])
})

it('lists the starter writer, the chosen model and the models folder, each once', async () => {
  const modelsDir = mkdtempSync(join(tmpdir(), 'mondrian-models-'))
  onTestFinished(() => rmSync(modelsDir, { recursive: true, force: true }))
  for (const file of ['eye.gguf', 'mmproj-eye.gguf', 'broken.gguf', 'notes.txt']) {
    writeFileSync(join(modelsDir, file), '')
  }
  const deps = {
    inference: inspectingChild(),
    engineDir: null,
    folders: { resourcesDir: '/resources', modelsDir },
    loadedId: 'eye.gguf',
    ...none,
    settings: { ...defaultSettings, defaultModelId: 'eye.gguf' },
  }
  expect(await listModels(deps)).toEqual([
    { id: 'starter', name: 'Starter writer', mode: 'starter', loaded: false, notice: null, ...measured },
    { id: 'eye.gguf', name: 'Eye', mode: 'vision', loaded: true, notice: null, ...measured },
    {
      ...unknown,
      id: 'broken.gguf',
      name: 'broken',
      mode: null,
      loaded: false,
      notice: 'This model file is damaged: it is empty.',
    },
  ])
})

it('lists the own models where those of other programs cannot be looked for', async () => {
  const { startWorker } = createMemoryStarter((post, request) => {
    const { requestId } = request as InferenceRequest
    post({ type: 'failed', requestId, error: { code: 'internal', message: 'No.' } })
  })
  const inference = createSupervisor<InferenceRequest, InferenceReply>({
    kind: 'inference',
    startWorker,
    replySchema: inferenceReplySchema,
    isSuccess: () => false,
  })
  onTestFinished(() => inference.close())
  const folders = { resourcesDir: '/resources', modelsDir: '/none' }
  const settings = { ...defaultSettings, otherPrograms: true }
  const deps = { inference, engineDir: null, folders, loadedId: null, ...none, settings }
  expect((await listModels(deps)).map(({ id }) => id)).toEqual(['starter'])
})

it('lists the starter writer where there is no models folder', async () => {
  const folders = { resourcesDir: '/resources', modelsDir: '/nowhere/models' }
  const models = await listModels({
    inference: inspectingChild(),
    engineDir: null,
    folders,
    loadedId: null,
    ...none,
  })
  expect(models.map(({ id }) => id)).toEqual(['starter'])
})

it('lists a chosen model whose id can be none, and says why it cannot be used', async () => {
  const folders = { resourcesDir: '/resources', modelsDir: '/none' }
  const deps = {
    inference: inspectingChild(),
    engineDir: null,
    folders,
    loadedId: null,
    ...none,
    settings: { ...defaultSettings, defaultModelId: '../eye.gguf' },
  }
  expect((await listModels(deps)).at(-1)).toEqual({
    ...unknown,
    id: '../eye.gguf',
    name: 'eye',
    mode: null,
    loaded: false,
    notice: 'A model has a name or a full path.',
  })
})
