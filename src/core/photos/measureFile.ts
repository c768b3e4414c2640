// Has one file measured by the photo child, and stores what it says before anyone hears of it.
// It never touches pixels itself.
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { toErrorRecord, type ErrorRecord } from '../../shared/errors.ts'
import type { Photo } from '../../shared/photos.ts'
import type { PhotoReply, PhotoRequest } from '../../shared/workers.ts'
import type { Hub } from '../hub.ts'
import type { Store } from '../store/index.ts'
import type { PhotoPatch } from '../store/photos.ts'
import type { Supervisor } from '../workers/supervisor.ts'

/** A file to open for a photo: its own, or the raw file beside it; `notice` says what a person should know of that. */
export type Opening = { photo: Photo; path: string; notice: string | null }

type FileMeasuringOptions = {
  dataDir: string
  store: Store
  hub: Hub
  child: Supervisor<PhotoRequest, PhotoReply>
  /** Stores a change of a photo and announces it. */
  update: (photoId: string, patch: PhotoPatch) => void
  /** Ends what is being measured. */
  signal: AbortSignal
}

/** A photo that says nothing for this long is given up. */
const deadlineMs = 60_000

const unreadable: ErrorRecord = {
  code: 'photo-damaged',
  message: 'This photo could not be read: it stops the part of Mondrian that opens photos.',
}

/**
 * Why a file could not be measured, null when all is said: it was, its photo is gone, or `signal` aborted.
 * A file that ends the child gets a second try. What cannot be stored is a reason, too. Never rejects.
 */
export function createFileMeasuring({
  dataDir,
  store,
  hub,
  child,
  update,
  signal,
}: FileMeasuringOptions): (opening: Opening) => Promise<ErrorRecord | null> {
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
      signal,
    })

  return async (opening) => {
    for (let tries = 1; !signal.aborted; tries++) {
      try {
        await once(opening)
        return null
      } catch (error) {
        const { code } = toErrorRecord(error)
        // Removed while it was measured: nobody waits for it.
        if (signal.aborted || code === 'not-found') return null
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
}
