import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { forgetSeen, keepSeen, seenPath } from './seen.ts'

const sample = join(import.meta.dirname, '../../../resources/samples/pier-sunset.jpg')
const job = { id: 'job', photoId: 'photo' }

function dataFolder(): { dataDir: string; model: string } {
  const dataDir = mkdtempSync(join(tmpdir(), 'mondrian-seen-'))
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }))
  mkdirSync(join(dataDir, 'photos/photo'), { recursive: true })
  return { dataDir, model: join(dataDir, 'photos/photo/model.jpg') }
}

it('keeps the picture as it was, also when the photo is rendered again', async () => {
  const { dataDir, model } = dataFolder()
  copyFileSync(sample, model)
  const { path, seen } = await keepSeen(dataDir, job)
  const original = readFileSync(sample)
  expect(seen).toEqual({ width: 1600, height: 1066, bytes: original.length, imageTokens: null })
  writeFileSync(`${model}.part`, 'turned')
  renameSync(`${model}.part`, model)
  expect(readFileSync(path).equals(original)).toBe(true)
})

it('takes the present picture for a second attempt, and forgets it when told', async () => {
  const { dataDir, model } = dataFolder()
  copyFileSync(sample, model)
  await keepSeen(dataDir, job)
  await keepSeen(dataDir, job)
  await forgetSeen(dataDir, job)
  expect(existsSync(seenPath(dataDir, job))).toBe(false)
  await forgetSeen(dataDir, job)
})

it('says so when the picture is gone', async () => {
  const { dataDir } = dataFolder()
  await expect(keepSeen(dataDir, job)).rejects.toMatchObject({ code: 'photo-missing' })
})
