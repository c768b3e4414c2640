import { copyFile, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import {
  mismatchedProjector,
  recital,
  slowVisionRecital,
  visionRecital,
} from '../../../test/fixtures/gguf/index.ts'
import { isRunning } from '../../../test/support/children.ts'
import { writeTinted } from '../../../test/support/tinted.ts'
import type { InferenceRequest, LoadOptions } from '../../shared/workers.ts'
import { engineDir } from './engines/testEngine.ts'
import { startChild, type TestChild } from './testChild.ts'

const { path, projectorPath, raw } = await visionRecital()
const slow = await slowVisionRecital()
const plain = await recital()
const folder = await mkdtemp(join(tmpdir(), 'main-vision-'))
const red = await writeTinted(folder, 'red')
afterAll(() => rm(folder, { recursive: true }))

function load(requestId: string, modelPath = path, more: Partial<LoadOptions> = {}): InferenceRequest {
  const options = { modelPath, vision: true, engineDir, contextSize: 4096, threads: 1, gpu: 'off' } as const
  return { type: 'load', requestId, options: { ...options, ...more } }
}

function look(requestId: string, maxTokens = 1000): InferenceRequest {
  const options = { system: '', user: 'Write.', imagePath: red, maxTokens, temperature: 0, seed: 1 }
  return { type: 'generate', requestId, options }
}

function inspect(requestId: string, modelPath: string, dir: string | null = engineDir): InferenceRequest {
  const contextSizes = { text: 4096, vision: 8192 }
  return { type: 'inspect', requestId, options: { modelPath, engineDir: dir, contextSizes, onGpu: false } }
}

function textOf({ replies }: TestChild, requestId: string): string {
  return replies
    .flatMap((reply) => (reply.type === 'steps' && reply.requestId === requestId ? [reply.text] : []))
    .join('')
}

function helpersOf({ replies }: TestChild): (number | null)[] {
  return replies.flatMap((reply) => (reply.type === 'helper' ? [reply.pid] : []))
}

/** A child in the middle of looking at a picture, slowly, and the process that does it. */
async function startLooking(): Promise<{ child: TestChild; helper: number }> {
  const child = startChild()
  child.send(load('l', slow.path))
  expect((await child.reply('loaded', 'l')).model.sight).toBe('vision')
  child.send(look('g'))
  expect(await child.reply('promptProgress', 'g')).toMatchObject({ stage: 'encoding' })
  const helper = helpersOf(child)[0] ?? 0
  expect(isRunning(helper)).toBe(true)
  return { child, helper }
}

test('a picture is looked at, and nothing is printed', async () => {
  const child = startChild()
  child.send(load('l'))
  expect((await child.reply('loaded', 'l')).model).toMatchObject({ engine: 'llama-server', sight: 'vision' })
  child.send(look('g'))
  const finished = await child.reply('finished', 'g')
  expect(textOf(child, 'g')).toBe(raw.red)
  expect(finished.figures.imageTokens).toBeGreaterThan(0)
  child.send(load('again'))
  expect((await child.reply('loaded', 'again')).model.seconds).toBe(0)
  child.send(load('blind', path, { vision: false }))
  expect((await child.reply('loaded', 'blind')).model).toMatchObject({ sight: 'text', notice: null })
  expect(helpersOf(child)).toEqual([expect.any(Number), null])
  child.disconnect()
  await child.exited
  expect(child.output()).toBe('')
})

test('a model is inspected without being loaded', async () => {
  const child = startChild()
  child.send(inspect('sees', path))
  expect((await child.reply('inspected', 'sees')).model).toEqual({
    name: 'Vision recital',
    sight: 'vision',
    notice: null,
    files: [path, projectorPath],
    make: { architecture: 'llama', projectorType: 'idefics3', parameters: expect.any(Number) as number },
    version: expect.any(String) as string,
    memory: expect.objectContaining({ weights: expect.any(Number) as number }) as object,
  })
  child.send(inspect('reads', plain.path))
  expect((await child.reply('inspected', 'reads')).model).toEqual({
    name: 'Recital',
    sight: 'text',
    notice: null,
    files: [plain.path],
    make: { architecture: 'llama', projectorType: null, parameters: expect.any(Number) as number },
    version: expect.any(String) as string,
    memory: expect.objectContaining({ weights: expect.any(Number) as number }) as object,
  })
  child.send(inspect('no engine', path, null))
  expect((await child.reply('inspected', 'no engine')).model).toMatchObject({
    sight: 'text',
    notice: expect.stringContaining('no engine that looks at pictures'),
  })
  child.send(inspect('missing', join(folder, 'none.gguf')))
  expect((await child.reply('failed', 'missing')).error.code).toBe('model-missing')
  expect(helpersOf(child)).toEqual([])
})

test('a model beside the eyes of another reads only, and says why; with its own it sees', async () => {
  const own = await mkdtemp(join(folder, 'pair-'))
  const model = join(own, 'model.gguf')
  await copyFile(path, model)
  await copyFile(await mismatchedProjector(), join(own, 'mmproj.gguf'))
  const child = startChild()
  child.send(load('stranger', model))
  expect((await child.reply('loaded', 'stranger')).model).toMatchObject({
    sight: 'text',
    notice: expect.stringMatching(/belong to another model: they give 256 numbers/),
  })
  const eyes = (await visionRecital()).projectorPath
  await copyFile(eyes, join(own, basename(eyes)))
  child.send(load('own', model))
  expect((await child.reply('loaded', 'own')).model).toMatchObject({ sight: 'vision', notice: null })
  await rm(join(own, basename(eyes)))
  child.send(load('again', model))
  expect((await child.reply('loaded', 'again')).model.sight).toBe('text')
  expect(dirname(model)).toBe(own)
})

test('the eyes crash, and the next load has new ones', async () => {
  const { child, helper } = await startLooking()
  process.kill(helper, 'SIGKILL')
  expect((await child.reply('failed', 'g')).error).toMatchObject({
    code: 'engine-crashed',
    message: 'The model stopped unexpectedly while it looked at the picture (SIGKILL).',
  })
  child.send(load('again', path))
  await child.reply('loaded', 'again')
  child.send(look('next'))
  await child.reply('finished', 'next')
  expect(textOf(child, 'next')).toBe(raw.red)
  expect(helpersOf(child)).toEqual([helper, null, expect.any(Number)])
})

test('looking is stopped at once, and the next picture is seen', async () => {
  const { child, helper } = await startLooking()
  child.send({ type: 'cancel', requestId: 'g' })
  expect(await child.reply('finished', 'g')).toMatchObject({ finishReason: 'cancelled', keep: 0 })
  child.send(look('next', 3))
  await child.reply('finished', 'next')
  expect(slow.raw.red.startsWith(textOf(child, 'next'))).toBe(true)
  expect(helpersOf(child)).toEqual([helper])
})

test.each(['disconnect', 'SIGTERM', 'SIGHUP'] as const)('no process is left after %s', async (end) => {
  const { child, helper } = await startLooking()
  if (end === 'disconnect') child.disconnect()
  else child.kill(end)
  await child.exited
  await expect.poll(() => isRunning(helper), { timeout: 10_000 }).toBe(false)
})

test('who holds the channel knows whom to end when the child is killed', async () => {
  const { child, helper } = await startLooking()
  child.kill('SIGKILL')
  await child.exited
  expect(helpersOf(child)).toEqual([helper])
  process.kill(helper, 'SIGKILL')
  await expect.poll(() => isRunning(helper), { timeout: 10_000 }).toBe(false)
})
