// Questions to real programs over real engines: the terminal, and a server that is killed while it answers.
import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import type { CommandOutput } from '../src/shared/commands.ts'
import { recital, slowRecital } from './fixtures/gguf/index.ts'
import { eventsIn, readUntil } from './support/answers.ts'
import { temporaryFolder, textOf } from './support/core.ts'
import { root } from './support/paths.ts'
import { writePhoto } from './support/photos.ts'
import { clientOf, startServe } from './support/serve.ts'

test('a server killed while it answers: one answer, whole, and its chunks are what is stored', async () => {
  const dataDir = await temporaryFolder()
  const { path: modelId, raw } = await slowRecital()
  const first = startServe('--data', dataDir)
  const before = clientOf(await first.link)
  await before.post('/api/settings.set', { maxTokens: 64 })
  const upload = await before.upload(await readFile(await writePhoto(dataDir)), 'photo.jpg')
  await before.post('/api/photos.measure', { uploads: [upload] })
  const question = { photoId: upload, text: 'How is the light?', modelId }
  const asked = await before.post<CommandOutput<'ask.create'>>('/api/ask.create', question)
  const { id } = asked.answer
  await readUntil(await before.get(`/jobs/${id}/events`), (events) =>
    events.some(({ type }) => type === 'chunk'),
  )
  first.kill('SIGKILL')
  await first.ended

  const after = clientOf(await startServe('--data', dataDir).link)
  const told = eventsIn(await readUntil(await after.get(`/jobs/${id}/events`), () => false))
  expect(told.at(-1)).toMatchObject({ type: 'done', status: 'completed' })
  const thread = await after.post<CommandOutput<'threads.get'>>('/api/threads.get', { photoId: upload })
  expect(thread?.messages.map(({ id: own, role }) => [own, role])).toEqual([
    [asked.question.id, 'user'],
    [id, 'assistant'],
  ])
  const { text } = thread!.messages[1]!
  expect(text.length).toBeGreaterThan(100)
  expect(raw.first.startsWith(text)).toBe(true)
  expect(textOf(told, id)).toBe(text)
})

test('in the terminal: an answer of a model of its own, and of the measurements', async () => {
  const folder = await temporaryFolder()
  const { path, raw } = await recital()
  const photo = await writePhoto(folder)
  const ask = async (...args: string[]): Promise<string> => {
    const program = join(root, 'src', 'cli', 'ask.ts')
    const run = promisify(execFile)(process.execPath, [
      program,
      ...args,
      '--no-sight',
      '--data',
      join(folder, 'data'),
    ])
    const { stdout, stderr } = await run
    expect(stderr).toBe('')
    return stdout
  }
  const answer = await ask(photo, 'What of the light?', '--model', path)
  expect(answer.startsWith(raw.first.slice(0, 200))).toBe(true)
  expect(answer).toMatch(/\n\(recital\.gguf: you chose it · \d+ tokens · [\d.]+ tok\/s\)\n/)
  expect(await ask(photo, 'How noisy is it?')).toMatch(/^Noise .*\n\(from the measurements\)\n$/)
})
