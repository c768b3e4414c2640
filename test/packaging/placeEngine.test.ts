import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { placeEngine } from '../../scripts/packaging/placeEngine.ts'

let work = ''
const engine = (): string => join(work, 'engine')
const resources = (): string => join(work, 'resources')
const bins = (name: string): string =>
  join(resources(), 'app.asar.unpacked', 'node_modules', '@node-llama-cpp', name, 'bins', name)

function put(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, text)
}

beforeEach(() => {
  work = mkdtempSync(join(tmpdir(), 'place-'))
  for (const [name, library] of [
    ['linux-x64', 'libllama.v0.4.0.so'],
    ['linux-x64-vulkan', 'libllama.vulkan.v0.4.0.so'],
  ] as const) {
    for (const file of [library, 'libllama-common.so', 'libggml-cpu-zen4.so'])
      put(join(bins(name), file), 'prebuilt')
  }
  put(join(bins('linux-x64-vulkan'), 'libggml-vulkan.so'), 'prebuilt')
})
afterEach(() => rmSync(work, { recursive: true }))

it.each([
  ['linux-x64', 'libllama.v0.4.0.so'],
  ['linux-x64-vulkan', 'libllama.vulkan.v0.4.0.so'],
])('goes to %s when it was linked with %s', (name, library) => {
  put(join(engine(), 'llama-server'), `\0libllama-common.so\0${library}\0`)
  expect(placeEngine(engine(), resources())).toBe(bins(name))
  expect(existsSync(join(bins(name), 'llama-server'))).toBe(true)
})

it('brings the ear and the modules that were compiled with it, and none that the tree does not have', () => {
  put(join(engine(), 'llama-server'), '\0libllama.v0.4.0.so\0')
  put(join(engine(), 'libggml-cpu-zen4.so'), 'compiled here')
  put(join(engine(), 'voice'), 'ear')
  for (const file of ['libggml-cuda.so', 'libggml-vulkan.so', 'built.json'])
    put(join(engine(), file), 'engine')
  const home = placeEngine(engine(), resources())
  expect(readFileSync(join(home, 'libggml-cpu-zen4.so'), 'utf8')).toBe('compiled here')
  expect(readFileSync(join(home, 'voice'), 'utf8')).toBe('ear')
  for (const file of ['libggml-cuda.so', 'libggml-vulkan.so', 'built.json']) {
    expect(existsSync(join(home, file))).toBe(false)
  }
})

it('refuses to pack without an engine, and with one of another release', () => {
  expect(() => placeEngine(engine(), resources())).toThrow('npm run engine')
  put(join(engine(), 'llama-server'), '\0libllama.v0.5.0.so\0')
  expect(() => placeEngine(engine(), resources())).toThrow('are not among')
})
