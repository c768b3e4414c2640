import { expect, it, onTestFinished } from 'vitest'
import { defaultSettings } from '../../shared/settings.ts'
import {
  inferenceReplySchema,
  type InferenceReply,
  type InferenceRequest,
  type LoadedModel,
} from '../../shared/workers.ts'
import { createMemoryStarter } from '../workers/memoryStarter.ts'
import { createSupervisor } from '../workers/supervisor.ts'
import { createModelKeeping } from './modelKeeping.ts'

const model: LoadedModel = {
  name: 'Eye',
  sight: 'vision',
  notice: null,
  engine: 'memory',
  device: 'Metal',
  contextSize: 8192,
  seconds: 1,
}

function keeping() {
  const { startWorker, children } = createMemoryStarter((post, request) => {
    const { type, requestId } = request as InferenceRequest
    if (type === 'unload') post({ type: 'unloaded', requestId })
  })
  const inference = createSupervisor<InferenceRequest, InferenceReply>({
    kind: 'inference',
    startWorker,
    replySchema: inferenceReplySchema,
    isSuccess: () => false,
  })
  onTestFinished(() => inference.close())
  const busy = { writing: false }
  const kept = createModelKeeping({
    store: { settings: { get: () => defaultSettings, set: () => defaultSettings } },
    log: { write: () => undefined },
    folders: { resourcesDir: '/resources', modelsDir: '/models' },
    inspect: () => ({ inference, engineDir: null }),
    isIdle: () => !busy.writing,
    isWriting: () => busy.writing,
    onFault: (error) => expect(error).toBe(undefined),
  })
  const asked = (): string[] =>
    children.flatMap(({ requests }) => requests.map((request) => (request as InferenceRequest).type))
  return { kept, busy, asked }
}

it('frees the model that is held when it is asked to, but not while it writes', async () => {
  const { kept, busy, asked } = keeping()
  expect(await kept.unload()).toBe(false)
  kept.loaded.remember('maker/eye.gguf')(model)
  busy.writing = true
  await expect(kept.unload()).rejects.toMatchObject({ code: 'illegal-transition' })
  busy.writing = false
  expect(await kept.unload()).toBe(true)
  expect(asked()).toEqual(['unload'])
  expect(kept.loaded.held()).toBe(null)
})

it('says what is on its way, what is held, and that one makes room for the next', () => {
  const { loaded } = keeping().kept
  const unloaded = { state: 'unloaded', loaded: false, model: null, device: null }
  const end = loaded.begin('maker/eye.gguf')('vision')
  const loading = { ...unloaded, state: 'loading', model: 'eye.gguf' }
  expect(loaded.slots()).toEqual({ vision: loading, text: unloaded })
  loaded.remember('maker/eye.gguf')(model)
  end()
  const held = { state: 'loaded', loaded: true, model: 'eye.gguf', device: 'Metal' }
  expect(loaded.slots()).toEqual({ vision: held, text: unloaded })
  loaded.begin('maker/eye.gguf')('vision')
  expect(loaded.slots().vision).toEqual(held)
  loaded.begin('other.gguf')('text')
  expect(loaded.slots()).toEqual({
    vision: unloaded,
    text: { ...unloaded, state: 'loading', model: 'other.gguf' },
  })
})
