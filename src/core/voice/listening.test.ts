import { mkdtempSync, rmSync, writeFileSync, mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import type { EventBody } from '../../shared/events.ts'
import { defaultSettings } from '../../shared/settings.ts'
import { voiceReplySchema, type VoiceReply, type VoiceRequest } from '../../shared/voiceMessages.ts'
import { createManualClock } from '../manualClock.ts'
import { earFile } from '../models/engineDir.ts'
import { createMemoryStarter } from '../workers/memoryStarter.ts'
import { createSupervisor } from '../workers/supervisor.ts'
import { earModels } from './earModels.ts'
import { createListening, earThreads, type Listening } from './listening.ts'
import { likelyWords } from './vocabulary.ts'

type Order = Extract<VoiceRequest, { type: 'transcribe' }>

/** Listening over a child in memory, which hears `texts` in turn, and a folder with these models. */
function openListening({ models = ['ggml-base-q8_0.bin'], texts = ['Is it level?'] } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'mondrian-listening-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const modelsDir = join(folder, 'models')
  mkdirSync(modelsDir)
  for (const model of models) writeFileSync(join(modelsDir, model), '')
  writeFileSync(join(folder, earFile), '')
  const orders: VoiceRequest[] = []
  let heard = 0
  let slots: ReturnType<Listening['slots']>
  const memory = createMemoryStarter((post, request) => {
    const order = request as VoiceRequest
    orders.push(order)
    slots = listening.slots()
    const { requestId } = order
    if (order.type === 'warm') post({ type: 'warmed', requestId, seconds: 0.1 })
    if (order.type === 'unload') post({ type: 'unloaded', requestId })
    const language = texts[heard] === '' ? null : 'en'
    if (order.type === 'transcribe')
      post({
        type: 'heard',
        requestId,
        heard: { text: texts[heard++], language, seconds: 1, tookSeconds: 0.1 },
      })
  })
  const clock = createManualClock()
  const child = createSupervisor<VoiceRequest, VoiceReply>({
    kind: 'voice',
    startWorker: memory.startWorker,
    replySchema: voiceReplySchema,
    isSuccess: () => true,
    clock,
  })
  onTestFinished(() => child.close())
  const told: EventBody[] = []
  const armed: boolean[] = []
  const listening = createListening({
    child,
    engineDir: folder,
    folders: { modelsDir, resourcesDir: join(folder, 'resources') },
    store: {
      settings: { get: () => ({ ...defaultSettings, unloadAfterMinutes: 5 }), set: () => defaultSettings },
    },
    hub: { emit: (event) => void told.push(event) },
    clock,
    advisors: () => Promise.resolve({ advisors: [], problems: [], own: [] }),
    onArmed: (isArmed) => void armed.push(isArmed),
    onFault: (error) => expect(error).toBeUndefined(),
  })
  onTestFinished(() => listening.close())
  const say = (isLast: boolean, language: 'auto' | 'de' = 'auto') =>
    listening.hear({ utteranceId: 'one', sound: new Uint8Array(1), language, isLast })
  /** What was said to hear while the child was asked last. */
  const meanwhile = async () => (await slots).stt.state
  return { listening, say, told, orders, clock, modelsDir, memory, meanwhile, armed }
}

it('tells the text of an utterance as it grows, and gives each stretch what was said before it', async () => {
  const { say, told, orders } = openListening({ texts: ['Is it', '', 'level?'] })
  expect(await say(false)).toMatchObject({ text: 'Is it', utterance: 'Is it' })
  expect(await say(false)).toMatchObject({ text: '', utterance: 'Is it' })
  expect(await say(true)).toMatchObject({ text: 'level?', utterance: 'Is it level?' })
  expect(told).toEqual(
    (
      [
        ['Is it', false],
        ['Is it', false],
        ['Is it level?', true],
      ] as const
    ).map(([text, final]) => ({ type: 'transcription', utteranceId: 'one', text, language: 'en', final })),
  )
  const prompts = orders.map((order) => (order as Order).prompt)
  expect(prompts[0]).toBe(likelyWords([]))
  expect(prompts[2]).toBe(`${likelyWords([])} Is it`)
  expect(Buffer.byteLength(prompts[2]!)).toBeLessThan(1000)
})

it('says what hears: nothing, a file, a model on its way, one in memory, none after it lay idle or its child died', async () => {
  const { listening, say, clock, memory, orders, meanwhile, armed } = openListening({
    texts: ['Is it level?', 'Is it level?'],
  })
  const stt = async () => (await listening.slots()).stt.state
  expect(await stt()).toBe('unloaded')
  await say(true)
  expect(await meanwhile()).toBe('loading')
  expect((await listening.slots()).stt).toEqual({
    state: 'loaded',
    loaded: true,
    model: 'ggml-base-q8_0',
    device: 'CPU',
  })
  clock.advance(5 * 60_000)
  expect(await stt()).toBe('unloaded')
  expect(await listening.unload()).toBe(false)
  await say(true)
  expect(await listening.unload()).toBe(true)
  expect(await stt()).toBe('unloaded')
  expect(orders.at(-1)?.type).toBe('unload')
  expect(await listening.arm(true)).toBe('ggml-base-q8_0')
  await expect.poll(stt).toBe('loaded')
  expect(await listening.arm(false)).toBeNull()
  expect(armed).toEqual([true, false])
  memory.children.at(-1)!.exit({ code: null, signal: 'SIGKILL' })
  await expect.poll(stt).toBe('unloaded')
  expect((await openListening({ models: [] }).listening.slots()).stt.state).toBe('absent')
})

it('says what speaks once a window has told it', async () => {
  const { listening } = openListening()
  expect((await listening.slots()).tts).toEqual({ loaded: false, voice: null })
  listening.setMouth('Samantha')
  expect((await listening.slots()).tts).toEqual({ loaded: true, voice: 'Samantha' })
})

it('without a model that hears the language it says so, and what to do', async () => {
  const { say } = openListening({ models: ['ggml-base.en.bin', 'ggml-silero-v5.bin', 'talker.gguf'] })
  await expect(say(true, 'de')).rejects.toMatchObject({
    code: 'model-missing',
    hint: expect.stringContaining('Type your question'),
  })
  expect(await say(true)).toMatchObject({ text: 'Is it level?' })
})

it('finds models in the folders of the models folder, and lists the size for this computer first', async () => {
  const { modelsDir } = openListening({
    models: ['ggml-large-v3.bin', 'ggml-base-q8_0.bin', 'ggml-tiny-q8_0.bin'],
  })
  const fetched = join(modelsDir, 'ggerganov', 'whisper.cpp')
  mkdirSync(fetched, { recursive: true })
  writeFileSync(join(fetched, 'ggml-small-q8_0.bin'), '')
  const names = (await earModels({ modelsDir, resourcesDir: modelsDir })).map(({ name }) => name)
  expect(names).toHaveLength(4)
  expect(names[0]).toMatch(/tiny|base/)
  expect(names[3]).toContain('large')
})

it('takes one thread of two cores, and at most four', () => {
  expect([1, 2, 4, 8, 16].map(earThreads)).toEqual([1, 1, 2, 4, 4])
})
