import { copyFile, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { recital, slowRecital, truncated } from '../../../test/fixtures/gguf/index.ts'
import type { InferenceReply, InferenceRequest } from '../../shared/workers.ts'
import { startChild, type TestChild } from './testChild.ts'

const { path, raw } = await recital()
const slow = await slowRecital()

function load(requestId: string, modelPath: string): InferenceRequest {
  return {
    type: 'load',
    requestId,
    options: { modelPath, vision: false, engineDir: null, contextSize: 4096, threads: 1, gpu: 'off' },
  }
}

function generate(requestId: string, user = 'Write.', maxTokens = 1000): InferenceRequest {
  return { type: 'generate', requestId, options: { system: '', user, maxTokens, temperature: 0, seed: 1 } }
}

/** What the replies to one request say, put together. */
function written(
  { replies }: TestChild,
  requestId: string,
): { text: string; tokens: number[]; types: string[] } {
  const own = replies.filter((reply) => 'requestId' in reply && reply.requestId === requestId)
  const steps = own.filter(
    (reply): reply is Extract<InferenceReply, { type: 'steps' }> => reply.type === 'steps',
  )
  return {
    text: steps.map((reply) => reply.text).join(''),
    tokens: steps.flatMap((reply) => reply.tokens),
    types: own.map((reply) => reply.type),
  }
}

test('a model is loaded and writes, and nothing is printed', async () => {
  const child = startChild()
  await child.reply('ready')
  child.send(load('l', path))
  expect((await child.reply('loaded', 'l')).model).toMatchObject({ name: 'Recital', device: 'CPU' })
  child.send(generate('g'))
  const finished = await child.reply('finished', 'g')
  const { text, tokens, types } = written(child, 'g')
  expect(text).toBe(raw.first)
  expect(finished).toMatchObject({ finishReason: 'stop', keep: text.length })
  expect(finished.figures.generationTokens).toBe(tokens.length)
  expect(types[0]).toBe('promptProgress')
  expect(types.indexOf('steps')).toBeGreaterThan(types.lastIndexOf('promptProgress'))
  expect(types.at(-1)).toBe('finished')
  expect((await child.reply('steps', 'g')).tokens).toHaveLength(1)
  child.send({ type: 'unload', requestId: 'u' })
  await child.reply('unloaded', 'u')
  child.disconnect()
  expect(await child.exited).toEqual([null, 'SIGKILL'])
  expect(child.output()).toBe('')
})

test('the model stays in memory until another, or another file, is asked for', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'hot-model-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const copy = join(folder, 'model.gguf')
  await copyFile(path, copy)
  const child = startChild()
  child.send(load('first', copy))
  expect((await child.reply('loaded', 'first')).model.seconds).toBeGreaterThan(0)
  child.send(load('again', copy))
  expect((await child.reply('loaded', 'again')).model).toMatchObject({ name: 'Recital', seconds: 0 })
  expect(written(child, 'again').types).toEqual(['loaded'])
  child.send(load('other', slow.path))
  expect((await child.reply('loaded', 'other')).model.name).toBe('Slow recital')
  child.send(load('back', copy))
  expect((await child.reply('loaded', 'back')).model.seconds).toBeGreaterThan(0)
  await rm(copy)
  child.send(load('gone', copy))
  expect((await child.reply('failed', 'gone')).error.code).toBe('model-missing')
})

test('a generation is stopped, its text kept, and the next one is whole', async () => {
  const child = startChild()
  child.send(load('l', slow.path))
  child.send(generate('stopped'))
  await child.reply('steps', 'stopped')
  child.send({ type: 'cancel', requestId: 'stopped' })
  const finished = await child.reply('finished', 'stopped')
  const { text } = written(child, 'stopped')
  expect(finished).toMatchObject({ finishReason: 'cancelled', keep: text.length })
  expect(text.length).toBeLessThan(raw.first.length)
  expect(raw.first.startsWith(text)).toBe(true)
  child.send(load('fast', path))
  child.send(generate('next'))
  await child.reply('finished', 'next')
  expect(written(child, 'next').text).toBe(raw.first)
})

test('a prompt is stopped while it is read, a waiting request before it begins', async () => {
  const child = startChild()
  child.send(load('l', slow.path))
  child.send(generate('long', 'word '.repeat(1500)))
  child.send(generate('waiting'))
  await child.reply('promptProgress', 'long')
  child.send({ type: 'cancel', requestId: 'waiting' })
  child.send({ type: 'cancel', requestId: 'long' })
  child.send({ type: 'cancel', requestId: 'unknown' })
  expect(await child.reply('finished', 'long')).toMatchObject({ finishReason: 'cancelled' })
  expect(await child.reply('finished', 'waiting')).toMatchObject({ finishReason: 'cancelled', keep: 0 })
  expect(written(child, 'waiting').tokens).toEqual([])
})

test('a load is stopped, and the child loads again', async () => {
  const child = startChild()
  child.send(load('stopped', slow.path))
  child.send({ type: 'cancel', requestId: 'stopped' })
  expect((await child.reply('failed', 'stopped')).error.code).toBe('cancelled')
  child.send(load('l', path))
  child.send(generate('g', '[[second]]'))
  await child.reply('finished', 'g')
  expect(written(child, 'g').text).toBe(raw.second)
})

test('a request that fails leaves the child as it was', async () => {
  const child = startChild()
  child.send(generate('early'))
  expect((await child.reply('failed', 'early')).error.code).toBe('bad-request')
  child.send(load('bad', await truncated()))
  expect((await child.reply('failed', 'bad')).error).toMatchObject({ code: 'model-damaged' })
  child.send(load('l', path))
  child.send(generate('g', 'word '.repeat(9000)))
  expect((await child.reply('failed', 'g')).error.code).toBe('context-overflow')
  child.send({ ...generate('wrong'), options: {} } as unknown as InferenceRequest)
  expect((await child.reply('failed', 'wrong')).error.code).toBe('bad-request')
  child.send(generate('good'))
  await child.reply('finished', 'good')
  expect(written(child, 'good').text).toBe(raw.first)
})

test('the child ends with its parent, in the middle of a sentence too', async () => {
  const child = startChild()
  child.send(load('l', slow.path))
  child.send(generate('g'))
  await child.reply('steps', 'g')
  child.disconnect()
  expect(await child.exited).toEqual([null, 'SIGKILL'])
})
