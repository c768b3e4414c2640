// A full disk is no fault of the photograph that is measured just then.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { AppError } from '../../shared/errors.ts'
import type { MondrianEvent } from '../../shared/events.ts'
import { photoReplySchema, type PhotoReply, type PhotoRequest } from '../../shared/photoMessages.ts'
import { createHub } from '../hub.ts'
import { createManualClock } from '../manualClock.ts'
import { openStore, type Store } from '../store/index.ts'
import { createMemoryStarter } from '../workers/memoryStarter.ts'
import { createSupervisor } from '../workers/supervisor.ts'
import { createPhotos } from './index.ts'
import { emptyFindings, memoryPhotoChild } from './testing/memoryPhotoChild.ts'

/** Photos over a disk that is full as long as `disk` says so: for facts, or for every change of a photo. */
async function start() {
  const dataDir = await mkdtemp(join(tmpdir(), 'mondrian-full-'))
  onTestFinished(() => rm(dataDir, { recursive: true, force: true }))
  await mkdir(join(dataDir, 'photos'))
  const disk: { full: 'no' | 'for facts' | 'for all' } = { full: 'for facts' }
  const real = openStore({ dataDir, now: Date.now })
  const unlessFull = (...when: (typeof disk.full)[]): void => {
    if (when.includes(disk.full)) throw new AppError('disk-full', 'The disk is full.')
  }
  const store: Store = {
    ...real,
    facts: {
      ...real.facts,
      put: (...given) => {
        unlessFull('for facts', 'for all')
        real.facts.put(...given)
      },
    },
    photos: {
      ...real.photos,
      update: (...given) => {
        unlessFull('for all')
        return real.photos.update(...given)
      },
    },
  }
  const clock = createManualClock()
  const answer = memoryPhotoChild(({ post }, { requestId }) => emptyFindings(requestId).forEach(post))
  const { startWorker } = createMemoryStarter((_post, request, child) =>
    answer(child, request as PhotoRequest),
  )
  const child = createSupervisor<PhotoRequest, PhotoReply>({
    startWorker,
    clock,
    random: () => 0.5,
    kind: 'photo',
    replySchema: photoReplySchema,
    isSuccess: (reply) => reply.type === 'measured',
  })
  const hub = createHub({
    reserveSeq: real.meta.reserveSeq,
    wallNow: () => 0,
    snapshot: () => ({ jobs: [], queuePaused: null, notice: null }),
  })
  const events: MondrianEvent[] = []
  hub.on((event) => events.push(event))
  const held: (string | null)[] = []
  const photos = createPhotos({
    dataDir,
    store,
    hub,
    child,
    clock,
    looking: {
      start: () => undefined,
      hasten: () => undefined,
      makeWay: () => undefined,
      settled: async () => null,
    },
    advising: { ready: async () => [] },
    onMeasured: async () => undefined,
    onFault: (fault) => {
      throw fault
    },
    onHeld: (error) => held.push(error?.code ?? null),
    wallNow: Date.now,
  })
  const close = async (): Promise<void> => {
    await photos.close()
    await child.close()
  }
  onTestFinished(async () => {
    await close()
    real.close()
  })
  const path = join(dataDir, 'a.jpg')
  await writeFile(path, 'a')
  const [photo, next] = photos.insert([{ path }, { path }])
  photos.measure([photo!, next!])
  const updates = () => events.flatMap((event) => (event.type === 'photo_update' ? [event.photo] : []))
  return { photos, store: real, clock, disk, held, updates, close, photo: photo!, next: next! }
}

test('it stays new while the disk is full, says why, and is measured when there is room again', async () => {
  const { store, clock, disk, held, updates, photo, next } = await start()
  await vi.waitFor(() => expect(updates().at(-1)?.error).toMatchObject({ code: 'disk-full' }))
  expect(held).toEqual(['disk-full'])
  expect(store.photos.get(photo.id)).toMatchObject({ status: 'new', error: { code: 'disk-full' } })
  expect(store.photos.get(next.id)).toMatchObject({ status: 'new', error: null })
  disk.full = 'for all'
  clock.advance(2000)
  await vi.waitFor(() => expect(clock.pending()).toBeGreaterThan(0))
  disk.full = 'no'
  await vi.waitFor(() => {
    clock.advance(4000)
    for (const { id } of [photo, next]) {
      expect(store.photos.get(id)).toMatchObject({ status: 'measured', error: null })
    }
  })
  expect(updates().some(({ status }) => status === 'failed')).toBe(false)
  expect(held.at(-1)).toBeNull()
})

test('it can be removed while the line waits, which goes on with the next', async () => {
  const { photos, store, clock, disk, updates, photo, next } = await start()
  await vi.waitFor(() => expect(updates().at(-1)?.error).toMatchObject({ code: 'disk-full' }))
  await photos.remove(photo.id)
  disk.full = 'no'
  clock.advance(2000)
  await vi.waitFor(() => expect(store.photos.get(next.id).status).toBe('measured'))
})

test('it waits for the next start where the app is closed before', async () => {
  const { store, updates, close, photo, next } = await start()
  await vi.waitFor(() => expect(updates().at(-1)?.error).toMatchObject({ code: 'disk-full' }))
  await close()
  expect(store.photos.pending().map(({ id }) => id)).toEqual([photo.id, next.id])
})
