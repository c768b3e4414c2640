// The child as the hosts start it, over the ear that `npm run engine` built.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest'
import { speech, stillness, together } from '../../../test/fixtures/speech.ts'
import { writeWhisper } from '../../../test/fixtures/whisper.ts'
import { isRunning } from '../../../test/support/children.ts'
import { engineDir } from '../../../test/support/paths.ts'
import { earFile } from '../../core/models/engineDir.ts'
import { createSupervisor } from '../../core/workers/supervisor.ts'
import { forkWorker, workerEntries } from '../../server/startWorker.ts'
import { voiceReplySchema, type VoiceReply, type VoiceRequest } from '../../shared/voiceMessages.ts'
import { writeWav } from '../../shared/wav.ts'

const folder = mkdtempSync(join(tmpdir(), 'mondrian-ear-'))
afterAll(() => rmSync(folder, { recursive: true }))
const model = (name: string): string => join(folder, name)
beforeAll(() => {
  if (engineDir === null) throw new Error('The ear is not built: npm run engine')
  writeWhisper(model('light.bin'), { words: [' What', ' is', ' wrong', ' with', ' the', ' light', '?'] })
  writeWhisper(model('level.bin'), { words: [' Is', ' it', ' level', '?'] })
  writeWhisper(model('lost.bin'), { words: [' and', ' so'], isLooping: true })
  writeFileSync(model('text.bin'), 'no model')
})

type Final = Extract<VoiceReply, { type: 'warmed' | 'heard' | 'unloaded' }>
type Asked = Extract<VoiceRequest, { type: 'transcribe' }>

/** A supervised child, the pids of its ears and of itself, and a way to ask it. */
function startVoiceChild() {
  const helpers: (number | null)[] = []
  const start = forkWorker(workerEntries(new URL('../../server/startWorker.ts', import.meta.url)))
  const child = createSupervisor<VoiceRequest, VoiceReply>({
    kind: 'voice',
    startWorker: (kind) => {
      const worker = start(kind)
      worker.onMessage((message) => {
        const reply = voiceReplySchema.parse(message)
        if (reply.type === 'helper') helpers.push(reply.pid)
      })
      return worker
    },
    replySchema: voiceReplySchema,
    isSuccess: ({ type }) => type === 'heard',
  })
  onTestFinished(() => child.close())
  let count = 0
  const run = (request: VoiceRequest, signal?: AbortSignal): Promise<Final> =>
    child.run({
      request,
      onReply: () => undefined,
      isFinal: (reply): reply is Final => ['warmed', 'heard', 'unloaded'].includes(reply.type),
      deadlineMs: 30_000,
      cancelRequest: { type: 'cancel', requestId: request.requestId },
      ...(signal && { signal, cancelGraceMs: 30_000 }),
    })
  const hear = (name: string, more: Partial<Asked> = {}, signal?: AbortSignal): Promise<Final> =>
    run(
      {
        type: 'transcribe',
        requestId: String(count++),
        ear: earOf(name),
        sound: writeWav(speech(2)),
        language: 'auto',
        prompt: 'Ansel Adams, the bokeh of the light.',
        ...more,
      },
      signal,
    )
  return { child, run, hear, helpers, ear: () => helpers.findLast((pid) => pid !== null)! }
}

const earOf = (name: string) => ({ program: join(engineDir!, earFile), modelPath: model(name), threads: 1 })
const nowhere = { program: '/nowhere/voice', threads: 1 }
const said = (text: string) => ({ heard: { text } })

test('it writes down what was said, with the model that was asked for, and keeps that one hot', async () => {
  const { hear, helpers } = startVoiceChild()
  expect(await hear('light.bin')).toMatchObject({
    heard: { text: 'What is wrong with the light?', language: 'en', seconds: 2 },
  })
  expect(await hear('light.bin', { language: 'de' })).toMatchObject({ heard: { language: 'de' } })
  expect(helpers).toHaveLength(1)
  expect(await hear('level.bin')).toMatchObject(said('Is it level?'))
  const twice = writeWav(together(speech(2), stillness(1), speech(2)))
  expect(await hear('level.bin', { sound: twice })).toMatchObject(said('Is it level? Is it level?'))
})

test('silence is nothing said, and a model that repeats itself says it once', async () => {
  const { hear } = startVoiceChild()
  expect(await hear('light.bin', { sound: writeWav(stillness(2)) })).toMatchObject({
    heard: { text: '', language: null },
  })
  expect(await hear('lost.bin')).toMatchObject(said('and so'))
})

test('it warms up, gives the memory back, and takes the ear with it when it ends', async () => {
  const { child, run, hear, ear } = startVoiceChild()
  expect(await run({ type: 'warm', requestId: 'warm', ear: earOf('level.bin') })).toMatchObject({
    type: 'warmed',
  })
  const first = ear()
  expect(isRunning(first)).toBe(true)
  await run({ type: 'unload', requestId: 'unload' })
  await vi.waitFor(() => expect(isRunning(first)).toBe(false))
  expect(await hear('level.bin')).toMatchObject(said('Is it level?'))
  const second = ear()
  await child.close()
  await vi.waitFor(() => expect(isRunning(second)).toBe(false))
})

test('an ear that is killed while it listens is started again, and there is one answer', async () => {
  const { hear, ear, helpers } = startVoiceChild()
  await hear('lost.bin')
  const pid = ear()
  const heard = hear('lost.bin')
  process.kill(pid, 'SIGKILL')
  expect(await heard).toMatchObject(said('and so'))
  expect(helpers).toEqual([pid, null, ear()])
})

test('a child that is killed fails what it was asked, and the next question is heard', async () => {
  const { child, hear } = startVoiceChild()
  await hear('level.bin')
  const lost = hear('lost.bin', { sound: writeWav(speech(20)) })
  process.kill(child.pid()!, 'SIGKILL')
  await expect(lost).rejects.toMatchObject({ code: 'engine-crashed' })
  expect(await hear('level.bin')).toMatchObject(said('Is it level?'))
})

test('listening is stopped, and the next question is heard', async () => {
  const { hear } = startVoiceChild()
  await hear('lost.bin')
  const stopping = new AbortController()
  const stopped = hear('lost.bin', { sound: writeWav(speech(20)) }, stopping.signal)
  const next = hear('level.bin')
  stopping.abort()
  await expect(stopped).rejects.toMatchObject({ code: 'cancelled' })
  expect(await next).toMatchObject(said('Is it level?'))
})

test.each([
  ['text.bin', {}, 'model-damaged', /no speech model/],
  ['none.bin', {}, 'model-missing', /not there/],
  ['level.bin', { sound: Buffer.from('OggS') }, 'bad-request', /no WAV file/],
  ['level.bin', { ear: { ...nowhere, modelPath: model('level.bin') } }, 'engine-failed', /cannot start/],
] as const)('%s with %j fails in a sentence', async (name, more, code, sentence) => {
  const { hear } = startVoiceChild()
  await expect(hear(name, more)).rejects.toMatchObject({ code, message: expect.stringMatching(sentence) })
})
