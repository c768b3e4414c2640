import childProcess from 'node:child_process'
import { syncBuiltinESMExports } from 'node:module'
import { expect, onTestFinished, test, vi } from 'vitest'
import { recital } from '../../../../test/fixtures/gguf/index.ts'
import { nodeLlama } from './nodeLlama.ts'
import { loadOptions, noControl, noHost, write } from './testEngine.ts'

test('where nothing can be forked, as in the packaged app, a model loads and writes', async () => {
  const fork = vi.spyOn(childProcess, 'fork').mockImplementation(() => {
    throw new Error('This program cannot fork.')
  })
  syncBuiltinESMExports()
  onTestFinished(() => {
    fork.mockRestore()
    syncBuiltinESMExports()
  })
  const { path, raw } = await recital()
  const engine = nodeLlama.create(noHost)
  onTestFinished(() => engine.unload())
  await engine.load(loadOptions(path), noControl)
  expect((await write(engine)).text).toBe(raw.first)
})
