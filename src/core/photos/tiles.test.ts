import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { photoReplySchema, type PhotoReply, type PhotoRequest } from '../../shared/photoMessages.ts'
import type { Photo } from '../../shared/photos.ts'
import { samplePhoto } from '../../shared/testing/samples.ts'
import type { Size } from '../../shared/tiles.ts'
import { createMemoryStarter } from '../workers/memoryStarter.ts'
import { createSupervisor } from '../workers/supervisor.ts'
import { tilePath } from './tileFolders.ts'
import { createTiles } from './tiles.ts'

type Asked = { width: number; answer: (refusal?: string) => void }

/** Tiles of photos in files of 4 bytes; each is told from others by its width. The test answers what the child is asked. */
async function start() {
  const dataDir = await mkdtemp(join(tmpdir(), 'mondrian-tiles-'))
  onTestFinished(() => rm(dataDir, { recursive: true, force: true }))
  const asked: Asked[] = []
  const { startWorker } = createMemoryStarter((post, message) => {
    const request = message as PhotoRequest
    const { requestId } = request
    if (request.type === 'kept') post({ type: 'tiled', requestId })
    if (request.type === 'unreadable') post({ type: 'failed', requestId, error: request.error })
    if (request.type !== 'tile') return
    const answer = (refusal?: string): void =>
      post(
        refusal === undefined
          ? { type: 'tiles', requestId, level: 0, row: 0, pngs: [Buffer.from('png')] }
          : { type: 'failed', requestId, error: { code: 'photo-damaged', message: refusal } },
      )
    asked.push({ width: request.width, answer })
  })
  const child = createSupervisor<PhotoRequest, PhotoReply>({
    startWorker,
    kind: 'photo',
    replySchema: photoReplySchema,
    isSuccess: () => true,
  })
  onTestFinished(() => child.close())
  const library = new Map<string, Size>()
  const tiles = createTiles({ dataDir, child, sizeOf: (id) => library.get(id) ?? null })
  const photo = async (id: string, size: Size, changes: Partial<Photo> = {}): Promise<Photo> => {
    library.set(id, size)
    const path = join(dataDir, `${id}.jpg`)
    await writeFile(path, 'four')
    return samplePhoto(id, { path, size: 4, sha256: null, ...size, ...changes })
  }
  const next = async (): Promise<Asked> => {
    await vi.waitFor(() => expect(asked.length).toBeGreaterThan(0), { interval: 1 })
    return asked.shift()!
  }
  const there = (): Promise<string[]> => readdir(join(dataDir, 'tiles'))
  return { dataDir, tiles, photo, next, asked, there, library }
}

const small = (width: number): Size => ({ width, height: 10 })
const cancelled = { code: 'cancelled', message: 'Another photograph was looked at meanwhile.' }

test('tiles are cut once for all who ask, and lie there whole', async () => {
  const { dataDir, tiles, photo, next, asked } = await start()
  const a = await photo('a', small(1))
  const both = Promise.all([tiles.open(a), tiles.open(a)])
  ;(await next()).answer()
  const [name, same] = await both
  expect(same).toBe(name)
  expect(await readdir(join(dataDir, 'tiles', 'a'))).toEqual([name])
  expect(tilePath(dataDir, 'a', name, '0-0-0')).toBe(join(dataDir, 'tiles', 'a', name, '0-0-0.png'))
  expect(await readdir(join(dataDir, 'tiles', 'a', name))).toEqual(['0-0-0.png'])
  expect(await tiles.open(a)).toBe(name)
  expect(asked).toEqual([])

  const turned = tiles.open({ ...a, rotation: 90 })
  ;(await next()).answer()
  const other = await turned
  expect(await readdir(join(dataDir, 'tiles', 'a'))).toEqual([other])
})

test('the photo on show comes first, then the one asked for last; what was passed by is given up', async () => {
  const { tiles, photo, next } = await start()
  const photos = await Promise.all([1, 2, 3, 4].map((width) => photo(`photo ${width}`, small(width))))
  const opened = photos.map((each) => tiles.open(each))
  const first = await next()
  expect(first.width).toBe(1)
  first.answer()
  const latest = await next()
  expect(latest.width).toBe(4)
  tiles.show('photo 2')
  const given = opened[2]!.catch((error: unknown) => error)
  latest.answer()
  const shown = await next()
  expect(shown.width).toBe(2)
  shown.answer()
  await Promise.all([opened[0], opened[1], opened[3]])
  expect(await given).toMatchObject(cancelled)
})

test('of too many that wait the oldest is given up', async () => {
  const { tiles, photo, next, asked } = await start()
  const first = tiles.open(await photo('first', small(1)))
  const working = await next()
  const photos = await Promise.all(Array.from({ length: 13 }, (_, i) => photo(`photo ${i}`, small(2))))
  const results = photos.map((each) => tiles.open(each))
  await expect(results[0]).rejects.toMatchObject(cancelled)
  const rest = Promise.allSettled(results.slice(1))
  const closing = tiles.close()
  working.answer()
  await closing
  await expect(first).rejects.toMatchObject(cancelled)
  expect((await rest).every(({ status }) => status === 'rejected')).toBe(true)
  expect(asked).toEqual([])
})

test('what lies beyond the limit goes, looked at longest ago first; so does what is left of photos that are gone', async () => {
  const { dataDir, tiles, photo, next, there, library } = await start()
  await mkdir(join(dataDir, 'tiles', 'gone', 'x'), { recursive: true })
  // 0.9 GB each.
  const large = { width: 15_000, height: 15_000 }
  const cut = async (id: string): Promise<string> => {
    const opened = tiles.open(await photo(id, large))
    ;(await next()).answer()
    return opened
  }
  await cut('a')
  expect(await there()).toEqual(['a'])
  await utimes(join(dataDir, 'tiles', 'a'), 1, 1)
  const b = tiles.open(await photo('b', small(3)))
  ;(await next()).answer()
  await b
  expect((await there()).toSorted()).toEqual(['a', 'b'])
  await utimes(join(dataDir, 'tiles', 'b'), 2, 2)
  await cut('c')
  expect((await there()).toSorted()).toEqual(['b', 'c'])
  expect(library.size).toBe(3)
})

test('a photo that is removed while it is cut leaves nothing; one that is refused leaves nothing and says why', async () => {
  const { dataDir, tiles, photo, next, library } = await start()
  const opened = tiles.open(await photo('a', small(1))).catch((error: unknown) => error)
  const { answer } = await next()
  library.delete('a')
  const freed = tiles.free('a')
  answer()
  await freed
  expect(await opened).toMatchObject(cancelled)
  expect(await readdir(join(dataDir, 'tiles', 'a'))).toEqual([])

  const refused = tiles.open(await photo('b', small(2)))
  ;(await next()).answer('This file is damaged.')
  await expect(refused).rejects.toMatchObject({ code: 'photo-damaged' })
  expect(await readdir(join(dataDir, 'tiles', 'b'))).toEqual([])
  const unmeasured = await photo('c', small(2), { status: 'new' })
  await expect(tiles.open(unmeasured)).rejects.toMatchObject({ code: 'bad-request' })
})

test('where a photo cannot be cut, the raw file beside it is', async () => {
  const { dataDir, tiles, photo, next } = await start()
  await writeFile(join(dataDir, 'a.cr2'), 'four')
  const opened = tiles.open(await photo('a', small(1), { companion: 'a.cr2' }))
  ;(await next()).answer('This file is damaged.')
  ;(await next()).answer()
  const name = await opened
  expect(await readdir(join(dataDir, 'tiles', 'a'))).toEqual([name])
})
