// A photo whose JPEG cannot be opened while its raw file can, with the real photo child.
import { createReadStream } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { bareDng } from '../../../test/fixtures/photos/dng.ts'
import {
  openCore,
  resourcesDir,
  startWorker,
  temporaryFolder,
  type TestCore,
} from '../../../test/support/core.ts'
import type { Photo } from '../../shared/photos.ts'
import { photoRequestSchema } from '../../shared/photoMessages.ts'
import { companionPath } from './companion.ts'
import { saveUpload } from './uploads.ts'

const dng = bareDng(64, 48, [30_000, 20_000, 10_000])
const rawIsUsed = 'The raw file a.dng is used, because a.jpg could not be read.'
const partMissing = { code: 'photo-damaged', message: 'This file is damaged: part of it cannot be read.' }

let sample: Buffer
let damaged: Buffer
beforeAll(async () => {
  sample = await readFile(join(resourcesDir, 'samples', 'evergreen-branch.jpg'))
  damaged = sample.subarray(0, sample.length / 2)
})

let core: TestCore
let dataDir: string
let drop: string
/** Sizes of the files that the photo child was asked to measure. */
let asked: number[]
beforeEach(async () => {
  dataDir = await temporaryFolder()
  drop = join(dataDir, 'drop')
  await mkdir(drop)
  asked = []
  const recording: typeof startWorker = (kind) => {
    const worker = startWorker(kind)
    const post = (message: unknown): void => {
      const request = photoRequestSchema.safeParse(message)
      if (request.data?.type === 'measure') asked.push(request.data.size)
      worker.post(message)
    }
    return { ...worker, post }
  }
  core = await openCore({ dataDir, startWorker: recording })
})

const put = (name: string, bytes: Buffer | string): Promise<void> => writeFile(join(drop, name), bytes)
const measure = async (paths = [drop]): Promise<Photo> => {
  const { photos } = await core.api['photos.measure']({ paths })
  expect(photos).toHaveLength(1)
  return settled(photos[0]!.id)
}
/** The photo once its file was read, for better or worse, for the `count`th time. */
async function settled(id: string, count = 1): Promise<Photo> {
  let seen = 0
  const { photo } = await core.until(
    'photo_update',
    ({ photo: each }) => each.id === id && each.status !== 'new' && ++seen === count,
  )
  return photo
}

test('the raw file stands in for a damaged JPEG, and the photo says so', async () => {
  await put('a.jpg', damaged)
  await put('a.dng', dng)
  const photo = await measure()
  expect(photo).toMatchObject({ status: 'measured', error: null, name: 'a.jpg', path: join(drop, 'a.jpg') })
  expect(photo).toMatchObject({ format: 'dng', rendition: 'neutral-rendering', size: dng.length })
  expect(photo).toMatchObject({ companion: 'a.dng', warning: rawIsUsed })
  expect(asked).toEqual([damaged.length, dng.length])
  expect(await core.api['photos.facts']({ id: photo.id })).toMatchObject({ complete: true })
})

test('it is the same photo as its raw file, added alone before', async () => {
  await put('a.dng', dng)
  const raw = await measure()
  await put('a.jpg', 'words')
  expect(await measure()).toMatchObject({ status: 'measured', duplicateOf: raw.id })
})

test.each([
  ['missing', undefined],
  ['of another format', 'words'],
  ['empty', ''],
])('the JPEG is %s', async (_, bytes) => {
  await put('a.dng', dng)
  if (bytes !== undefined) await put('a.jpg', bytes)
  const photo = await measure([join(drop, 'a.jpg'), join(drop, 'a.dng')])
  expect(photo).toMatchObject({ status: 'measured', format: 'dng', warning: rawIsUsed })
})

test('where both are damaged, the JPEG’s sentence stands, and a retry tries both again', async () => {
  await put('a.jpg', damaged)
  await put('a.dng', 'words')
  const advisorIds = ['ansel']
  const { photos, jobs } = await core.api['photos.add']({ paths: [drop], advisorIds })
  const id = photos[0]!.id
  expect(await settled(id)).toMatchObject({ status: 'failed', error: partMissing, warning: null })
  await core.until('done')
  await put('a.dng', dng)
  await core.api['jobs.retry']({ id: jobs[0]!.id })
  expect(await settled(id, 2)).toMatchObject({ status: 'measured', error: null, warning: rawIsUsed })
  expect(asked).toEqual([damaged.length, 'words'.length, damaged.length, dng.length])
})

test('the raw file of a good JPEG is never opened', async () => {
  await put('a.jpg', sample)
  await put('a.dng', 'words')
  expect(await measure()).toMatchObject({ status: 'measured', format: 'jpeg', warning: null })
  expect(asked).toEqual([sample.length])
})

test('a turn opens the JPEG first again: mended, it is used, and nothing is said any more', async () => {
  await put('a.jpg', damaged)
  await put('a.dng', dng)
  const { id } = await measure()
  await core.api['photos.rotate']({ id, degrees: 90 })
  expect(await settled(id, 2)).toMatchObject({ width: 24, height: 32, format: 'dng', warning: rawIsUsed })
  await put('a.jpg', sample)
  await core.api['photos.rotate']({ id, degrees: 270 })
  expect(await settled(id, 3)).toMatchObject({ rotation: 0, format: 'jpeg', warning: null })
})

test('an upload keeps its raw file with it, also when it is submitted twice', async () => {
  await put('a.jpg', damaged)
  await put('a.dng', dng)
  const upload = (name: string) => saveUpload(dataDir, name, createReadStream(join(drop, name)))
  const uploads = [await upload('a.jpg'), await upload('a.dng')]
  const submit = { uploads, advisorIds: ['ansel'], idempotencyKey: 'once' }
  const { photos } = await core.api['photos.add'](submit)
  expect((await core.api['photos.add'](submit)).photos.map(({ id }) => id)).toEqual([uploads[0]])
  const photo = await settled(photos[0]!.id)
  expect(photo).toMatchObject({ id: uploads[0], status: 'measured', format: 'dng', warning: rawIsUsed })
  await core.api['queue.stop']({})
  await core.api['photos.remove']({ id: photo.id })
  await expect(readFile(companionPath(photo)!)).rejects.toMatchObject({ code: 'ENOENT' })
})

test('a companion is looked for beside its photo only, whatever its name says', () => {
  const photo = { id: 'x', path: join(drop, 'a.jpg') }
  expect(companionPath({ ...photo, companion: join('..', '..', 'secret.dng') })).toBe(
    join(drop, 'secret.dng'),
  )
  expect(companionPath({ ...photo, companion: null })).toBeNull()
})
