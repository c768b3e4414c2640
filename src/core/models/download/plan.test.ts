import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { lockCatalogue } from '../../../../scripts/catalogue.ts'
import { noise, openHub, testCommit, testRepository } from '../../../../test/support/hub.ts'
import type { CatalogueEntry, RemoteModel } from '../../../shared/catalogue.ts'
import { createNetwork } from './network.ts'
import { planModel, readCatalogue } from './plan.ts'

const resourcesDir = resolve(import.meta.dirname, '../../../../resources')
const { signal } = new AbortController()

const entry: CatalogueEntry = {
  id: 'eye',
  name: 'Eye',
  repository: testRepository,
  packings: ['Q8_0'],
  eyes: ['F16'],
  licence: null,
  goodFor: 'Tests.',
  family: 'SmolVLM',
}

test('the catalogue that ships is whole, with 6 to 10 models or a little more', async () => {
  const { models } = await readCatalogue(resourcesDir)
  expect(models.length).toBeGreaterThanOrEqual(6)
  expect(models.length).toBeLessThanOrEqual(12)
})

test('the lock is written from what the hub lists, and rules from then on', async () => {
  const hub = await openHub({ 'Eye-Q8_0.gguf': noise(12, 3), 'mmproj-F16.gguf': noise(13, 4) })
  const folder = mkdtempSync(join(tmpdir(), 'mondrian-catalogue-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  writeFileSync(join(folder, 'catalogue.json'), JSON.stringify({ models: [entry] }))
  const lock = await lockCatalogue(folder, hub.endpoint)
  expect(lock.eye?.files.map(({ path, size }) => [path, size])).toEqual([
    ['mmproj-F16.gguf', 13],
    ['Eye-Q8_0.gguf', 12],
  ])
  expect((await readCatalogue(folder)).lock).toEqual(lock)
})

test('what the lock says rules, and nobody is asked', async () => {
  const locked: RemoteModel = {
    repository: testRepository,
    commit: testCommit,
    files: [{ path: 'a.gguf', isEyes: false, size: 1, sha256: 'a'.repeat(64) }],
  }
  const network = { endpoint: '', get: () => Promise.reject(new Error('nobody is to be asked')) }
  expect(await planModel('eye', { models: [entry], ears: [], lock: { eye: locked } }, network, signal)).toBe(
    locked,
  )
})

test.each([
  ['eye', 'Eye-Q8_0.gguf'],
  [testRepository, 'Eye-Q4_K_M.gguf'],
  [`${testRepository}:Q8_0`, 'Eye-Q8_0.gguf'],
  [`https://huggingface.co/${testRepository}`, 'Eye-Q4_K_M.gguf'],
])('%s means %s, as the hub lists it over its pages', async (name, path) => {
  const hub = await openHub({
    'README.md': noise(10, 1),
    'Eye-Q4_K_M.gguf': noise(11, 2),
    'Eye-Q8_0.gguf': noise(12, 3),
    'mmproj-F16.gguf': noise(13, 4),
    'notes.txt': noise(14, 5),
  })
  const catalogue = { models: [entry], ears: [], lock: {} }
  const plan = await planModel(name, catalogue, createNetwork(hub.endpoint), signal)
  expect(plan).toMatchObject({ repository: testRepository, commit: testCommit })
  expect(plan.files.map((file) => file.path)).toEqual(['mmproj-F16.gguf', path])
})

test('a speech model is the one file that the catalogue names', async () => {
  const file = 'ggml-base-q8_0.bin'
  const hub = await openHub({
    [file]: noise(11, 2),
    'ggml-base.bin': noise(12, 3),
    'model.gguf': noise(13, 4),
  })
  const { ears } = await readCatalogue(resourcesDir)
  const ear = { ...ears[0]!, repository: testRepository, file }
  const catalogue = { models: [], ears: [ear], lock: {} }
  const plan = await planModel(ear.id, catalogue, createNetwork(hub.endpoint), signal)
  expect(plan.files.map(({ path, size }) => [path, size])).toEqual([[file, 11]])
})
