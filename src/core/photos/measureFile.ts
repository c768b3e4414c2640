// Has one file measured by the photo child, and stores what it says before anyone hears of it.
// It never touches pixels itself.
import { join } from 'node:path'
import { AppError, toErrorRecord, type ErrorRecord } from '../../shared/errors.ts'
import type { Photo } from '../../shared/photos.ts'
import type { PhotoReply, PhotoRequest } from '../../shared/photoMessages.ts'
import type { Hub } from '../hub.ts'
import type { Store } from '../store/index.ts'
import type { PhotoPatch } from '../store/photos.ts'
import type { Supervisor } from '../workers/supervisor.ts'
import { measurePhotoFile, type PhotoFinding } from './photoClient.ts'
import { keepPictures } from './pictures.ts'

/** A file to open for a photo: its own, or the raw file beside it; `notice` says what a person should know of that. */
export type Opening = { photo: Photo; path: string; notice: string | null }

/** What goes into the database. */
type StoredFinding = Exclude<PhotoFinding, { type: 'pictures' }>

type FileMeasuringOptions = {
  dataDir: string
  store: Store
  hub: Hub
  child: Supervisor<PhotoRequest, PhotoReply>
  /** Stores a change of a photo and announces it. */
  update: (photoId: string, patch: PhotoPatch) => void
  /** Ends what is being measured. */
  signal: AbortSignal
  /** Called with what was thrown and is no AppError. */
  onFault: (error: unknown) => void
}

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
  onFault,
}: FileMeasuringOptions): (opening: Opening) => Promise<ErrorRecord | null> {
  const keepFinding = ({ photo: { id: photoId }, notice }: Opening, finding: StoredFinding): void => {
    if (finding.type === 'opened') {
      const { width, height, format, rendition, size, sha256, camera } = finding
      const warning = [notice, finding.warning].filter(Boolean).join(' ') || null
      store.photos.setPictureHash(photoId, finding.pictureHash)
      update(photoId, { width, height, format, rendition, size, sha256, camera, warning })
      // Copies of it that were measured before it, since somebody looked at them, did not know of it.
      for (const photo of store.photos.copiesOf(photoId)) hub.emit({ type: 'photo_update', photo })
    } else {
      store.facts.put(photoId, finding.facts, finding.complete)
      hub.emit({ type: 'facts', photoId, facts: finding.facts, complete: finding.complete })
      if (finding.complete) update(photoId, { measurementScore: finding.measurementScore })
    }
  }
  const once = async (opening: Opening): Promise<void> => {
    const { id: photoId, rotation } = opening.photo
    let kept = Promise.resolve()
    const onFinding = (finding: PhotoFinding): void => {
      if (finding.type !== 'pictures') return keepFinding(opening, finding)
      kept = keepPictures(join(dataDir, 'photos', photoId), finding)
      // Until it is awaited below nobody hears of its failure.
      kept.catch(() => undefined)
    }
    try {
      await measurePhotoFile(child, { path: opening.path, rotation, onFinding, signal })
    } finally {
      // They are written while the child goes on; also a photo that failed is removed only when that is over.
      await kept
    }
    // One that was turned meanwhile is still to be measured.
    if (store.photos.get(photoId).rotation === rotation) update(photoId, { status: 'measured', error: null })
  }

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
        if (!(error instanceof AppError)) onFault(error)
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
