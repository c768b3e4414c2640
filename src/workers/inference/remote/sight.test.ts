import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { visionRecital } from '../../../../test/fixtures/gguf/index.ts'
import { tints, writeTinted } from '../../../../test/support/tinted.ts'
import { loadOptions, noControl, noHost, write } from '../engines/testEngine.ts'
import { remoteOverLlamaServer } from './testing/overLlamaServer.ts'

const model = await visionRecital()
const folder = await mkdtemp(join(tmpdir(), 'sight-'))
const engine = remoteOverLlamaServer.create(noHost)
const loaded = await engine.load(loadOptions(model.path, model), noControl)
afterAll(async () => {
  await engine.unload()
  await rm(folder, { recursive: true })
})

test('a llama-server with eyes says that it sees', () =>
  expect(loaded).toMatchObject({
    name: 'Vision recital',
    sight: 'vision',
    device: 'on studio-gpu',
    notice: null,
  }))

test.each(tints)('a %s photograph gives exactly its own text there', async (tint) => {
  const { text, finish, progress } = await write(engine, { imagePath: await writeTinted(folder, tint) })
  expect(text).toBe(model.raw[tint])
  expect(finish).toMatchObject({ finishReason: 'stop', keep: text.length })
  expect(finish.imageTokens).toBeGreaterThan(0)
  expect(finish.imageTokens).toBeLessThan(finish.promptTokens)
  expect(progress.map(({ stage }) => stage)).toContain('encoding')
  expect(progress.at(-1)).toMatchObject({ stage: 'prompting', processed: finish.promptTokens })
})

test('another question about the same picture does not look again', async () => {
  const imagePath = await writeTinted(folder, 'red')
  await write(engine, { imagePath, user: 'One.', maxTokens: 1 })
  const { finish } = await write(engine, { imagePath, user: 'Two.', maxTokens: 1 })
  expect(finish.cachedTokens).toBeGreaterThan(finish.imageTokens ?? Infinity)
})
