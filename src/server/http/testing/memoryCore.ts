// A core over children in memory: photos measure at once and leave pictures, the model says what a test wants.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { systemClock, type Clock } from '../../../core/clock.ts'
import { createCore } from '../../../core/index.ts'
import { emptyFindings, memoryPhotoChild } from '../../../core/photos/testing/memoryPhotoChild.ts'
import { createMemoryStarter } from '../../../core/workers/memoryStarter.ts'
import type { PhotoRequest } from '../../../shared/photoMessages.ts'
import type { Figures, InferenceReply, InferenceRequest, LoadedModel } from '../../../shared/workers.ts'

export const resourcesDir = join(import.meta.dirname, '..', '..', '..', '..', 'resources')
/** Any file that is there will do for a model in memory. */
export const modelId = join(resourcesDir, 'starter', 'everyone.txt')
export const critique = '## What I see\nA quiet frame.\n\n## Composition · 7.5\nIt holds together.\n'

const figures: Figures = {
  promptTokens: 50,
  cachedTokens: 0,
  imageTokens: null,
  generationTokens: 20,
  promptTps: 500,
  generationTps: 10,
  peakMemoryBytes: 1000,
}

export const memoryModel: LoadedModel = {
  name: 'Memory',
  sight: 'text',
  notice: null,
  engine: 'memory',
  device: 'CPU',
  contextSize: 1024,
  seconds: 0.1,
}

const version = '1'
const memory = { weights: 3e9, context: 6e8, work: 2e8, program: 2e8 }
const make = { architecture: 'llama', projectorType: null, parameters: 7e9 }

const answerPhoto = memoryPhotoChild((child, { requestId }) => emptyFindings(requestId).forEach(child.post))

/** Says the critique and ends. */
export function writeCritique(post: (reply: InferenceReply) => void, requestId: string): void {
  post({ type: 'steps', requestId, text: critique, tokens: [1], figures })
  post({ type: 'finished', requestId, finishReason: 'stop', keep: critique.length, figures })
}

/** A folder of its own, removed when the test ends. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'mondrian-server-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}

const loadAtOnce = (post: (reply: InferenceReply) => void, requestId: string): void =>
  post({ type: 'loaded', requestId, model: memoryModel })

type MemoryCoreOptions = {
  /** What its model does when it is asked to write, and to load. */
  write?: typeof writeCritique
  load?: typeof loadAtOnce
  /** What its photo child does with a photo. */
  measure?: typeof answerPhoto
  clock?: Clock
}

/** A core in `dataDir`, closed when the test ends. */
export async function openMemoryCore(
  dataDir: string,
  {
    write = writeCritique,
    load = loadAtOnce,
    measure = answerPhoto,
    clock = systemClock,
  }: MemoryCoreOptions = {},
) {
  const { startWorker, children } = createMemoryStarter((_post, request, child) => {
    if (child.kind === 'photo') return measure(child, request as PhotoRequest)
    const { type, requestId } = request as InferenceRequest
    if (type === 'scan') child.post({ type: 'scanned', requestId, folders: [], models: [] })
    if (type === 'inspect')
      child.post({
        type: 'inspected',
        requestId,
        model: { ...memoryModel, make, files: ['/memory.gguf'], version, memory },
      })
    if (type === 'unload') child.post({ type: 'unloaded', requestId })
    if (type === 'load') load(child.post, requestId)
    if (type === 'generate') write(child.post, requestId)
    if (type === 'cancel') {
      child.post({ type: 'finished', requestId, finishReason: 'cancelled', keep: 0, figures })
    }
  })
  const core = await createCore({
    dataDir,
    resourcesDir,
    engineDir: null,
    sightDir: null,
    startWorker,
    version: '0.0.0-test',
    clock,
  })
  onTestFinished(() => core.close())
  return { core, children }
}
