import { mkdtemp, rm } from 'node:fs/promises'
import { readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { slowVisionRecital } from '../../../../test/fixtures/gguf/index.ts'
import { writeTinted } from '../../../../test/support/tinted.ts'
import type { PromptProgress } from '../engine.ts'
import { llamaServer } from './llamaServer.ts'
import { socketFolderPrefix } from './llamaServerAddress.ts'
import { loadOptions, noControl, reload, write } from './testEngine.ts'

const { path, projectorPath, raw } = await slowVisionRecital()
const folder = await mkdtemp(join(tmpdir(), 'life-'))
const red = await writeTinted(folder, 'red')
/** Every helper that was announced, and its end. */
const helpers: (number | null)[] = []
const engine = llamaServer.create({ onHelper: (pid) => void helpers.push(pid) })
afterAll(async () => {
  await engine.unload()
  await rm(folder, { recursive: true })
})

/** Slow enough in every stage to be caught there. */
const look = { imagePath: red, maxTokens: 5 }
const read = { user: 'word '.repeat(300), maxTokens: 5 }
const requests = { encoding: look, prompting: read, writing: read }

function kill(): void {
  const pid = helpers.at(-1)
  if (pid) process.kill(pid, 'SIGKILL')
}

/** The engine as it should be: it reads and writes. */
async function expectText(): Promise<void> {
  const { text, finish } = await write(engine, { maxTokens: 3 })
  expect(raw.first.startsWith(text)).toBe(true)
  expect(finish).toMatchObject({ finishReason: 'length', generationTokens: 3, keep: text.length })
}

/** Calls `act` at the first sign of a stage. */
function at(stage: 'encoding' | 'prompting' | 'writing', act: () => void): Parameters<typeof write>[2] {
  const isIn = ({ stage: now, processed, total }: PromptProgress): boolean =>
    now === stage && processed > 0 && processed < total
  return {
    onPromptProgress: (progress) => isIn(progress) && act(),
    onStep: (_, count) => stage === 'writing' && count === 1 && act(),
  }
}

const stages = ['encoding', 'prompting', 'writing'] as const

test.each(stages)('stopped while %s, it goes on with the same server', async (stage) => {
  await reload(engine, path, { projectorPath })
  const pid = helpers.at(-1)
  const controller = new AbortController()
  const watch = at(stage, () => controller.abort())
  const { finish } = await write(engine, requests[stage], { ...watch, signal: controller.signal })
  expect(finish).toMatchObject({ finishReason: 'cancelled' })
  expect(engine.isLoaded()).toBe(true)
  await expectText()
  expect(helpers.at(-1)).toBe(pid)
})

test('stopped while it loads, it loads again', async () => {
  await engine.unload()
  const controller = new AbortController()
  const control = { signal: controller.signal, onProgress: () => controller.abort() }
  await expect(engine.load(loadOptions(path, { projectorPath }), control)).rejects.toMatchObject({
    code: 'cancelled',
  })
  expect(helpers.at(-1)).toBeNull()
  await reload(engine, path, { projectorPath })
  await expectText()
})

const sentences = {
  encoding: 'The model stopped unexpectedly while it looked at the picture (SIGKILL).',
  prompting: 'The model stopped unexpectedly while it read the measurements (SIGKILL).',
  writing: 'The model stopped unexpectedly while it wrote (SIGKILL).',
}

test.each(stages)('killed while %s, it says so, and is there again after the next load', async (stage) => {
  await reload(engine, path, { projectorPath })
  await expect(write(engine, requests[stage], at(stage, kill))).rejects.toMatchObject({
    code: 'engine-crashed',
    message: sentences[stage],
  })
  expect(engine.isLoaded()).toBe(false)
  await expect(write(engine)).rejects.toMatchObject({ code: 'bad-request' })
  await reload(engine, path, { projectorPath })
  await expectText()
})

test('killed while it loads or waits, it says so', async () => {
  await engine.unload()
  const control = { signal: noControl.signal, onProgress: kill }
  await expect(engine.load(loadOptions(path, { projectorPath }), control)).rejects.toMatchObject({
    code: 'engine-crashed',
    message: 'The model stopped unexpectedly while it was loaded (SIGKILL).',
  })
  await reload(engine, path, { projectorPath })
  const ended = helpers.length
  kill()
  await expect.poll(() => helpers.length, { timeout: 10_000 }).toBe(ended + 1)
  expect(engine.isLoaded()).toBe(false)
  await expect(write(engine)).rejects.toMatchObject({
    message: 'The model stopped unexpectedly (SIGKILL).',
  })
})

test('a server that does not give up is ended, and started again when it is needed', async () => {
  await reload(engine, path, { projectorPath })
  const pid = helpers.at(-1) ?? 0
  const controller = new AbortController()
  const freeze = at('encoding', () => {
    process.kill(pid, 'SIGSTOP')
    controller.abort()
  })
  const { finish } = await write(engine, look, { ...freeze, signal: controller.signal })
  expect(finish.finishReason).toBe('cancelled')
  expect(engine.isLoaded()).toBe(true)
  await expectText()
  expect(helpers.at(-1)).not.toBe(pid)
})

test('nothing of it is left behind', async () => {
  await reload(engine, path, { projectorPath })
  const pid = helpers.at(-1) ?? 0
  const sockets = (): string[] =>
    readdirSync(tmpdir()).filter((name) => name.startsWith(socketFolderPrefix(process.pid)))
  expect(sockets()).toHaveLength(1)
  await engine.unload()
  expect(helpers.at(-1)).toBeNull()
  expect(() => process.kill(pid, 0)).toThrow(expect.objectContaining({ code: 'ESRCH' }))
  expect(sockets()).toEqual([])
})
