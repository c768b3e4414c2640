// A model file that is empty, cut, mislabelled or hostile is refused by name, and the next job runs.
import { copyFile, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import {
  badMagic,
  duplicateVocabulary,
  emptyFile,
  projector,
  recital,
  sizesBeyondFile,
  truncated,
} from '../fixtures/gguf/index.ts'
import { openCore, temporaryFolder } from '../support/core.ts'
import { writePhoto } from '../support/photos.ts'

test('each damaged file fails its job with one sentence, at once and without a restart loop', async () => {
  const dataDir = await temporaryFolder()
  const core = await openCore({ dataDir })
  const photo = await writePhoto(dataDir)
  const files = { badMagic, duplicateVocabulary, emptyFile, projector, sizesBeyondFile, truncated }
  const failed: { name: string; code: string | null; attempt: number }[] = []
  for (const [name, file] of Object.entries(files)) {
    const command = { paths: [photo], advisorIds: ['ansel'], modelId: await file() }
    const { jobs } = await core.api['photos.add'](command)
    const { id } = jobs[0]!
    await core.until('done', (event) => event.jobId === id)
    const { errorCode, errorMessage, attempt, status } = await core.api['jobs.get']({ id })
    expect(status).toBe('failed')
    expect(errorMessage).toMatch(/^[A-Z].*\.$/)
    failed.push({ name, code: errorCode, attempt })
  }
  expect(failed.map(({ attempt }) => attempt)).toEqual(failed.map(() => 1))
  expect(new Set(failed.map(({ code }) => code))).toEqual(new Set(['model-damaged', 'model-unsupported']))

  const { path: modelId } = await recital()
  const { jobs } = await core.api['photos.add']({ paths: [photo], advisorIds: ['ansel'], modelId })
  expect(await core.until('done', (event) => event.jobId === jobs[0]!.id)).toMatchObject({
    status: 'completed',
  })
})

test('one flipped bit in the weights harms at most its own job', async () => {
  const dataDir = await temporaryFolder()
  const core = await openCore({ dataDir })
  const photo = await writePhoto(dataDir)
  const { path } = await recital()
  const flipped = join(dataDir, 'flipped.gguf')
  await copyFile(path, flipped)
  const bytes = await readFile(flipped)
  bytes[bytes.length - 4096]! ^= 0x40
  await writeFile(flipped, bytes)
  const command = { paths: [photo], advisorIds: ['ansel'] }
  const first = await core.api['photos.add']({ ...command, modelId: flipped })
  const second = await core.api['photos.add']({ ...command, modelId: path })
  await core.until('done', (event) => event.jobId === first.jobs[0]!.id)
  const done = await core.until('done', (event) => event.jobId === second.jobs[0]!.id)
  expect(done.status).toBe('completed')
})
