import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { recital } from '../../../../test/fixtures/gguf/index.ts'
import { executableOf } from './llamaServerProcess.ts'
import { nodeLlama } from './nodeLlama.ts'
import { loadOptions, noControl, noHost, write } from './testEngine.ts'

test('where asking for a graphics card crashes, the processor is used without a word', async () => {
  const engineDir = mkdtempSync(join(tmpdir(), 'card-'))
  onTestFinished(() => rmSync(engineDir, { recursive: true }))
  const asked = join(engineDir, 'asked')
  const script = `#!/bin/sh\necho "$@" > ${asked}\necho "  CUDA0: Card (256 MiB, 16 MiB free)"\nkill -SEGV $$\n`
  writeFileSync(executableOf(engineDir), script, { mode: 0o755 })

  const { path, raw } = await recital()
  const engine = nodeLlama.create(noHost)
  onTestFinished(() => engine.unload())
  const options = loadOptions(path, { gpu: 'auto', engineDir })
  expect(await engine.load(options, noControl)).toMatchObject({ device: 'CPU', notice: null })
  expect(readFileSync(asked, 'utf8')).toBe('--list-devices\n')
  expect((await write(engine)).text).toBe(raw.first)
})
