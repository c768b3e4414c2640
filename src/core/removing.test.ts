// What is removed is announced, and stored before that: whoever asks on the event finds nothing any more.
import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { expect, test, vi } from 'vitest'
import type { Core } from './index.ts'
import type { MondrianEvent } from '../shared/events.ts'
import { saveUpload } from './photos/uploads.ts'
import { openStore } from './store/index.ts'
import { modelId, openMemoryCore, temporaryFolder } from '../server/http/testing/memoryCore.ts'

/** Two queued jobs of one photo, the core that holds them, and what it tells from then on. */
async function start() {
  const folder = await temporaryFolder()
  const { core } = await openMemoryCore(folder)
  await core.api['queue.pause']({})
  const { photos, jobs } = await core.api['photos.add']({
    paths: [join(folder, 'gone.jpg')],
    advisorIds: ['ansel', 'okeefe'],
    modelId,
  })
  // Nothing more is told of the photo: it was looked for, and is not there.
  await vi.waitFor(async () =>
    expect(await core.api['photos.get']({ id: photos[0]!.id })).toMatchObject({ status: 'failed' }),
  )
  const told: MondrianEvent[] = []
  const asked: Promise<unknown>[] = []
  core.on((event) => {
    told.push(event)
    if (event.type === 'photo_removed') asked.push(find(core, 'photos.get', event.photoId))
    if (event.type === 'job_removed') asked.push(find(core, 'jobs.get', event.jobId))
  })
  return { core, photoId: photos[0]!.id, jobs, told, asked }
}

const find = (core: Core, name: 'photos.get' | 'jobs.get', id: string): Promise<unknown> =>
  core.api[name]({ id }).then(
    () => 'there',
    ({ code }: { code: string }) => code,
  )

test('a job that was removed is announced with its photo', async () => {
  const { core, photoId, jobs, told, asked } = await start()
  await core.api['jobs.remove']({ id: jobs[0]!.id })
  expect(told.at(-1)).toMatchObject({ type: 'job_removed', jobId: jobs[0]!.id, photoId })
  expect(await Promise.all(asked)).toEqual(['not-found'])
  await expect(core.api['jobs.remove']({ id: jobs[0]!.id })).rejects.toMatchObject({ code: 'not-found' })
  expect(told.filter(({ type }) => type === 'job_removed')).toHaveLength(1)
})

test('a photo that was removed is announced once, after its open jobs were stopped', async () => {
  const { core, photoId, jobs, told, asked } = await start()
  await core.api['photos.remove']({ id: photoId })
  const ends = told.filter(({ type }) => type === 'done' || type === 'photo_removed')
  expect(ends).toMatchObject([
    ...jobs.map(({ id }) => ({ type: 'done', jobId: id, status: 'cancelled' })),
    { type: 'photo_removed', photoId },
  ])
  expect(ends.at(-1)).toBe(told.at(-1))
  expect(await Promise.all(asked)).toEqual(['not-found'])
  expect(await core.api['jobs.list']({})).toEqual({ jobs: [], next: null })
  await expect(core.api['photos.remove']({ id: photoId })).rejects.toMatchObject({ code: 'not-found' })
})

test('a photo whose app was killed while it was removed is gone with the next start, its files too', async () => {
  const dataDir = await temporaryFolder()
  const { core } = await openMemoryCore(dataDir)
  const id = await saveUpload(dataDir, 'a.jpg', Readable.from([Buffer.from('bytes')]))
  await core.api['photos.measure']({ uploads: [id] })
  await vi.waitFor(async () => expect(await readdir(join(dataDir, 'photos'))).toEqual([id]))
  await core.close()
  const store = openStore({ dataDir, now: Date.now })
  store.photos.remove(id)
  store.close()
  const { core: next } = await openMemoryCore(dataDir)
  expect(await next.api['unlisted.list']({})).toEqual({ photos: [] })
  for (const folder of ['photos', 'uploads']) expect(await readdir(join(dataDir, folder))).toEqual([])
})

test('a removal that an older database remembers removes nothing', async () => {
  const dataDir = await temporaryFolder()
  const { core } = await openMemoryCore(dataDir)
  const id = await saveUpload(dataDir, 'a.jpg', Readable.from([Buffer.from('bytes')]))
  await core.api['photos.measure']({ uploads: [id] })
  await core.close()
  const store = openStore({ dataDir, now: Date.now })
  store.photos.remove(id)
  store.close()
  await rm(join(dataDir, 'library.json'))
  const { core: next } = await openMemoryCore(dataDir)
  expect(await next.api['unlisted.list']({})).toMatchObject({ photos: [{ id, name: 'a.jpg', size: 5 }] })
})
