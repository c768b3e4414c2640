import { copyFile, mkdtemp, rm, truncate } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, expect, onTestFinished, test } from 'vitest'
import { recital, slowRecital } from '../../../../test/fixtures/gguf/index.ts'
import { AppError } from '../../../shared/errors.ts'
import type { Engine } from '../engine.ts'
import { llamaServer } from './llamaServer.ts'
import { loadOptions, noControl, noHost, reload, write } from './testEngine.ts'

const slow = await slowRecital()
const other = await recital()
let engine: Engine
let copy: string

beforeEach(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'model-file-'))
  copy = join(folder, 'model.gguf')
  await copyFile(slow.path, copy)
  engine = llamaServer.create(noHost)
  onTestFinished(async () => {
    await engine.unload()
    await rm(folder, { recursive: true })
  })
  await reload(engine, copy)
})

/** Writes, and does `act` to the file once the first token is there: the text, or the code of the failure. */
async function writeWhile(act: () => Promise<void>): Promise<string> {
  let acting = Promise.resolve()
  const onStep = (_: unknown, count: number): void => {
    if (count === 1) acting = act()
  }
  const outcome = await write(engine, { maxTokens: 20 }, { onStep }).then(
    ({ text }) => text,
    (error: unknown) => (error instanceof AppError ? error.code : String(error)),
  )
  await acting
  return outcome
}

async function expectNextLoad(code: string): Promise<void> {
  await engine.unload()
  await expect(engine.load(loadOptions(copy), noControl)).rejects.toMatchObject({ code })
  await reload(engine, other.path)
  expect((await write(engine)).text).toBe(other.raw.first)
}

test('a model whose file is deleted writes on, and is missed at the next load', async () => {
  const text = await writeWhile(() => rm(copy))
  expect(slow.raw.first.startsWith(text)).toBe(true)
  await expectNextLoad('model-missing')
})

test('a model whose file is cut writes on or ends by name, and is damaged at the next load', async () => {
  const outcome = await writeWhile(() => truncate(copy, 4096))
  expect(outcome === 'engine-crashed' || slow.raw.first.startsWith(outcome)).toBe(true)
  await expectNextLoad('model-damaged')
})
