import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { findSample, listSamples } from './samples.ts'

const resourcesDir = join(import.meta.dirname, '..', '..', '..', 'resources')

test('the shipped samples are there, each under 400 KB', async () => {
  const samples = await listSamples(resourcesDir)
  expect(samples.map(({ id, name }) => `${id}: ${name}`)).toEqual([
    'evergreen-branch: Evergreen branch',
    'pier-sunset: Pier sunset',
  ])
  for (const { id, path } of samples) {
    expect((await stat(path)).size).toBeLessThan(400_000)
    expect(await findSample(resourcesDir, id)).toEqual({ path })
  }
})

test('what is no sample is not found', async () => {
  for (const id of ['', 'SOURCES', '../advisors/ansel', 'pier-sunset.jpg']) {
    await expect(findSample(resourcesDir, id)).rejects.toMatchObject({ code: 'not-found' })
  }
})
