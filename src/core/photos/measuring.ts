// Has photos measured by the photo child, one after another, and stores what it says before anyone hears of it.
// It never touches pixels itself.
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { toErrorRecord, type ErrorRecord } from '../../shared/errors.ts'
import type { Photo } from '../../shared/photos.ts'
import type { PhotoReply, PhotoRequest } from '../../shared/workers.ts'
import type { Hub } from '../hub.ts'
import type { PhotoPatch } from '../store/photos.ts'
import type { Store } from '../store/index.ts'
import type { Supervisor } from '../workers/supervisor.ts'
import { callsForCompanion, companionPath, companionUsed } from './companion.ts'

/** A file to open for a photo: its own, or the raw file beside it; `notice` says what a person should know of that. */
type Opening = { photo: Photo; path: string; notice: string | null }

export type Measuring = {
  /** Puts photos at the end of the line. One that stands there already is measured once more. */
  start: (photos: Photo[]) => void
  /** Whether a photo stands in line, or is being measured. */
  awaits: (photoId: string) => boolean
  /** Resolves when a photo no longer stands in line, however often it was put there. */
  done: (photoId: string) => Promise<void>
  /** Resolves when a photo is not being measured, though it may stand in line. */
  free: (photoId: string) => Promise<void>
  /** Stores a change of a photo and announces it. */
  update: (photoId: string, patch: PhotoPatch) => void
  /** Stops, and resolves when nothing is being measured. */
  close: () => Promise<void>
}

type MeasuringOptions = {
  dataDir: string
  store: Store
  hub: Hub
  child: Supervisor<PhotoRequest, PhotoReply>
}

/** A photo that says nothing for this long is given up. */
const deadlineMs = 60_000

export function createMeasuring({ dataDir, store, hub, child }: MeasuringOptions): Measuring {
  const closing = new AbortController()
  const waiting = new Map<string, Promise<void>>()
  let line: Promise<void> = Promise.resolve()
  let present: { photoId: string; over: Promise<void> } | null = null

  const update: Measuring['update'] = (photoId, patch) =>
    hub.emit({ type: 'photo_update', photo: store.photos.update(photoId, patch) })

  const onReply = ({ photo: { id: photoId, rotation }, notice }: Opening, reply: PhotoReply): void => {
    if (reply.type === 'opened') {
      const { width, height, format, rendition, size, sha256, camera } = reply
      const warning = [notice, reply.warning].filter(Boolean).join(' ') || null
      store.photos.setPictureHash(photoId, reply.pictureHash)
      update(photoId, { width, height, format, rendition, size, sha256, camera, warning })
    }
    if (reply.type === 'facts') {
      store.facts.put(photoId, reply.facts, reply.complete)
      hub.emit({ type: 'facts', photoId, facts: reply.facts, complete: reply.complete })
    }
    // One that was turned meanwhile is still to be measured.
    if (reply.type === 'measured' && store.photos.get(photoId).rotation === rotation) {
      update(photoId, { status: 'measured', error: null })
    }
  }
  const once = (opening: Opening): Promise<PhotoReply> =>
    child.run({
      request: {
        type: 'measure',
        requestId: randomUUID(),
        path: opening.path,
        outDir: join(dataDir, 'photos', opening.photo.id),
        rotation: opening.photo.rotation,
      },
      onReply: (reply) => onReply(opening, reply),
      isFinal: (reply) => reply.type === 'measured',
      deadlineMs,
      signal: closing.signal,
    })

  /** Why a file could not be measured, null when all is said. A file that ends the child gets a second try. */
  const attempt = async (opening: Opening): Promise<ErrorRecord | null> => {
    for (let tries = 1; !closing.signal.aborted; tries++) {
      try {
        await once(opening)
        return null
      } catch (error) {
        const { code } = toErrorRecord(error)
        // Removed while it was measured: nobody waits for it.
        if (closing.signal.aborted || code === 'not-found') return null
        const childDied = code === 'engine-crashed' || code === 'engine-stalled'
        if (!childDied) return toErrorRecord(error)
        if (tries === 2) {
          // The file is at fault, not the child: it is not given up for a drop with several such files.
          child.restart()
          return unreadable
        }
      }
    }
    return null
  }
  /** Measures the photo or, where that cannot be, its raw file; what is told of a failure is the photo's own. */
  const work = async (photo: Photo): Promise<void> => {
    const error = await attempt({ photo, path: photo.path, notice: null })
    if (error === null) return
    const raw = callsForCompanion(error.code) ? companionPath(photo) : null
    const failed =
      raw === null || (await attempt({ photo, path: raw, notice: companionUsed(photo) })) !== null
    if (failed && !closing.signal.aborted) update(photo.id, { status: 'failed', error })
  }

  /** The turn of a photo in line, unless it was removed meanwhile. */
  const turn = async (photo: Photo): Promise<void> => {
    if (!store.photos.has(photo.id)) return
    present = { photoId: photo.id, over: work(photo) }
    try {
      await present.over
    } finally {
      present = null
    }
  }

  return {
    start(photos) {
      for (const photo of photos) {
        // A photo whose result could not be stored stays `new` and is measured again at the next start.
        const done = line.then(() => turn(photo))
        waiting.set(photo.id, done)
        const settled = (): void => {
          // Unless it is to be measured once more.
          if (waiting.get(photo.id) === done) waiting.delete(photo.id)
        }
        line = done.then(settled, settled)
      }
    },
    awaits: (photoId) => waiting.has(photoId),
    async done(photoId) {
      for (let done = waiting.get(photoId); done; done = waiting.get(photoId)) await done
    },
    async free(photoId) {
      // What it was measured to is told elsewhere.
      if (present?.photoId === photoId) await present.over.catch(() => undefined)
    },
    update,
    async close() {
      closing.abort()
      await line
    },
  }
}

const unreadable: ErrorRecord = {
  code: 'photo-damaged',
  message: 'This photo could not be read: it stops the part of Mondrian that opens photos.',
}
