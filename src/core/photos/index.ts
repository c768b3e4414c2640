// Photos arrive here: a row at once, facts as soon as the photo child has them. Never touches pixels itself.
import { rm } from 'node:fs/promises'
import { randomUUID } from 'node:crypto'
import { basename, join, resolve } from 'node:path'
import { AppError, fromErrorRecord, toErrorRecord, type ErrorRecord } from '../../shared/errors.ts'
import type { Facts } from '../../shared/facts.ts'
import { emptyCamera, type Camera, type Photo } from '../../shared/photos.ts'
import type { PhotoReply, PhotoRequest } from '../../shared/workers.ts'
import type { Hub } from '../hub.ts'
import type { Store } from '../store/index.ts'
import type { Supervisor } from '../workers/supervisor.ts'
import { findUpload, removeUpload, sweepUploads, type PhotoSource } from './uploads.ts'

export type Measured = { photo: Photo; facts: Facts; camera: Camera }

export type Photos = {
  /** What a command names, paths or uploads. Rejects with `not-found` for an upload that is not there. */
  sources: (named: { paths?: string[] | undefined; uploads?: string[] | undefined }) => Promise<PhotoSource[]>
  /** A row per source, to be stored inside the caller's transaction; `measure` starts the work afterwards. */
  insert: (sources: PhotoSource[]) => Photo[]
  measure: (photos: Photo[]) => void
  /** Gives a photo that failed another chance; does nothing for any other. */
  retry: (photoId: string) => void
  /** Resolves when the photo is measured; rejects with the photo's own error, or `cancelled` by `signal`. */
  measured: (photoId: string, signal: AbortSignal) => Promise<Measured>
  remove: (photoId: string) => Promise<void>
  /** Resolves when nothing is being measured. */
  close: () => Promise<void>
}

type PhotosOptions = {
  dataDir: string
  store: Store
  hub: Hub
  child: Supervisor<PhotoRequest, PhotoReply>
  wallNow: () => number
}

/** A photo that says nothing for this long is given up. */
const deadlineMs = 60_000
/** An upload that became no photo is kept this long. */
const uploadKeptMs = 24 * 60 * 60 * 1000

export function createPhotos({ dataDir, store, hub, child, wallNow }: PhotosOptions): Photos {
  const closing = new AbortController()
  const waiting = new Map<string, Promise<void>>()
  let line: Promise<void> = Promise.resolve()
  const swept = sweepUploads(dataDir, wallNow() - uploadKeptMs, store.photos.has)

  const update = (photoId: string, patch: Parameters<Store['photos']['update']>[1]): void =>
    hub.emit({ type: 'photo_update', photo: store.photos.update(photoId, patch) })

  const onReply = (photoId: string, reply: PhotoReply): void => {
    if (reply.type === 'opened') {
      const { width, height, format, size, sha256, camera, warning } = reply
      update(photoId, { width, height, format, size, sha256, camera, warning })
    }
    if (reply.type === 'facts') {
      store.facts.put(photoId, reply.facts, reply.complete)
      hub.emit({ type: 'facts', photoId, facts: reply.facts, complete: reply.complete })
    }
    if (reply.type === 'measured') update(photoId, { status: 'measured' })
  }
  const once = (photo: Photo): Promise<PhotoReply> =>
    child.run({
      request: {
        type: 'measure',
        requestId: randomUUID(),
        path: photo.path,
        outDir: join(dataDir, 'photos', photo.id),
      },
      onReply: (reply) => onReply(photo.id, reply),
      isFinal: (reply) => reply.type === 'measured',
      deadlineMs,
      signal: closing.signal,
    })

  /** Measures; a photo that ends the child gets a second try, then it is named and left. */
  const work = async (photo: Photo): Promise<void> => {
    for (let attempt = 1; !closing.signal.aborted; attempt++) {
      try {
        await once(photo)
        return
      } catch (error) {
        const { code } = toErrorRecord(error)
        // Removed while it was measured: nobody waits for it.
        if (closing.signal.aborted || code === 'not-found') return
        const childDied = code === 'engine-crashed' || code === 'engine-stalled'
        if (childDied && attempt === 1) continue
        update(photo.id, { status: 'failed', error: childDied ? unreadable : toErrorRecord(error) })
        return
      }
    }
  }

  const measure = (photos: Photo[]): void => {
    for (const photo of photos) {
      // A photo whose result could not be stored stays `new` and is measured again at the next start.
      const done = line.then(() => work(photo))
      const settled = (): void => void waiting.delete(photo.id)
      line = done.then(settled, settled)
      waiting.set(photo.id, done)
    }
  }

  return {
    sources: async ({ paths = [], uploads = [] }) => [
      ...paths.map((path) => ({ path: resolve(path) })),
      ...(await Promise.all([...new Set(uploads)].map((id) => findUpload(dataDir, id)))),
    ],
    insert: (sources) =>
      sources.map(({ path, name = basename(path), id = randomUUID() }) => {
        if (store.photos.has(id)) throw new AppError('bad-request', 'This upload was added before.')
        return store.photos.insert({ id, name, path, addedAt: wallNow() })
      }),
    measure,
    retry(photoId) {
      if (store.photos.get(photoId).status !== 'failed') return
      update(photoId, { status: 'new', error: null })
      measure([store.photos.get(photoId)])
    },
    async measured(photoId, signal) {
      const known = store.photos.get(photoId)
      // Left `new` by a store that could not be written.
      if (known.status === 'new' && !waiting.has(photoId)) measure([known])
      await Promise.race([waiting.get(photoId), rejected(signal)])
      const photo = store.photos.get(photoId)
      if (photo.error) throw fromErrorRecord(photo.error)
      const facts = store.facts.get(photoId)
      if (photo.status !== 'measured' || !facts?.complete) {
        throw new AppError('internal', 'The photo was not measured to the end.')
      }
      return { photo, facts: facts.facts, camera: photo.camera ?? emptyCamera }
    },
    async remove(photoId) {
      await waiting.get(photoId)
      store.photos.remove(photoId)
      await rm(join(dataDir, 'photos', photoId), { recursive: true, force: true })
      await removeUpload(dataDir, photoId)
    },
    async close() {
      closing.abort()
      await Promise.all([line, swept])
    },
  }
}

const unreadable: ErrorRecord = {
  code: 'photo-damaged',
  message: 'This photo could not be read: it stops the part of Mondrian that opens photos.',
}

/** Rejects when `signal` aborts; never resolves. */
function rejected(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const stop = (): void => reject(new AppError('cancelled', 'Stopped.'))
    if (signal.aborted) stop()
    else signal.addEventListener('abort', stop, { once: true })
  })
}
