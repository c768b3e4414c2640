import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { builtEngineDir, engineDirAt, engineFile, packagedEngineDir } from './engineDir.ts'
import { assertModelFile, contextSizeOf, modelFile, modeOf } from './index.ts'

const folders = { resourcesDir: '/resources', modelsDir: '/data/models' }
const path = resolve('/elsewhere/Qwen3-VL-4B.gguf')

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'mondrian-models-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

describe('modelFile', () => {
  it.each([
    ['starter', 'Starter writer', join('/resources', 'models', 'starter.gguf'), true],
    ['Qwen3-VL-4B.GGUF', 'Qwen3-VL-4B', join('/data/models', 'Qwen3-VL-4B.GGUF'), false],
    [path, 'Qwen3-VL-4B', path, false],
    ['maker/Qwen3/Q4.gguf', 'Q4', join('/data/models', 'maker', 'Qwen3', 'Q4.gguf'), false],
    ['server:studio-gpu', 'studio-gpu', 'server:studio-gpu', false],
    ['Big-00001-of-00012.gguf', 'Big', join('/data/models', 'Big-00001-of-00012.gguf'), false],
  ])('finds %s', (id, name, file, isStarter) => {
    expect(modelFile(id, folders)).toEqual({
      id,
      name,
      path: file,
      isStarter,
      isThere: id.startsWith('server:'),
    })
  })

  it.each(['../secret.gguf', 'a/../../b.gguf', 'a//b.gguf', 'a\\..\\b.gguf', './b.gguf', 'a/', '..', ''])(
    'refuses "%s"',
    (id) => {
      expect(() => modelFile(id, folders)).toThrow(expect.objectContaining({ code: 'bad-request' }))
    },
  )
})

it('a model is used for what it can do, with room for it', () => {
  const starter = modelFile('starter', folders)
  const other = modelFile(path, folders)
  expect([modeOf(starter, 'vision'), modeOf(other, 'text'), modeOf(other, 'vision')]).toEqual([
    'starter',
    'text',
    'vision',
  ])
  expect(contextSizeOf('vision')).toBeGreaterThan(contextSizeOf('text'))
})

it('a model file that is not there is named', async () => {
  const missing = modelFile(join(temporaryFolder(), 'gone.gguf'), folders)
  await expect(assertModelFile(missing)).rejects.toMatchObject({
    code: 'model-missing',
    message: expect.stringContaining('gone'),
  })
})

it('the vision engine is where its program is', () => {
  const folder = temporaryFolder()
  expect(engineDirAt(folder)).toBeNull()
  expect(builtEngineDir(folder)).toBeNull()
  expect(packagedEngineDir(folder)).toBeNull()
  writeFileSync(join(folder, engineFile), '')
  expect(engineDirAt(folder)).toBe(folder)
  const packages = join(folder, 'app.asar.unpacked', 'node_modules', '@node-llama-cpp')
  for (const name of ['linux-x64', 'linux-x64-vulkan']) {
    mkdirSync(join(packages, name, 'bins', name), { recursive: true })
  }
  expect(packagedEngineDir(folder)).toBeNull()
  const home = join(packages, 'linux-x64-vulkan', 'bins', 'linux-x64-vulkan')
  writeFileSync(join(home, engineFile), '')
  expect(packagedEngineDir(folder)).toBe(home)
})
