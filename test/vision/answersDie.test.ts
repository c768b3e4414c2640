// Answers of a model that sees: stopped while it looks and while it writes, and with its engine killed.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import type { Stage } from '../../src/shared/jobs.ts'
import { slowVisionRecital } from '../fixtures/gguf/index.ts'
import { openCore, temporaryFolder, textOf } from '../support/core.ts'
import { engineDir } from '../support/paths.ts'
import { writeTinted } from '../support/tinted.ts'

beforeAll(() => {
  if (engineDir === null) throw new Error('The vision engine is not built: npm run engine')
})

test('an answer is stopped while the model looks and while it writes, and outlives its engine', async () => {
  const dataDir = await temporaryFolder()
  const core = await openCore({ dataDir })
  const { path: modelId, raw } = await slowVisionRecital()
  await core.api['settings.set']({ maxTokens: 64, defaultModelId: modelId })
  const { photos } = await core.api['photos.measure']({ paths: [await writeTinted(dataDir, 'green')] })
  const photoId = photos[0]!.id
  const messages = async () => (await core.api['threads.get']({ photoId }))!.messages

  const stages: Stage[] = ['encoding', 'writing']
  for (const stage of stages) {
    const seq = core.events.at(-1)!.seq
    const stopped = core
      .until('status_update', (event) => event.seq > seq && event.job.stage === stage)
      .then(({ jobId }) => core.api['jobs.cancel']({ id: jobId }))
    const { answer } = await core.api['ask.create']({ photoId, text: `What is in this picture, ${stage}?` })
    expect(await stopped).toMatchObject({ id: answer.id, status: 'cancelled' })
    const message = (await messages()).at(-1)!
    expect(message.status).toBe('cancelled')
    expect(textOf(core.events, answer.id)).toBe(message.text)
  }

  const { answer } = await core.api['ask.create']({ photoId, text: 'What is in this picture?' })
  await core.until('chunk', (event) => event.jobId === answer.id && event.offset > 20)
  const { pid } = JSON.parse(await readFile(join(dataDir, 'helper.json'), 'utf8')) as { pid: number }
  process.kill(pid, 'SIGKILL')
  await core.until('done', ({ jobId }) => jobId === answer.id)
  const stored = await messages()
  expect(stored.map(({ role }) => role)).toEqual([
    'user',
    'assistant',
    'user',
    'assistant',
    'user',
    'assistant',
  ])
  expect(stored.at(-1)).toMatchObject({ id: answer.id, status: 'completed', mode: 'vision' })
  expect(raw.green.startsWith(stored.at(-1)!.text)).toBe(true)
  expect(textOf(core.events, answer.id)).toBe(stored.at(-1)!.text)
}, 120_000)
