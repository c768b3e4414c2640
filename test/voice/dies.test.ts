// The ear, its child and the server are killed while somebody is listened to or answered: what was typed still works, and
// each question has one answer.
import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, expect, test, vi } from 'vitest'
import { writeWav } from '../../src/shared/wav.ts'
import { recital, slowRecital } from '../fixtures/gguf/index.ts'
import { speech } from '../fixtures/speech.ts'
import { writeWhisper } from '../fixtures/whisper.ts'
import { readUntil } from '../support/answers.ts'
import { isRunning, recordingStarter } from '../support/children.ts'
import { openCore, temporaryFolder } from '../support/core.ts'
import { engineDir } from '../support/paths.ts'
import { clientOf, startServe } from '../support/serve.ts'

beforeAll(() => {
  if (engineDir === null) throw new Error('The ear is not built: npm run engine')
})

/** A data folder whose ear hears these words. */
async function folderWith(fixture: Parameters<typeof writeWhisper>[1]): Promise<string> {
  const dataDir = await temporaryFolder()
  await mkdir(join(dataDir, 'models'))
  writeWhisper(join(dataDir, 'models', 'ggml-tiny.bin'), fixture)
  return dataDir
}
const earOf = async (dataDir: string): Promise<number> =>
  (JSON.parse(await readFile(join(dataDir, 'helper-voice.json'), 'utf8')) as { pid: number }).pid
const sound = Buffer.from(writeWav(speech(2))).toString('base64')

test('an ear that is killed is started again in the same words, a child in the next, and typed questions never wait', async () => {
  // It goes in circles, so that there is time.
  const dataDir = await folderWith({ words: [' and', ' so'], isLooping: true })
  /** What is done once the child was asked for the next words. */
  let strike: ((child: { kill: () => void }) => void) | undefined
  const { startWorker } = recordingStarter((child, message) => {
    if ((message as { type: string }).type !== 'transcribe') return
    strike?.(child)
    strike = undefined
  })
  const core = await openCore({ dataDir, startWorker })
  await core.api['settings.set']({ maxTokens: 64, defaultModelId: (await recital()).path })
  const say = (utteranceId: string, isLast = true) =>
    core.api['voice.transcribe']({ utteranceId, sound, isLast })

  await say('first', false)
  const ear = await earOf(dataDir)
  strike = () => void process.kill(ear, 'SIGKILL')
  expect(await say('first')).toMatchObject({ text: 'and so', utterance: 'and so and so' })

  strike = (child) => child.kill()
  const lost = say('second')
  lost.catch(() => undefined)
  const typed = core.api['ask.run']({ text: 'What is a stop?' })
  await expect(lost).rejects.toMatchObject({ code: 'engine-crashed' })
  expect(await typed).toMatchObject({ status: 'completed' })
  expect(await say('third')).toMatchObject({ text: 'and so' })
  const pid = await earOf(dataDir)
  await core.close()
  await vi.waitFor(() => expect(isRunning(pid)).toBe(false))
})

test('a server that is killed while it answers aloud takes its ear with it, and there is one answer', async () => {
  const dataDir = await folderWith({ words: [' What', ' is', ' a', ' stop', '?'] })
  const first = startServe('--data', dataDir)
  const before = clientOf(await first.link)
  await before.post('/api/settings.set', { maxTokens: 64, defaultModelId: (await slowRecital()).path })
  const answered = await fetch(`http://127.0.0.1:${before.port}/voice`, {
    method: 'POST',
    headers: { authorization: `Bearer ${before.token}` },
    body: Buffer.from(sound, 'base64'),
  })
  await readUntil(answered, (events) => events.some(({ type }) => type === 'chunk'))
  const pid = await earOf(dataDir)
  first.kill('SIGKILL')
  await first.ended
  await vi.waitFor(() => expect(isRunning(pid)).toBe(false))

  const after = clientOf(await startServe('--data', dataDir).link)
  type Threads = { threads: { id: string }[] }
  const { threads } = await after.post<Threads>('/api/threads.list', {})
  type Thread = { messages: { id: string; role: string; status: string; text: string }[] }
  const thread = (): Promise<Thread> => after.post<Thread>('/api/threads.get', { id: threads[0]!.id })
  await expect.poll(async () => (await thread()).messages.at(-1)?.status).toBe('completed')
  expect((await thread()).messages.map(({ role }) => role)).toEqual(['user', 'assistant'])
})
