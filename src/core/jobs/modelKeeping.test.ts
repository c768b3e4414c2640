import { setImmediate } from 'node:timers/promises'
import { expect, it, onTestFinished, vi } from 'vitest'
import { defaultSettings } from '../../shared/settings.ts'
import {
  inferenceReplySchema,
  type InferenceReply,
  type InferenceRequest,
  type LoadedModel,
} from '../../shared/workers.ts'
import { createManualClock } from '../manualClock.ts'
import { createChildren } from '../workers/children.ts'
import { createMemoryStarter } from '../workers/memoryStarter.ts'
import { createSupervisor } from '../workers/supervisor.ts'
import { createModelKeeping } from './modelKeeping.ts'
import { typicalDurations } from './progress.ts'

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
  const { startWorker, children } = createMemoryStarter((post, request, child) => {
    child.usage = { memoryBytes: 1e8, cpuSeconds: 1 }
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
  const clock = createManualClock()
  let settings = defaultSettings
  const kept = createModelKeeping({
    store: {
      settings: { get: () => settings, set: () => settings },
      modelTests: { get: () => null, put: () => undefined },
    },
    hub: { emit: () => undefined },
    log: { write: () => undefined },
    clock,
    wallNow: clock.now,
    folders: { resourcesDir: '/resources', modelsDir: '/models' },
    inspect: () => ({ inference, engineDir: null }),
    there: () => inference,
    photo: createChildren({ startWorker, clock, random: () => 0, onModelGone: () => undefined }).photo,
    words: { sentences: new Map() } as never,
    advisor: () => Promise.reject(new Error('nobody is asked')),
    history: () => ({ durations: typicalDurations, learned: false, expectedTokens: 1 }),
    queue: () => ({
      active: () => (busy.writing ? ({} as never) : null),
      paused: () => null,
      between: () => undefined,
    }),
    isMeasuring: () => false,
    onFault: (error) => expect(error).toBe(undefined),
  })
  onTestFinished(kept.close)
  const asked = (): string[] =>
    children.flatMap(({ requests }) => requests.map((request) => (request as InferenceRequest).type))
  return {
    kept,
    busy,
    asked,
    children,
    clock,
    set: (minutes: number | null) => (settings = { ...settings, unloadAfterMinutes: minutes }),
  }
}

it('frees the model that is held when it is asked to, but not while it writes', async () => {
  const { kept, busy, asked, children } = keeping()
  expect(await kept.unload()).toBe(false)
  kept.loaded.remember('maker/eye.gguf')(model)
  busy.writing = true
  await expect(kept.unload()).rejects.toMatchObject({ code: 'illegal-transition' })
  busy.writing = false
  expect(await kept.unload()).toBe(true)
  expect(asked()).toEqual(['unload'])
  expect(kept.loaded.held()).toBe(null)
  // Its process goes with it: what it held of earlier models, too.
  kept.loaded.remember('maker/eye.gguf')(model)
  await kept.unload()
  expect(children).toHaveLength(2)
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

it('keeps a model that is used again and again, each time shorter than between two looks', async () => {
  const { kept, asked, clock } = keeping()
  for (let minute = 0; minute < 60; minute++) {
    kept.loaded.remember('eye.gguf')(model)
    clock.advance(60_000)
    await setImmediate()
  }
  expect(asked()).toEqual([])
})

it('frees a model that nobody used for as long as the settings say', async () => {
  const { kept, busy, asked, clock, set } = keeping()
  kept.loaded.remember('eye.gguf')(model)
  clock.advance(14 * 60_000)
  busy.writing = true
  clock.advance(60_000)
  busy.writing = false
  clock.advance(15 * 60_000)
  expect(asked()).toEqual([])
  set(null)
  clock.advance(60 * 60_000)
  expect(asked()).toEqual([])
  set(1)
  clock.advance(2 * 60_000)
  await vi.waitFor(() => expect(kept.loaded.held()).toBe(null))
  expect(asked()).toEqual(['unload'])
})
