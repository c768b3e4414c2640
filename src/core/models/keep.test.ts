import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { importModel, removeModel, type KeepDeps } from './keep.ts'

/** A folder with `files` of ten bytes, and means by which each model has all files beside it that begin alike. */
function setUp(...files: string[]) {
  const folder = mkdtempSync(join(tmpdir(), 'mondrian-keep-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const modelsDir = join(folder, 'models')
  mkdirSync(modelsDir)
  const at = (name: string): string => join(folder, name)
  for (const name of files) {
    mkdirSync(dirname(at(name)), { recursive: true })
    writeFileSync(at(name), '0123456789')
  }
  const used = new Set<string>()
  const deps: KeepDeps = {
    folders: { resourcesDir: '/none', modelsDir },
    freeBytes: () => Promise.resolve(1e12),
    isInUse: (id) => used.has(id),
    inspect: (path) => {
      const beside = readdirSync(dirname(path)).filter((name) => /mmproj/.test(name))
      const eyes = beside.map((name) => join(dirname(path), name))
      const make = { architecture: 'llama', projectorType: null, parameters: 1 }
      const memory = { weights: 1, context: 0, work: 0, program: 0 }
      const all = [path, ...eyes]
      return Promise.resolve({
        name: 'M',
        make,
        sight: 'vision',
        notice: null,
        files: all,
        version: '1',
        memory,
      })
    },
  }
  return { at, modelsDir, deps, used }
}

test.each(['copy', 'link', 'move'] as const)('a model is taken in with its eyes: %s', async (how) => {
  const { at, modelsDir, deps } = setUp('m-Q4.gguf', 'mmproj.gguf')
  const taken = await importModel(deps, { path: at('m-Q4.gguf'), how })
  expect(taken).toEqual({ modelId: 'm-Q4/m-Q4.gguf', bytes: 20 })
  expect(readdirSync(modelsDir)).toEqual(['m-Q4'])
  for (const name of ['m-Q4.gguf', 'mmproj.gguf']) {
    const path = join(modelsDir, 'm-Q4', name)
    expect(readFileSync(path, 'utf8')).toBe('0123456789')
    expect(lstatSync(path).isSymbolicLink()).toBe(how === 'link')
    expect(existsSync(at(name))).toBe(how !== 'move')
  }
  await expect(importModel(deps, { path: join(modelsDir, 'm-Q4', 'm-Q4.gguf'), how })).rejects.toThrow(
    /already/,
  )
})

test('what does not fit on the disk is not copied, and nothing is left', async () => {
  const { at, modelsDir, deps } = setUp('m.gguf')
  const narrow = { ...deps, freeBytes: () => Promise.resolve(10) }
  await expect(importModel(narrow, { path: at('m.gguf'), how: 'copy' })).rejects.toMatchObject({
    code: 'disk-full',
  })
  expect(readdirSync(modelsDir)).toEqual([])
})

test('a model goes with its eyes and its empty folders, and it is said how much that frees', async () => {
  const { modelsDir, deps } = setUp('models/a/b/m.gguf', 'models/a/b/mmproj.gguf')
  expect(await removeModel(deps, 'a/b/m.gguf')).toEqual({ freedBytes: 20 })
  expect(readdirSync(modelsDir)).toEqual([])
})

test('eyes that another model shares stay, and a link frees nothing', async () => {
  const { at, modelsDir, deps } = setUp(
    'models/a/m.gguf',
    'models/a/n.gguf',
    'models/a/mmproj.gguf',
    'o.gguf',
  )
  expect(await removeModel(deps, 'a/m.gguf')).toEqual({ freedBytes: 10 })
  expect(readdirSync(join(modelsDir, 'a')).map((name) => basename(name))).toEqual(['mmproj.gguf', 'n.gguf'])
  const { modelId } = await importModel(deps, { path: at('o.gguf'), how: 'link' })
  expect(await removeModel(deps, modelId)).toEqual({ freedBytes: 0 })
  expect(existsSync(at('o.gguf'))).toBe(true)
})

test('what is in use, elsewhere or not there is not removed', async () => {
  const { at, deps, used } = setUp('models/m.gguf', 'o.gguf')
  used.add('m.gguf')
  await expect(removeModel(deps, 'm.gguf')).rejects.toThrow(/in use/)
  for (const id of ['starter', at('o.gguf')]) {
    await expect(removeModel(deps, id)).rejects.toThrow(/Only models in the models folder/)
  }
  await expect(removeModel(deps, 'gone.gguf')).rejects.toMatchObject({ code: 'not-found' })
  await expect(removeModel(deps, '../o.gguf')).rejects.toMatchObject({ code: 'bad-request' })
})

test('of a damaged model its own file goes', async () => {
  const { modelsDir, deps } = setUp('models/m.gguf')
  const damaged = { ...deps, inspect: () => Promise.reject(new Error('damaged')) }
  expect(await removeModel(damaged, 'm.gguf')).toEqual({ freedBytes: 10 })
  expect(readdirSync(modelsDir)).toEqual([])
})
