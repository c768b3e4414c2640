import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { recital } from '../../../../test/fixtures/gguf/index.ts'
import type { ModelOptions } from '../engine.ts'
import { llamaServer } from './llamaServer.ts'
import { executableOf } from './llamaServerProcess.ts'
import { engineDir, loadOptions, noControl, noHost, write } from './testEngine.ts'

const { path, raw } = await recital()
const outOfMemory = 'alloc_buffer: allocating 900.00 MiB on device 0: cudaMalloc failed: out of memory'

/** A vision engine on a computer with a graphics card on which `onGpu` happens. */
function engineWithCard(onGpu: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'card-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const script = `#!/bin/sh
case "$*" in
  *--list-devices*) echo "  CUDA0: Small card (256 MiB, 16 MiB free)" ;;
  *"--device none"*) exec "${executableOf(engineDir)}" "$@" ;;
  *) ${onGpu} ;;
esac
`
  writeFileSync(executableOf(folder), script, { mode: 0o755 })
  return folder
}

function createEngine(): ReturnType<typeof llamaServer.create> {
  const engine = llamaServer.create(noHost)
  onTestFinished(() => engine.unload())
  return engine
}

test('a model that the graphics card cannot hold runs on the processor, and says why', async () => {
  const engine = createEngine()
  const options = loadOptions(path, {
    gpu: 'auto',
    engineDir: engineWithCard(`echo "${outOfMemory}" >&2; exit 1`),
  })
  expect(await engine.load(options, noControl)).toMatchObject({
    device: 'CPU',
    notice:
      'The graphics card has too little memory for this model: it runs on the processor, which is slower.',
  })
  expect((await write(engine)).text).toBe(raw.first)
})

test('memory that runs out at work makes the next load begin lower', async () => {
  const helpers: (number | null)[] = []
  const engine = llamaServer.create({ onHelper: (pid) => void helpers.push(pid) })
  onTestFinished(() => engine.unload())
  const fail = `trap 'echo "${outOfMemory}" >&2; kill -9 $!; exit 134' USR1`
  const run = `"${executableOf(engineDir)}" --device none "$@" & ${fail}; wait`
  const options = loadOptions(path, { gpu: 'auto', engineDir: engineWithCard(run) })
  const runOut = (): void => void process.kill(helpers.at(-1) ?? 0, 'SIGUSR1')
  for (const notice of [null, expect.stringContaining('for all of this model')]) {
    expect(await engine.load(options, noControl)).toMatchObject({ device: 'CUDA', notice })
    await expect(write(engine, {}, { onStep: runOut })).rejects.toMatchObject({
      code: 'engine-crashed',
      message: 'The graphics card ran out of memory while it wrote.',
    })
    expect(engine.isLoaded()).toBe(false)
  }
  expect(await engine.load(options, noControl)).toMatchObject({ device: 'CPU' })
  expect((await write(engine)).text).toBe(raw.first)
})

test('a server that ends without a word is asked once more what was wrong, and not for ever', async () => {
  const counted = join(mkdtempSync(join(tmpdir(), 'silent-')), 'starts')
  onTestFinished(() => rmSync(dirname(counted), { recursive: true }))
  const silentFor = (starts: number): ModelOptions =>
    loadOptions(path, {
      gpu: 'auto',
      engineDir: engineWithCard(
        `echo >> "${counted}"; [ $(wc -l < "${counted}") -le ${starts} ] && exit 1; echo "${outOfMemory}" >&2; exit 1`,
      ),
    })
  expect(await createEngine().load(silentFor(2), noControl)).toMatchObject({ device: 'CPU' })
  writeFileSync(counted, '')
  await expect(createEngine().load(silentFor(99), noControl)).rejects.toMatchObject({
    code: 'engine-failed',
    message: 'This model could not be opened, and the engine did not say why.',
  })
  expect(readFileSync(counted, 'utf8')).toHaveLength(3)
})

test('a card that holds the model is used without a word', async () => {
  const run = `exec "${executableOf(engineDir)}" --device none "$@"`
  const engine = createEngine()
  const options = loadOptions(path, { gpu: 'auto', engineDir: engineWithCard(run) })
  expect(await engine.load(options, noControl)).toMatchObject({ device: 'CUDA', notice: null })
})

test('an engine that is not there, or not whole, is told apart from a bad model', async () => {
  const engine = createEngine()
  for (const missing of [null, join(tmpdir(), 'no-such-engine')]) {
    const options = loadOptions(path, { engineDir: missing })
    await expect(engine.load(options, noControl)).rejects.toMatchObject({ code: 'engine-failed' })
  }
  const broken = `echo "llama-server: error while loading shared libraries: libllama.so" >&2; exit 127`
  const options = loadOptions(path, { gpu: 'auto', engineDir: engineWithCard(broken) })
  await expect(engine.load(options, noControl)).rejects.toMatchObject({ code: 'engine-failed' })
})
