// Photos from drop to facts, with the real photo child.
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { heicFile } from '../../../test/fixtures/photos/formats.ts'
import { recordingStarter } from '../../../test/support/children.ts'
import { openCore, resourcesDir, temporaryFolder, type TestCore } from '../../../test/support/core.ts'
import type { Photo } from '../../shared/photos.ts'

let core: TestCore
let dataDir: string
let drop: string
let sample: Buffer

beforeEach(async () => {
  dataDir = await temporaryFolder()
  core = await openCore({ dataDir })
  drop = join(dataDir, 'drop')
  await mkdir(drop)
  sample = await readFile(join(resourcesDir, 'samples', 'evergreen-branch.jpg'))
})

const put = (name: string, bytes: Buffer | string): Promise<void> => writeFile(join(drop, name), bytes)
/** Resolves with the photo once its file was read, for better or worse, after `count` tries. */
async function settled({ id }: Photo, count = 1): Promise<Photo> {
  let seen = 0
  const { photo } = await core.until('photo_update', ({ photo: each }) => {
    return each.id === id && each.status !== 'new' && ++seen === count
  })
  return photo
}
const sizeOf = async ({ id }: Photo): Promise<number> =>
  (await readFile(join(dataDir, 'photos', id, 'thumb.jpg'))).length

test('a mixed drop takes what it can, makes pairs one, and says what it left out and why', async () => {
  await put('a.heic', await heicFile('pier-p3'))
  await put('b.jpg', sample)
  await put('b.nef', 'the same shot')
  await put('c.jpg', 'no picture')
  await put('notes.txt', 'words')
  const { photos, jobs, skipped } = await core.api['photos.add']({ paths: [drop], advisorIds: ['ansel'] })
  expect(photos.map(({ name, companion }) => [name, companion])).toEqual([
    ['a.heic', null],
    ['b.jpg', 'b.nef'],
    ['c.jpg', null],
  ])
  expect(jobs).toHaveLength(3)
  const reason = 'This is not a photo format Mondrian can read.'
  expect(skipped).toEqual([{ name: 'drop/notes.txt', reason, failed: false }])
  expect((await core.api['photos.measure']({ paths: [drop] })).skipped).toEqual(skipped)
  const [heic, jpeg, text] = await Promise.all(photos.map((photo) => settled(photo)))
  expect(heic).toMatchObject({ status: 'measured', format: 'heic', rendition: 'original' })
  expect(jpeg).toMatchObject({ status: 'measured', format: 'jpeg' })
  expect(text).toMatchObject({
    status: 'failed',
    error: { code: 'photo-format', message: 'This is not a photo format Mondrian can read.' },
  })
})

test('a photo turned by hand is measured again, in its facts and its pictures', async () => {
  await put('a.jpg', sample)
  const { photos } = await core.api['photos.measure']({ paths: [drop] })
  const before = await settled(photos[0]!)
  const lying = await core.api['photos.facts']({ id: before.id })
  const size = await sizeOf(before)
  expect(await core.api['photos.rotate']({ id: before.id, degrees: 90 })).toMatchObject({
    rotation: 90,
    status: 'new',
  })
  const after = await settled(before, 2)
  expect(after).toMatchObject({
    status: 'measured',
    rotation: 90,
    width: before.height,
    height: before.width,
  })
  const standing = await core.api['photos.facts']({ id: before.id })
  expect(lying.facts.aspect?.orientation).toBe('landscape')
  expect(standing.facts.aspect?.orientation).toBe('portrait')
  const { map: lyingMap, ...clipped } = lying.facts.clipping!
  const { columns, rows } = lyingMap!
  expect(standing.facts.clipping).toMatchObject({ ...clipped, map: { columns: rows, rows: columns } })
  expect(await sizeOf(before)).not.toBe(size)
  expect(await core.api['photos.rotate']({ id: before.id, degrees: 270 })).toMatchObject({ rotation: 0 })
  await expect(core.api['photos.rotate']({ id: 'none', degrees: 90 })).rejects.toMatchObject({
    code: 'not-found',
  })
})

test('a job waits for a photo that is turned while it is measured', async () => {
  await put('a.jpg', sample)
  const { photos, jobs } = await core.api['photos.add']({ paths: [drop], advisorIds: ['ansel'] })
  await core.until('facts')
  await core.api['photos.rotate']({ id: photos[0]!.id, degrees: 180 })
  await core.until('status_update', ({ job }) => job.id === jobs[0]!.id && job.stage === 'loading')
  expect(await core.api['photos.get']({ id: photos[0]!.id })).toMatchObject({
    rotation: 180,
    status: 'measured',
  })
})

test('the same bytes point to the first photo, another version of the picture is found by its looks', async () => {
  await put('a.jpg', sample)
  await put('b.jpg', sample)
  await put('c.heic', await heicFile('pier-p3'))
  await put('d.jpg', await readFile(join(resourcesDir, 'samples', 'pier-sunset.jpg')))
  const { photos } = await core.api['photos.measure']({ paths: [drop] })
  const [a, b, c, d] = await Promise.all(photos.map((photo) => settled(photo)))
  expect(a?.duplicateOf).toBeNull()
  expect(b?.duplicateOf).toBe(a?.id)
  expect(c?.duplicateOf).toBeNull()
  const similar = async (photo: Photo | undefined): Promise<[string, number][]> => {
    const found = await core.api['photos.similar']({ id: photo!.id })
    return found.photos.map((each) => [each.photo.id, each.distance])
  }
  expect(await similar(a)).toEqual([[b?.id, 0]])
  // The HEIC is cut and more saturated.
  expect(await similar(d)).toEqual([[c?.id, expect.any(Number)]])
})

test('a copy that is measured before the first is told of as one, also when the first is removed', async () => {
  await put('a.jpg', Buffer.concat([sample, Buffer.alloc(3)]))
  await put('b.jpg', sample)
  await put('c.jpg', sample)
  await put('d.jpg', sample)
  const { photos } = await core.api['photos.measure']({ paths: [drop] })
  const [, b, c, d] = photos as [Photo, Photo, Photo, Photo]
  // While the first is measured, the third is put before the second.
  await core.api['photos.show']({ id: c.id })
  expect((await settled(c)).duplicateOf).toBeNull()
  await core.until('photo_update', ({ photo }) => photo.id === c.id && photo.duplicateOf === b.id)
  await Promise.all(photos.map((photo) => settled(photo)))
  await core.api['photos.remove']({ id: b.id })
  await core.until('photo_update', ({ photo }) => photo.id === d.id && photo.duplicateOf === c.id)
  const told = core.events.flatMap((event) => (event.type === 'photo_update' ? [event.photo] : []))
  expect(told.findLast(({ id }) => id === c.id)?.duplicateOf).toBeNull()
})

test('a photo that waits to be measured is removed at once, and never opened', async () => {
  await put('a.jpg', sample)
  const longer = Buffer.concat([sample, Buffer.alloc(7)])
  await put('b.jpg', longer)
  const held = Promise.withResolvers<number>()
  const sizes: number[] = []
  const children = recordingStarter(({ pid }, message) => {
    const { type, size } = message as { type: string; size: number }
    if (type !== 'measure') return
    if (sizes.push(size) === 1) process.kill(pid!, 'SIGSTOP')
    held.resolve(pid!)
  })
  const other = await openCore({ dataDir: await temporaryFolder(), startWorker: children.startWorker })
  const { photos } = await other.api['photos.measure']({ paths: [drop] })
  const pid = await held.promise
  await other.api['photos.remove']({ id: photos[1]!.id })
  expect((await other.api['photos.list']({})).photos.map(({ name }) => name)).toEqual(['a.jpg'])
  process.kill(pid, 'SIGCONT')
  await other.until('photo_update', ({ photo }) => photo.status === 'measured')
  const last = await other.api['photos.measure']({ paths: [join(drop, 'b.jpg')] })
  await other.until('photo_update', ({ photo }) => photo.id === last.photos[0]!.id && photo.status !== 'new')
  expect(sizes).toEqual([sample.length, longer.length])
})
