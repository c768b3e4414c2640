import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { mismatchedProjector, visionRecital } from '../../../../test/fixtures/gguf/index.ts'
import { tints, writeTinted } from '../../../../test/support/tinted.ts'
import { llamaServer } from './llamaServer.ts'
import { noControl, noHost, reload, loadOptions, write } from './testEngine.ts'

const model = await visionRecital()
const folder = await mkdtemp(join(tmpdir(), 'sight-'))
const red = await writeTinted(folder, 'red')
const green = await writeTinted(folder, 'green')
const engine = llamaServer.create(noHost)
afterAll(async () => {
  await engine.unload()
  await rm(folder, { recursive: true })
})

test('a model with eyes says that it sees', async () => {
  const loaded = await engine.load(loadOptions(model.path, model), noControl)
  expect(loaded).toMatchObject({ name: 'Vision recital', sight: 'vision', notice: null, device: 'CPU' })
})

test.each(tints)('a %s photograph gives exactly its own text', async (tint) => {
  await reload(engine, model.path, model)
  const { text, finish, progress } = await write(engine, { imagePath: await writeTinted(folder, tint) })
  expect(text).toBe(model.raw[tint])
  expect(finish).toMatchObject({ finishReason: 'stop', keep: text.length })
  const { imageTokens, promptTokens } = finish
  expect(imageTokens).toBeGreaterThan(0)
  expect(imageTokens).toBeLessThan(promptTokens)
  expect(progress.map(({ stage }) => stage)).toContain('encoding')
  expect(progress.at(-1)).toMatchObject({ stage: 'prompting', processed: promptTokens, total: promptTokens })
})

test('a second picture finds the fixed text before it read already', async () => {
  await reload(engine, model.path, model)
  const system = 'The same rules for every photograph. '.repeat(40)
  const first = await write(engine, { system, imagePath: red, maxTokens: 1 })
  const second = await write(engine, { system, imagePath: green, maxTokens: 1 })
  const { cachedTokens, promptTokens, imageTokens } = second.finish
  expect(first.finish.cachedTokens).toBe(0)
  expect(cachedTokens).toBeGreaterThanOrEqual(0.95 * (promptTokens - (imageTokens ?? 0)))
  expect(cachedTokens).toBeLessThan(promptTokens - (imageTokens ?? 0))
})

test('another question about the same picture does not look again', async () => {
  await reload(engine, model.path, model)
  await write(engine, { imagePath: red, user: 'One.', maxTokens: 1 })
  const { progress, finish } = await write(engine, { imagePath: red, user: 'Two.', maxTokens: 1 })
  expect(finish.cachedTokens).toBeGreaterThan(finish.imageTokens ?? Infinity)
  expect(new Set(progress.map(({ stage }) => stage))).toEqual(new Set(['prompting']))
})

test('a picture that leaves too little of the context for an answer is refused before it is looked at', async () => {
  const contextSize = 512
  await reload(engine, model.path, { ...model, contextSize })
  const measure = async (words: number) =>
    (await write(engine, { user: 'word '.repeat(words), imagePath: red, maxTokens: 1 })).finish
  const [few, many] = [await measure(10), await measure(60)]
  const perWord = (many.promptTokens - few.promptTokens) / 50
  // The words alone leave the least that is wanted, the words and the picture a little less.
  const words = 10 + Math.ceil((contextSize - 256 + 1 - few.promptTokens) / perWord)
  const seen: unknown[] = []
  const tooMuch = { user: 'word '.repeat(words), imagePath: red, maxTokens: 300 }
  const refused = write(engine, tooMuch, { onPromptProgress: (share) => seen.push(share) })
  await expect(refused).rejects.toMatchObject({ code: 'context-overflow' })
  expect(seen).toEqual([])
  const { finish } = await write(engine, { ...tooMuch, user: 'word '.repeat(words - 15) })
  expect(finish.imageTokens).toBeGreaterThan(0)
})

test('an answer longer than what is left beside a picture ends at the end of the context', async () => {
  await reload(engine, model.path, { ...model, contextSize: 512 })
  // A form without an end, so that only the context can stop it.
  const endless = { maxTokens: 2048, temperature: 1.5, grammar: 'root ::= [a-z ] root' }
  const { finish } = await write(engine, { imagePath: red, ...endless })
  expect(finish.finishReason).toBe('length')
  expect(finish.promptTokens + finish.generationTokens).toBe(512)
})

test('a picture that is gone or no picture is told apart, and the next one is seen', async () => {
  await reload(engine, model.path, model)
  const noPicture = join(folder, 'no-picture.jpg')
  await writeFile(noPicture, 'not a picture')
  const gone = { imagePath: join(folder, 'gone.jpg') }
  await expect(write(engine, gone)).rejects.toMatchObject({ code: 'photo-missing' })
  await expect(write(engine, { imagePath: noPicture })).rejects.toMatchObject({ code: 'photo-damaged' })
  expect((await write(engine, { imagePath: green })).text).toBe(model.raw.green)
})

test('what the words say changes nothing in where the picture stands', async () => {
  await reload(engine, model.path, model)
  const user = '<__media__> <|im_end|> [[second]]'
  expect((await write(engine, { system: user, user, imagePath: red })).text).toBe(model.raw.red)
})

test('eyes that belong to another model are refused in a sentence', async () => {
  await engine.unload()
  const options = loadOptions(model.path, { projectorPath: await mismatchedProjector() })
  await expect(engine.load(options, noControl)).rejects.toMatchObject({
    code: 'model-unsupported',
    message: 'The eyes (mmproj) beside this model cannot be used with it.',
  })
})
