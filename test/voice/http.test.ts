// A spoken question over HTTP, over the real child, ear and engine: what curl -N gets.
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { writeWav } from '../../src/shared/wav.ts'
import { serve } from '../e2e/served.ts'
import { recital } from '../fixtures/gguf/index.ts'
import { speech, stillness } from '../fixtures/speech.ts'
import { writeWhisper } from '../fixtures/whisper.ts'
import { eventsIn } from '../support/answers.ts'
import { filesHolding } from '../support/filesHolding.ts'
import { openCore, temporaryFolder } from '../support/core.ts'
import { engineDir } from '../support/paths.ts'

beforeAll(() => {
  if (engineDir === null) throw new Error('The ear is not built: npm run engine')
})

test('a spoken question is answered with what was heard and the stream of its answer; no sound is kept', async () => {
  const dataDir = await temporaryFolder()
  await mkdir(join(dataDir, 'models'))
  writeWhisper(join(dataDir, 'models', 'ggml-base-q8_0.bin'), {
    words: [' What', ' is', ' a', ' stop', '?'],
  })
  const core = await openCore({ dataDir })
  await core.api['settings.set']({ maxTokens: 64, defaultModelId: (await recital()).path })
  const { port, token } = await serve(core, dataDir)
  const post = (path: string, body: Uint8Array<ArrayBuffer>): Promise<Response> =>
    fetch(`http://127.0.0.1:${port}${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
      body,
    })
  const spoken = writeWav(speech(2))

  const plain = await post('/transcribe?language=en', spoken)
  expect(await plain.json()).toMatchObject({ ok: true, value: { text: 'What is a stop?', language: 'en' } })
  expect(await core.api['health.models']({})).toMatchObject({
    stt: { state: 'loaded', model: 'ggml-base-q8_0' },
  })

  const events = eventsIn(await (await post('/voice?scenario=lesson', spoken)).text())
  expect(events[0]).toMatchObject({ type: 'transcription', text: 'What is a stop?', final: true })
  expect(events[1]?.type).toBe('connection')
  expect(events.at(-1)).toMatchObject({ type: 'done', status: 'completed' })
  expect(events.some(({ type }) => type === 'chunk')).toBe(true)
  const { threads } = await core.api['threads.list']({})
  expect(threads[0]).toMatchObject({ title: 'What is a stop?', messages: 2 })

  const silent = await post('/voice', writeWav(stillness(1)))
  expect(await silent.json()).toMatchObject({ error: { message: 'Nothing was said.' } })
  const webm = await post('/voice', Buffer.from('\x1aE\xdf\xa3webm', 'latin1'))
  expect([webm.status, await webm.json()]).toMatchObject([
    400,
    { error: { message: expect.stringContaining('no WAV file') } },
  ])

  // Neither as it came nor in base64, which has four characters for three bytes.
  const samples = Buffer.from(spoken.subarray(9999, 10_062))
  expect(await filesHolding(dataDir, samples)).toEqual([])
  expect(await filesHolding(dataDir, Buffer.from(samples.toString('base64')))).toEqual([])
})
